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

import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * Puts PKCS#8 keys together (RFC 5208).
 */
final class Pkcs8 {

	private static final byte[] OBJECT_IDENTIFIER_RSA = { 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7,
			0x0D, 0x01, 0x01, 0x01 };

	private static final byte[] OBJECT_IDENTIFIER_EC = { 0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02,
			0x01 };

	private static final byte[] NULL = { 0x05, 0x00 };

	private static final byte[] ZERO = { 0x02, 0x01, 0x00 };

	private Pkcs8() {
	}

	/**
	 * The algorithm of RSA keys (RFC 8017, appendix A.1).
	 * @return the AlgorithmIdentifier
	 */
	static byte[] rsaAlgorithm() {
		return DerWriter.element(DerReader.SEQUENCE, OBJECT_IDENTIFIER_RSA, NULL);
	}

	/**
	 * The algorithm of EC keys (RFC 5480, section 2.1.1).
	 * @param curve the curve's object identifier, encoded
	 * @return the AlgorithmIdentifier
	 */
	static byte[] ecAlgorithm(byte[] curve) {
		return DerWriter.element(DerReader.SEQUENCE, OBJECT_IDENTIFIER_EC, curve);
	}

	/**
	 * A PKCS#8 key without attributes (RFC 5208, section 5).
	 * @param algorithm the AlgorithmIdentifier
	 * @param key the key, an OCTET STRING already
	 * @return the PrivateKeyInfo, for the caller to wipe
	 */
	static byte[] privateKeyInfo(byte[] algorithm, byte[] key) {
		return DerWriter.element(DerReader.SEQUENCE, ZERO, algorithm, key);
	}

}
