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

import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * How a certificate or CRL is signed: the kind of key and how strong the digest is
 * (OpenSSL's {@code obj_xref.txt} and {@code x509_sig_info_init}).
 *
 * @param key the kind of key, {@link KeyAlgorithm#UNKNOWN} if OpenSSL does not know the
 * algorithm
 * @param securityBits the strength of its digest against collisions, in bits; -1 if there
 * is none to be had
 */
record SignatureAlgorithm(KeyAlgorithm key, int securityBits) {

	private static final SignatureAlgorithm UNKNOWN = new SignatureAlgorithm(KeyAlgorithm.UNKNOWN, -1);

	private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

	private static final Map<String, SignatureAlgorithm> TABLE = table();

	/**
	 * Read an AlgorithmIdentifier.
	 * @param encoded its DER
	 * @return the algorithm
	 * @throws DerException if it is none
	 */
	static SignatureAlgorithm of(byte[] encoded) throws DerException {
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		String oid = content.objectIdentifier();
		if (oid.equals(RSASSA_PSS)) {
			return new SignatureAlgorithm(KeyAlgorithm.RSA_PSS, PssParameters.securityBits(content));
		}
		return TABLE.getOrDefault(oid, UNKNOWN);
	}

	/**
	 * Whether a key can have made such a signature ({@code check_sig_alg_match}).
	 * @param algorithm the kind of key
	 * @return whether the kinds match
	 */
	boolean fits(KeyAlgorithm algorithm) {
		if (this.key == KeyAlgorithm.UNKNOWN) {
			return false;
		}
		return this.key == algorithm || (this.key == KeyAlgorithm.RSA_PSS && algorithm == KeyAlgorithm.RSA);
	}

	private static Map<String, SignatureAlgorithm> table() {
		Map<String, SignatureAlgorithm> table = new HashMap<>();
		// -1 for digests that are known by name only, and for those below every level.
		add(table, KeyAlgorithm.RSA, "1.2.840.113549.1.1.", new int[][] { { 2, -1 }, { 3, -1 }, { 4, 39 }, { 5, 63 },
				{ 11, 128 }, { 12, 192 }, { 13, 256 }, { 14, 112 } });
		add(table, KeyAlgorithm.RSA, "2.16.840.1.101.3.4.3.",
				new int[][] { { 13, 112 }, { 14, 128 }, { 15, 192 }, { 16, 256 } });
		add(table, KeyAlgorithm.RSA, "1.3.14.3.2.", new int[][] { { 3, 39 }, { 15, -1 }, { 29, 63 } });
		add(table, KeyAlgorithm.RSA, "2.5.8.3.", new int[][] { { 100, -1 } });
		add(table, KeyAlgorithm.RSA, "1.3.36.3.3.1.", new int[][] { { 2, 80 } });
		add(table, KeyAlgorithm.EC, "1.2.840.10045.4.", new int[][] { { 1, 63 }, { 2, -1 }, { 3, -1 } });
		add(table, KeyAlgorithm.EC, "1.2.840.10045.4.3.",
				new int[][] { { 1, 112 }, { 2, 128 }, { 3, 192 }, { 4, 256 } });
		add(table, KeyAlgorithm.DSA, "1.2.840.10040.4.", new int[][] { { 3, 63 } });
		add(table, KeyAlgorithm.DSA, "1.3.14.3.2.", new int[][] { { 13, -1 }, { 27, 63 } });
		add(table, KeyAlgorithm.DSA, "2.16.840.1.101.3.4.3.", new int[][] { { 1, 112 }, { 2, 128 } });
		add(table, KeyAlgorithm.ED25519, "1.3.101.", new int[][] { { 112, 128 } });
		add(table, KeyAlgorithm.ED448, "1.3.101.", new int[][] { { 113, 224 } });
		return Map.copyOf(table);
	}

	private static void add(Map<String, SignatureAlgorithm> table, KeyAlgorithm key, String arc, int[][] rows) {
		for (int[] row : rows) {
			table.put(arc + row[0], new SignatureAlgorithm(key, row[1]));
		}
	}

}
