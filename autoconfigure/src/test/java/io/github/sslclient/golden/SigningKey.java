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

package io.github.sslclient.golden;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.spec.EdDSAParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A key pair from a pool that is filled once per run: the same owner gets the same key.
 *
 * @param name the name of the key in the pool
 * @param pair the key pair
 * @param signatureAlgorithm what the key signs with when nothing else is asked for
 */
record SigningKey(String name, KeyPair pair, String signatureAlgorithm) {

	static final Provider PROVIDER = new BouncyCastleProvider();

	private static final Map<String, SigningKey> POOL = new ConcurrentHashMap<>();

	static SigningKey p256(String owner) {
		return ec("P-256", owner, "SHA256withECDSA");
	}

	static SigningKey p384(String owner) {
		return ec("P-384", owner, "SHA384withECDSA");
	}

	static SigningKey p224(String owner) {
		return ec("P-224", owner, "SHA256withECDSA");
	}

	static SigningKey ed25519(String owner) {
		return of("Ed25519", new EdDSAParameterSpec(EdDSAParameterSpec.Ed25519), owner, "Ed25519");
	}

	static SigningKey ed448(String owner) {
		return of("Ed448", new EdDSAParameterSpec(EdDSAParameterSpec.Ed448), owner, "Ed448");
	}

	static SigningKey rsa(int bits, String owner) {
		return of("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), bits + " " + owner,
				"SHA256withRSA");
	}

	private static SigningKey ec(String curve, String owner, String signatureAlgorithm) {
		return of("EC", new ECGenParameterSpec(curve), curve + " " + owner, signatureAlgorithm);
	}

	private static SigningKey of(String algorithm, AlgorithmParameterSpec parameters, String owner,
			String signatureAlgorithm) {
		String name = algorithm + " " + owner;
		return POOL.computeIfAbsent(name, (key) -> {
			try {
				KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
				generator.initialize(parameters);
				return new SigningKey(name, generator.generateKeyPair(), signatureAlgorithm);
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	/**
	 * The private key that belongs to a public one.
	 * @param publicKey the DER of its SubjectPublicKeyInfo
	 * @return the key, or none if the pool does not have it
	 */
	static Optional<PrivateKey> privateKey(byte[] publicKey) {
		return POOL.values()
			.stream()
			.map(SigningKey::pair)
			.filter((pair) -> Arrays.equals(pair.getPublic().getEncoded(), publicKey))
			.map(KeyPair::getPrivate)
			.findFirst();
	}

	SubjectPublicKeyInfo publicKey() {
		return SubjectPublicKeyInfo.getInstance(this.pair.getPublic().getEncoded());
	}

}
