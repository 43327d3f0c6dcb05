/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sslclient.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a key signed a list. The expected answers are those of OpenSSL 3.0's
 * {@code X509_CRL_verify}.
 */
class ListSignatureTests {

	private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

	private static final String SHA256_WITH_RSA = "300D06092A864886F70D01010B0500";

	private static final byte[] SHA256_INFO = ListSpec.hex("3031300D060960864801650304020105000420");

	@ParameterizedTest(name = "{0} with {1}")
	@CsvSource({ "MD5withRSA, RSA", "SHA1withRSA, RSA", "SHA224withRSA, RSA", "SHA256withRSA, RSA",
			"SHA384withRSA, RSA", "SHA512withRSA, RSA", "SHA3-256withRSA, RSA", "SHA1withECDSA, EC-256",
			"SHA256withECDSA, EC-256", "SHA512withECDSA, EC-256", "SHA384withECDSA, EC-384", "SHA224withECDSA, EC-521",
			"SHA512withECDSA, EC-521", "SHA256withDSA, DSA", "Ed25519, Ed25519", "Ed448, Ed448" })
	void onlyTheKeyThatSignedDidAndOnlyTheseBytes(String algorithm, String key) throws Exception {
		ListSpec spec = ListSpec.create().entry(1);
		signWith(spec, algorithm, keys(key));
		byte[] encoded = spec.encode();
		assertThat(RevocationList.parse(encoded).isSignedBy(keys(key).getPublic())).isTrue();
		assertThat(RevocationList.parse(encoded).isSignedBy(keys("other " + key).getPublic())).isFalse();
		assertThat(RevocationList.parse(encoded).isSignedBy(ListSpec.publicKey())).isFalse();
		byte[] otherSignature = encoded.clone();
		otherSignature[encoded.length - 1] ^= 1;
		assertThat(RevocationList.parse(otherSignature).isSignedBy(keys(key).getPublic())).isFalse();
		int name = new String(encoded, StandardCharsets.ISO_8859_1).indexOf("Test Authority");
		byte[] otherName = encoded.clone();
		otherName[name] ^= 0x20;
		assertThat(RevocationList.parse(otherName).isSignedBy(keys(key).getPublic())).isFalse();
	}

	@Test
	void probabilisticSignatureIsCheckedByItsParameters() throws Exception {
		byte[] parameters = ListSpec.hex("304106092A864886F70D01010A3034A00F300D06096086480165030402010500"
				+ "A11C301A06092A864886F70D010108300D06096086480165030402010500A203020120");
		ListSpec spec = ListSpec.create().algorithm(parameters, parameters).signer((bytes) -> {
			Signature signature = Signature.getInstance("RSASSA-PSS");
			signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
			signature.initSign(keys("RSA").getPrivate());
			signature.update(bytes);
			return signature.sign();
		});
		assertThat(spec.parse().isSignedBy(keys("RSA").getPublic())).isTrue();
		assertThat(spec.parse().isSignedBy(keys("other RSA").getPublic())).isFalse();
		parameters[parameters.length - 1]++;
		assertThat(spec.parse().isSignedBy(keys("RSA").getPublic())).isFalse();
	}

	@Test
	void probabilisticSignatureWithoutParametersIsRefused() throws Exception {
		byte[] algorithm = ListSpec.hex("300B06092A864886F70D01010A");
		assertThat(rsa(algorithm, algorithm).isSignedBy(keys("RSA").getPublic())).isFalse();
	}

	@Test
	void keyForProbabilisticSignaturesAloneMadeNoOther() throws Exception {
		byte[] algorithm = ListSpec.hex(SHA256_WITH_RSA);
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
		generator.initialize(2048);
		KeyPair keys = generator.generateKeyPair();
		RevocationList list = ListSpec.create()
			.algorithm(algorithm, algorithm)
			.signer((bytes) -> raw((RSAPrivateKey) keys.getPrivate(),
					padded(SHA256_INFO, MessageDigest.getInstance("SHA-256").digest(bytes))))
			.parse();
		assertThat(list.isSignedBy(keys.getPublic())).isFalse();
	}

	@Test
	void algorithmsInsideAndOutsideMustBeTheSame() throws Exception {
		byte[] withNull = ListSpec.hex(SHA256_WITH_RSA);
		byte[] withoutNull = ListSpec.hex("300B06092A864886F70D01010B");
		PublicKey key = keys("RSA").getPublic();
		assertThat(rsa(withNull, withNull).isSignedBy(key)).isTrue();
		assertThat(rsa(withoutNull, withoutNull).isSignedBy(key)).isTrue();
		assertThat(rsa(withNull, withoutNull).isSignedBy(key)).isFalse();
		assertThat(rsa(withoutNull, withNull).isSignedBy(key)).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "3009060729010203040506", "300D06092A864886F70D01010F0500", "300B060960864801650304030A",
			"300D06092A864886F70D0101010500" })
	void algorithmThatOpenSslDoesNotKnowIsRefused(String algorithm) throws Exception {
		byte[] identifier = ListSpec.hex(algorithm);
		RevocationList list = rsa(identifier, identifier);
		assertThat(list.isSignedBy(keys("RSA").getPublic())).isFalse();
		assertThat(list.isSignedBy(ListSpec.publicKey())).isFalse();
	}

	@Test
	void edwardsSignatureMustNotHaveParameters() throws Exception {
		byte[] algorithm = ListSpec.hex("300706032B65700500");
		RevocationList list = ListSpec.create()
			.algorithm(algorithm, algorithm)
			.signer((bytes) -> ListSpec.sign("Ed25519", keys("Ed25519").getPrivate(), bytes))
			.parse();
		assertThat(list.isSignedBy(keys("Ed25519").getPublic())).isFalse();
	}

	@Test
	void digestInfoMustHaveItsNull() throws Exception {
		byte[] info = ListSpec.hex("302F300B06096086480165030402010420");
		assertThat(forged((digest) -> padded(SHA256_INFO, digest))).isTrue();
		assertThat(forged((digest) -> padded(info, digest))).isFalse();
	}

	@Test
	void paddingMustBeComplete() throws Exception {
		assertThat(forged((digest) -> {
			byte[] shortened = padded(SHA256_INFO, digest);
			System.arraycopy(shortened, 100, shortened, 20, shortened.length - 100);
			return shortened;
		})).isFalse();
		assertThat(forged((digest) -> {
			byte[] other = padded(SHA256_INFO, digest);
			other[1] = 2;
			return other;
		})).isFalse();
	}

	@Test
	void signatureMustBeAsLongAsTheModulus() throws Exception {
		byte[] algorithm = ListSpec.hex(SHA256_WITH_RSA);
		RevocationList list = ListSpec.create().algorithm(algorithm, algorithm).signer((bytes) -> {
			byte[] signature = ListSpec.sign("SHA256withRSA", keys("RSA").getPrivate(), bytes);
			byte[] longer = new byte[signature.length + 1];
			System.arraycopy(signature, 0, longer, 1, signature.length);
			return longer;
		}).parse();
		assertThat(list.isSignedBy(keys("RSA").getPublic())).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "long length", "padded integer", "more behind", "negative", "empty", "no sequence" })
	void pairOfIntegersMustBeEncodedAsOpenSslWouldEncodeIt(String damage) throws Exception {
		RevocationList list = ListSpec.create().signer((bytes) -> {
			byte[] signature = ListSpec.sign("SHA256withECDSA", keys("EC-256").getPrivate(), bytes);
			try {
				return damage(damage, signature);
			}
			catch (DerException ex) {
				throw new GeneralSecurityException(ex);
			}
		}).parse();
		assertThat(list.isSignedBy(keys("EC-256").getPublic())).isFalse();
	}

	@Test
	void signatureThatDoesNotEndWithAByteIsRefused() throws Exception {
		byte[] encoded = ListSpec.create().encode();
		encoded[encoded.length - lastElement(encoded).length + 2] = 4;
		assertThat(RevocationList.parse(encoded).isSignedBy(ListSpec.publicKey())).isFalse();
	}

	@Test
	void answerDoesNotOutliveItsKey() throws Exception {
		RevocationList list = ListSpec.create().parse();
		for (int i = 0; i < 3; i++) {
			assertThat(list.isSignedBy(ListSpec.publicKey())).isTrue();
			assertThat(list.isSignedBy(keys("EC-256").getPublic())).isFalse();
		}
	}

	private static byte[] lastElement(byte[] encoded) throws DerException {
		DerReader content = DerReader.of(encoded).enter(0x30);
		content.element();
		content.element();
		return content.element();
	}

	private static byte[] damage(String damage, byte[] signature) throws DerException {
		DerReader pair = DerReader.of(signature).enter(0x30);
		byte[] first = pair.element();
		byte[] second = pair.element();
		byte[] content = Arrays.copyOfRange(first, 2, first.length);
		return switch (damage) {
			case "long length" -> {
				byte[] longer = new byte[signature.length + 1];
				System.arraycopy(signature, 1, longer, 2, signature.length - 1);
				longer[0] = 0x30;
				longer[1] = (byte) 0x81;
				yield longer;
			}
			case "padded integer" -> DerWriter.element(0x30, DerWriter.element(0x02, new byte[1], content), second);
			case "more behind" -> DerWriter.element(0x30, first, second, ListSpec.hex("0500"));
			case "negative" -> DerWriter.element(0x30,
					DerWriter.element(0x02, new BigInteger(content).subtract(BigInteger.TWO.pow(264)).toByteArray()),
					second);
			case "empty" -> new byte[0];
			default -> DerWriter.element(0x31, first, second);
		};
	}

	private static boolean forged(Encoding encoding) throws Exception {
		byte[] algorithm = ListSpec.hex(SHA256_WITH_RSA);
		return ListSpec.create()
			.algorithm(algorithm, algorithm)
			.signer((bytes) -> raw((RSAPrivateKey) keys("RSA").getPrivate(),
					encoding.of(MessageDigest.getInstance("SHA-256").digest(bytes))))
			.parse()
			.isSignedBy(keys("RSA").getPublic());
	}

	/** The encoding of RFC 8017, section 9.2, for a modulus of 256 bytes. */
	private static byte[] padded(byte[] info, byte[] digest) {
		byte[] padded = new byte[256];
		Arrays.fill(padded, (byte) 0xFF);
		padded[0] = 0;
		padded[1] = 1;
		int start = padded.length - info.length - digest.length;
		padded[start - 1] = 0;
		System.arraycopy(info, 0, padded, start, info.length);
		System.arraycopy(digest, 0, padded, start + info.length, digest.length);
		return padded;
	}

	private static byte[] raw(RSAPrivateKey key, byte[] message) {
		byte[] power = new BigInteger(1, message).modPow(key.getPrivateExponent(), key.getModulus()).toByteArray();
		byte[] signature = new byte[256];
		int length = Math.min(power.length, signature.length);
		System.arraycopy(power, power.length - length, signature, signature.length - length, length);
		return signature;
	}

	private static RevocationList rsa(byte[] inner, byte[] outer) throws DerException {
		return ListSpec.create()
			.algorithm(inner, outer)
			.signer((bytes) -> ListSpec.sign("SHA256withRSA", keys("RSA").getPrivate(), bytes))
			.parse();
	}

	private static void signWith(ListSpec spec, String algorithm, KeyPair keys) throws IOException {
		byte[] identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm).getEncoded();
		spec.algorithm(identifier, identifier).signer((bytes) -> ListSpec.sign(algorithm, keys.getPrivate(), bytes));
	}

	private static KeyPair keys(String name) {
		return KEYS.computeIfAbsent(name, ListSignatureTests::generate);
	}

	private static KeyPair generate(String name) {
		String[] parts = name.replace("other ", "").split("-");
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(parts[0]);
			if (parts.length > 1) {
				generator.initialize(Integer.parseInt(parts[1]));
			}
			else if (!parts[0].startsWith("Ed")) {
				generator.initialize(2048);
			}
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Makes of a digest what is signed.
	 */
	private interface Encoding {

		byte[] of(byte[] digest);

	}

}
