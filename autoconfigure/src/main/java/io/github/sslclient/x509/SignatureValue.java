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
import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * The bits of a signature. The JDK's providers forgive encodings that OpenSSL does not,
 * and so would let one signature have many forms.
 */
public final class SignatureValue {

	private SignatureValue() {
	}

	/**
	 * Whether a signature is whole bytes and, for EC and DSA, the DER of two integers
	 * that are not negative ({@code ossl_ecdsa_verify}, {@code ossl_dsa_verify}).
	 * @param key the kind of key that made it
	 * @param bits the content of the BIT STRING
	 * @return whether it is
	 */
	static boolean isStrict(KeyAlgorithm key, byte[] bits) {
		if (bits.length == 0 || bits[0] != 0) {
			return false;
		}
		return (key != KeyAlgorithm.EC && key != KeyAlgorithm.DSA)
				|| isPairOfIntegers(Arrays.copyOfRange(bits, 1, bits.length));
	}

	/**
	 * Whether a signature is the one DER form of two integers that are not negative.
	 * @param signature the signature
	 * @return whether it is
	 */
	public static boolean isPairOfIntegers(byte[] signature) {
		try {
			DerReader content = DerReader.of(signature).enter(DerReader.SEQUENCE);
			BigInteger first = content.integer();
			BigInteger second = content.integer();
			byte[] again = DerWriter.element(DerReader.SEQUENCE,
					DerWriter.element(DerReader.INTEGER, first.toByteArray()),
					DerWriter.element(DerReader.INTEGER, second.toByteArray()));
			return first.signum() >= 0 && second.signum() >= 0 && Arrays.equals(again, signature);
		}
		catch (DerException ex) {
			return false;
		}
	}

}
