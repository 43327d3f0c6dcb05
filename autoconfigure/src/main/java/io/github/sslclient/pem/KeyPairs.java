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

package io.github.sslclient.pem;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Objects;

/**
 * Tells whether a private key and a certificate belong together.
 */
public final class KeyPairs {

	private static final int NONCE_LENGTH = 32;

	private KeyPairs() {
	}

	/**
	 * Whether the key and the certificate's key are of one type. OpenSSL calls a
	 * difference "no certificate assigned" and anything else "key values mismatch".
	 * @param key the private key
	 * @param certificate the certificate
	 * @return whether both are RSA, RSASSA-PSS, EC, Ed25519 or Ed448
	 */
	public static boolean sameType(PrivateKey key, X509Certificate certificate) {
		Objects.requireNonNull(key, "'key' must not be null");
		return type(key).equalsIgnoreCase(type(certificate.getPublicKey()));
	}

	/**
	 * Whether the certificate is of this key's pair.
	 * @param key the private key; one that a token keeps inside must be able to sign
	 * @param certificate the certificate
	 * @return whether RSA moduli are the same, or the public key that the file of an EC
	 * key carries, or else the certificate verifies what the key signs
	 */
	public static boolean matches(PrivateKey key, X509Certificate certificate) {
		if (!sameType(key, certificate)) {
			return false;
		}
		PublicKey publicKey = certificate.getPublicKey();
		if (key instanceof RSAKey rsaKey && publicKey instanceof RSAKey rsaPublicKey) {
			return rsaKey.getModulus().equals(rsaPublicKey.getModulus());
		}
		byte[] embedded = key.getAlgorithm().equals("EC") ? EmbeddedPublicKey.of(key) : null;
		if (embedded != null) {
			return Arrays.equals(embedded, publicKey.getEncoded());
		}
		try {
			return verifies(key, publicKey);
		}
		catch (InvalidKeyException | SignatureException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No signature algorithm for keys of type " + key.getAlgorithm(), ex);
		}
	}

	/**
	 * Whether the platform can sign with the key: it reads keys on curves that it has no
	 * signatures for.
	 * @param key the private key
	 * @return whether it can
	 */
	public static boolean isUsable(PrivateKey key) {
		if (!key.getAlgorithm().equals("EC")) {
			return true;
		}
		try {
			sign("SHA256withECDSA", key, new byte[NONCE_LENGTH]);
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Whether the platform can sign with an RSA key as TLS 1.3 wants (RSASSA-PSS). A
	 * token may lack it, and JSSE then ends each handshake in which the key is asked for.
	 * @param key the private key, of type RSA
	 * @return whether it can
	 */
	public static boolean signsWithPss(PrivateKey key) {
		try {
			Signature signer = Signature.getInstance("RSASSA-PSS");
			// The key chooses the provider, so it goes before the parameters.
			signer.initSign(key);
			signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, NONCE_LENGTH,
					PSSParameterSpec.TRAILER_FIELD_BC));
			signer.update(new byte[NONCE_LENGTH]);
			return signer.sign().length > 0;
		}
		catch (GeneralSecurityException | ProviderException ex) {
			return false;
		}
	}

	private static byte[] sign(String algorithm, PrivateKey key, byte[] text) throws GeneralSecurityException {
		Signature signer = Signature.getInstance(algorithm);
		signer.initSign(key);
		signer.update(text);
		return signer.sign();
	}

	private static boolean verifies(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_LENGTH];
		new SecureRandom().nextBytes(nonce);
		String algorithm = switch (publicKey.getAlgorithm()) {
			case "EC" -> "SHA256withECDSA";
			case "RSA" -> "SHA256withRSA";
			default -> publicKey.getAlgorithm();
		};
		byte[] signature = sign(algorithm, key, nonce);
		Signature verifier = Signature.getInstance(algorithm);
		verifier.initVerify(publicKey);
		verifier.update(nonce);
		return verifier.verify(signature);
	}

	private static String type(Key key) {
		return (key instanceof EdECKey edwardsKey) ? edwardsKey.getParams().getName() : key.getAlgorithm();
	}

}
