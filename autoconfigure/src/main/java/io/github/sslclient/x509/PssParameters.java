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
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The parameters of an RSASSA-PSS signature (RFC 4055, section 3.1), as
 * {@code rsa_sig_info_set} reads them.
 */
final class PssParameters {

	private static final String SHA1 = "1.3.14.3.2.26";

	private static final String MGF1 = "1.2.840.113549.1.1.8";

	/** Half the length of each digest in bits, less where it is known to be broken. */
	private static final Map<String, Integer> DIGESTS = Map.ofEntries(Map.entry(SHA1, 64),
			Map.entry("1.2.840.113549.2.5", 39), Map.entry("1.2.840.113549.2.4", 64), Map.entry("2.5.8.3.101", 64),
			Map.entry("1.3.36.3.2.1", 80), Map.entry("1.0.10118.3.0.55", 256), Map.entry("1.2.156.10197.1.401", 128),
			Map.entry("1.3.6.1.4.1.1722.12.2.1.16", 256), Map.entry("1.3.6.1.4.1.1722.12.2.2.8", 128),
			Map.entry("2.16.840.1.101.3.4.2.1", 128), Map.entry("2.16.840.1.101.3.4.2.2", 192),
			Map.entry("2.16.840.1.101.3.4.2.3", 256), Map.entry("2.16.840.1.101.3.4.2.4", 112),
			Map.entry("2.16.840.1.101.3.4.2.5", 112), Map.entry("2.16.840.1.101.3.4.2.6", 128),
			Map.entry("2.16.840.1.101.3.4.2.7", 112), Map.entry("2.16.840.1.101.3.4.2.8", 128),
			Map.entry("2.16.840.1.101.3.4.2.9", 192), Map.entry("2.16.840.1.101.3.4.2.10", 256),
			Map.entry("2.16.840.1.101.3.4.2.11", 64), Map.entry("2.16.840.1.101.3.4.2.12", 128));

	private PssParameters() {
	}

	/**
	 * How strong the digest is.
	 * @param identifier a reader behind the algorithm's object identifier
	 * @return the strength in bits, or -1 if the parameters are missing or make no sense
	 */
	static int securityBits(DerReader identifier) {
		try {
			DerReader parameters = identifier.enter(DerReader.SEQUENCE);
			DerReader digest = parameters.enterOptional(DerReader.CONTEXT_0);
			DerReader mask = parameters.enterOptional(0xA1);
			DerReader salt = parameters.enterOptional(0xA2);
			DerReader trailer = parameters.enterOptional(0xA3);
			parameters.finish();
			if (mask != null) {
				checkMask(mask.enter(DerReader.SEQUENCE));
			}
			if (salt != null && !isLength(salt.integer())) {
				return -1;
			}
			if (trailer != null && !trailer.integer().equals(BigInteger.ONE)) {
				return -1;
			}
			return (digest != null) ? digest(digest) : DIGESTS.getOrDefault(SHA1, -1);
		}
		catch (DerException ex) {
			return -1;
		}
	}

	/** OpenSSL keeps 32 bits of a number that has less than 64. */
	private static boolean isLength(BigInteger salt) {
		return salt.bitLength() < Long.SIZE && salt.intValue() >= 0;
	}

	private static void checkMask(DerReader mask) throws DerException {
		if (!mask.objectIdentifier().equals(MGF1) || digest(mask) < 0) {
			throw new DerException("the mask is not made with MGF1 and a known digest", false);
		}
	}

	private static int digest(DerReader wrapped) throws DerException {
		return DIGESTS.getOrDefault(wrapped.enter(DerReader.SEQUENCE).objectIdentifier(), -1);
	}

}
