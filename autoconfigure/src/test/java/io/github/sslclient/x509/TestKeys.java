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

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;

/**
 * Public keys, some of which nobody has the private key of.
 */
final class TestKeys {

	private TestKeys() {
	}

	/** A key with any odd number for a modulus. */
	static byte[] rsa(int bits) {
		return rsa("1.2.840.113549.1.1.1", bits);
	}

	static byte[] rsa(String oid, int bits) {
		byte[] key = RawCertificate.sequence(number(bits), DerWriter.element(2, new byte[] { 3 }));
		byte[] algorithm = oid.endsWith(".1") ? RawCertificate.sequence(RawCertificate.oid(oid), DerWriter.element(5))
				: RawCertificate.sequence(RawCertificate.oid(oid));
		return key(algorithm, key);
	}

	static byte[] dsa(int prime, int subgroup) {
		byte[] parameters = RawCertificate.sequence(number(prime), number(subgroup),
				DerWriter.element(2, new byte[] { 2 }));
		return key(RawCertificate.sequence(RawCertificate.oid("1.2.840.10040.4.1"), parameters), number(prime - 1));
	}

	static byte[] ec(String curve) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec(curve));
			return generator.generateKeyPair().getPublic().getEncoded();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A key that is nothing but some bytes. */
	static byte[] opaque(String oid, int length) {
		return key(RawCertificate.sequence(RawCertificate.oid(oid)), new byte[length]);
	}

	private static byte[] key(byte[] algorithm, byte[] bits) {
		return RawCertificate.sequence(algorithm, DerWriter.element(3, new byte[1], bits));
	}

	private static byte[] number(int bits) {
		return DerWriter.element(2, BigInteger.ONE.shiftLeft(bits - 1).setBit(0).toByteArray());
	}

}
