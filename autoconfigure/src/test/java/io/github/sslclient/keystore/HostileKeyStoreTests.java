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

package io.github.sslclient.keystore;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

import io.github.sslclient.error.SslException;
import io.github.sslclient.test.BinarySource;
import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What key stores may not do that somebody else made.
 */
class HostileKeyStoreTests {

	/** More than a refusal takes, and far less than two thousand million iterations. */
	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final Identity CLIENT = TestPki.create(KeyKind.EC).client("me");

	private static final byte[] PKCS12 = TestKeyStore.create("PKCS12").with("me", CLIENT).bytes();

	private static final byte[] JKS = TestKeyStore.create("JKS").with("me", CLIENT).bytes();

	private static final byte[] JCEKS = TestKeyStore.create("JCEKS").with("me", CLIENT).bytes();

	@Test
	void aMacOfManyIterationsIsRefused() throws Exception {
		Pfx sound = Pfx.getInstance(PKCS12);
		MacData mac = sound.getMacData();
		byte[] hostile = new Pfx(sound.getAuthSafe(), new MacData(mac.getMac(), mac.getSalt(), Integer.MAX_VALUE))
			.getEncoded();
		assertRefused(hostile);
	}

	@Test
	void aKeyOfManyIterationsIsRefused() throws Exception {
		SafeBag bag = new SafeBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
				new EncryptedPrivateKeyInfo(manyIterations(), new byte[256]).toASN1Primitive());
		assertRefused(pfx(new ContentInfo(PKCSObjectIdentifiers.data, octets(new DERSequence(bag)))));
	}

	@Test
	void certificatesOfManyIterationsAreRefused() throws Exception {
		ASN1EncodableVector content = new ASN1EncodableVector();
		content.add(PKCSObjectIdentifiers.data);
		content.add(manyIterations());
		content.add(new DERTaggedObject(false, 0, new DEROctetString(new byte[256])));
		ASN1EncodableVector encrypted = new ASN1EncodableVector();
		encrypted.add(new ASN1Integer(0));
		encrypted.add(new DERSequence(content));
		assertRefused(pfx(new ContentInfo(PKCSObjectIdentifiers.encryptedData, new DERSequence(encrypted))));
	}

	@Property(tries = 500)
	void damageIsToldAsAnErrorOfTheSetting(@ForAll long seed) {
		Random random = new Random(seed);
		byte[] damaged = switch (random.nextInt(3)) {
			case 0 -> new DerMutator(random).mutate(PKCS12);
			case 1 -> flip(JKS, random);
			default -> flip(JCEKS, random);
		};
		try {
			read(damaged);
		}
		catch (SslException ex) {
			assertThat(ex.getError().setting()).isEqualTo("certificate");
		}
	}

	private static byte[] flip(byte[] sound, Random random) {
		byte[] damaged = sound.clone();
		// The first four bytes are what tells that it is one.
		for (int i = random.nextInt(4); i >= 0; i--) {
			damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
		}
		return damaged;
	}

	private static void assertRefused(byte[] hostile) {
		assertTimeoutPreemptively(BOUND,
				() -> assertThatExceptionOfType(SslException.class).isThrownBy(() -> read(hostile)));
	}

	private static void read(byte[] bytes) throws SslException {
		try (SourceContent content = SourceContent.of(new BinarySource(bytes))) {
			if (content.isKeyStore()) {
				OpenKeyStore open = content.open("certificate", "certificate-password",
						TestKeyStore.PASSWORD.toCharArray());
				open.keys(null);
			}
		}
	}

	private static AlgorithmIdentifier manyIterations() {
		byte[] salt = new byte[16];
		new SecureRandom().nextBytes(salt);
		KeyDerivationFunc function = new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt,
				Integer.MAX_VALUE, 32, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256)));
		return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function,
				new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]))));
	}

	private static byte[] pfx(ContentInfo content) throws IOException {
		return new Pfx(new ContentInfo(PKCSObjectIdentifiers.data, octets(new DERSequence(content))), null)
			.getEncoded();
	}

	private static ASN1OctetString octets(ASN1Encodable content) throws IOException {
		return new DEROctetString(content.toASN1Primitive().getEncoded());
	}

}
