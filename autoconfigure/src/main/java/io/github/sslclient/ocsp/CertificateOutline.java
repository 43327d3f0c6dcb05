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

package io.github.sslclient.ocsp;

import java.math.BigInteger;
import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The parts of a certificate of which OCSP takes digests, in the bytes in which they
 * stand there ({@code X509_NAME_digest}, {@code X509_pubkey_digest}).
 *
 * @param serialNumber the serial number
 * @param issuer the Name of its issuer
 * @param subject the Name of whom it names
 * @param key the bits of its public key
 */
record CertificateOutline(BigInteger serialNumber, byte[] issuer, byte[] subject, byte[] key) {

	static CertificateOutline read(byte[] encoded) throws DerException {
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE).enter(DerReader.SEQUENCE);
		content.enterOptional(DerReader.CONTEXT_0);
		BigInteger serialNumber = content.integer();
		content.enter(DerReader.SEQUENCE);
		byte[] issuer = content.element(DerReader.SEQUENCE);
		content.enter(DerReader.SEQUENCE);
		byte[] subject = content.element(DerReader.SEQUENCE);
		DerReader key = content.enter(DerReader.SEQUENCE);
		key.enter(DerReader.SEQUENCE);
		byte[] bits = key.enter(DerReader.BIT_STRING).rest();
		if (bits.length == 0) {
			throw new DerException("a public key has no bits", false);
		}
		return new CertificateOutline(serialNumber, issuer, subject, Arrays.copyOfRange(bits, 1, bits.length));
	}

}
