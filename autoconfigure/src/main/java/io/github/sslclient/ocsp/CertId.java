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

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * Which certificate an answer is about (RFC 6960, section 4.1.1).
 *
 * @param digest the object identifier of the digest
 * @param nameHash the digest of the issuer's name
 * @param keyHash the digest of the issuer's key
 * @param serialNumber the certificate's serial number
 */
record CertId(String digest, byte[] nameHash, byte[] keyHash, BigInteger serialNumber) {

	static CertId read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		DerReader algorithm = content.enter(DerReader.SEQUENCE);
		String digest = algorithm.objectIdentifier();
		if (algorithm.hasMore()) {
			algorithm.enter();
		}
		algorithm.finish();
		CertId id = new CertId(digest, content.octets(), content.octets(), content.integer());
		content.finish();
		return id;
	}

}
