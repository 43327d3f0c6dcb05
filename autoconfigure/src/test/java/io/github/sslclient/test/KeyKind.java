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

package io.github.sslclient.test;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;

/**
 * A kind of key, and how certificates are signed with it.
 */
public enum KeyKind {

	/** RSA with 2048 bits. */
	RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA256withRSA"),

	/** ECDSA on P-256. */
	EC("EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA"),

	/** Ed25519. */
	ED25519("Ed25519", NamedParameterSpec.ED25519, "Ed25519"),

	/** RSA with 3072 bits. */
	RSA_3072("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), "SHA256withRSA"),

	/** ECDSA on P-384. */
	EC_384("EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA");

	private final String algorithm;

	private final AlgorithmParameterSpec parameters;

	private final String signatureAlgorithm;

	KeyKind(String algorithm, AlgorithmParameterSpec parameters, String signatureAlgorithm) {
		this.algorithm = algorithm;
		this.parameters = parameters;
		this.signatureAlgorithm = signatureAlgorithm;
	}

	/**
	 * Those that differ in more than their length.
	 * @return the kinds
	 */
	public static List<KeyKind> usual() {
		return List.of(RSA, EC, ED25519);
	}

	/**
	 * Makes a new key pair.
	 * @return a key pair of this kind
	 */
	public KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(this.algorithm);
			generator.initialize(this.parameters);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String signatureAlgorithm() {
		return this.signatureAlgorithm;
	}

}
