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

package io.github.sslclient.x509;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

import javax.crypto.Cipher;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a CRL or an OCSP answer, checked when its issuer is known
 * ({@code ASN1_item_verify_ex}). Immutable.
 */
public final class AuthoritySignature {

	private static final byte[] NULL = { DerReader.NULL, 0 };

	private final SignatureScheme scheme;

	private final byte @Nullable [] parameters;

	private final byte @Nullable [] signed;

	private final byte[] value;

	/**
	 * Create a signature.
	 * @param scheme how it was made
	 * @param parameters the DER of the scheme's parameters, or {@code null}
	 * @param signed the digest or the bytes that were signed, whichever the scheme needs,
	 * or {@code null} if no key can have made the signature
	 * @param value the signature itself
	 */
	public AuthoritySignature(SignatureScheme scheme, byte @Nullable [] parameters, byte @Nullable [] signed,
			byte[] value) {
		this.scheme = scheme;
		this.parameters = parameters;
		this.signed = signed;
		this.value = value;
	}

	/**
	 * Take the signature of something that is at hand.
	 * @param algorithm the DER of its AlgorithmIdentifier
	 * @param message the bytes that were signed
	 * @param value the signature itself, or {@code null} if it cannot be one
	 * @return the signature
	 * @throws DerException if the algorithm is malformed
	 */
	public static AuthoritySignature of(byte[] algorithm, byte[] message, byte @Nullable [] value) throws DerException {
		SignatureScheme scheme = SignatureScheme.of(algorithm);
		byte[] signed = (value != null) ? scheme.signed(message) : null;
		return new AuthoritySignature(scheme, SignatureScheme.parameters(algorithm), signed,
				(value != null) ? value : new byte[0]);
	}

	/**
	 * Check the signature.
	 * @param key the key of the issuer
	 * @return whether the issuer made it; {@code false} as well if the platform cannot
	 * tell
	 */
	public boolean isBy(PublicKey key) {
		if (this.signed == null) {
			return false;
		}
		try {
			return switch (this.scheme.kind()) {
				case RSA ->
					key instanceof RSAPublicKey rsa && key.getAlgorithm().equals("RSA") && isByRsa(rsa, this.signed);
				case ECDSA -> key instanceof ECPublicKey && SignatureValue.isPairOfIntegers(this.value)
						&& verify("NONEwithECDSA", key, this.signed);
				case DSA -> SignatureValue.isPairOfIntegers(this.value) && verify(this.scheme.name(), key, this.signed);
				case RSA_PSS -> this.parameters != null && verify(this.scheme.name(), key, this.signed);
				case EDWARDS -> this.parameters == null && verify(this.scheme.name(), key, this.signed);
				case UNKNOWN -> false;
			};
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// Some providers answer keys and signatures they dislike with the latter.
			return false;
		}
	}

	/**
	 * Whether another signature is of the same bytes and is the same itself.
	 * @param other the other
	 * @return whether it is; {@code false} where no key can have made them
	 */
	public boolean isSame(AuthoritySignature other) {
		return this == other || (this.signed != null && Arrays.equals(this.signed, other.signed)
				&& Arrays.equals(this.value, other.value));
	}

	/**
	 * Compare with the one encoding that RFC 8017, section 9.2, allows, so that there is
	 * nothing to parse ({@code ossl_rsa_verify}).
	 */
	private boolean isByRsa(RSAPublicKey key, byte[] digest) throws GeneralSecurityException {
		int length = (key.getModulus().bitLength() + 7) / 8;
		byte[] expected = encode(digest, length);
		if (this.value.length != length || expected == null) {
			return false;
		}
		Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, key);
		return MessageDigest.isEqual(expected, cipher.doFinal(this.value));
	}

	private byte @Nullable [] encode(byte[] digest, int length) {
		byte[] algorithm = DerWriter.element(DerReader.SEQUENCE,
				DerWriter.element(DerReader.OBJECT_IDENTIFIER, this.scheme.digest()), NULL);
		byte[] info = DerWriter.element(DerReader.SEQUENCE, algorithm,
				DerWriter.element(DerReader.OCTET_STRING, digest));
		int separator = length - info.length - 1;
		// Two bytes before at least eight of padding
		if (separator < 10) {
			return null;
		}
		byte[] encoded = new byte[length];
		encoded[1] = 1;
		Arrays.fill(encoded, 2, separator, (byte) 0xFF);
		System.arraycopy(info, 0, encoded, separator + 1, info.length);
		return encoded;
	}

	private boolean verify(String algorithm, PublicKey key, byte[] message) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(algorithm);
		if (this.scheme.kind() == SignatureScheme.Kind.RSA_PSS) {
			AlgorithmParameters pss = AlgorithmParameters.getInstance("RSASSA-PSS");
			try {
				pss.init(this.parameters);
			}
			catch (IOException ex) {
				return false;
			}
			signature.setParameter(pss.getParameterSpec(PSSParameterSpec.class));
		}
		signature.initVerify(key);
		signature.update(message);
		return signature.verify(this.value);
	}

}
