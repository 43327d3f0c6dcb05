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

package io.github.sslclient.trust;

import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.pem.OpenSslCodes;
import io.github.sslclient.pem.PemBlock;
import io.github.sslclient.pem.PemException;

/**
 * Private keys have no business in a file of authorities, but
 * {@code PEM_X509_INFO_read_bio} decodes those that are not encrypted and fails if one is
 * damaged. Only the outline is looked at here: what is inside a sound one is nobody's
 * concern.
 */
final class KeyOutline {

	private KeyOutline() {
	}

	static boolean isKey(PemBlock block) {
		return block.type().contains("PRIVATE KEY");
	}

	static void check(PemBlock block) throws PemException {
		if (block.isEncrypted() || block.type().equals("ENCRYPTED PRIVATE KEY")) {
			return;
		}
		try {
			DerReader content = DerReader.of(block.content()).enter(DerReader.SEQUENCE);
			content.enter(DerReader.INTEGER);
			while (content.hasMore()) {
				content.enter();
			}
		}
		catch (DerException ex) {
			throw PemException.ofDamage(codes(block.type(), ex), "is damaged: " + ex.getMessage(), ex).of(block);
		}
	}

	/** As measured: each decoder that is tried leaves its words. */
	private static List<OpenSslCode> codes(String type, DerException ex) {
		boolean labelled = type.equals("RSA PRIVATE KEY") || type.equals("EC PRIVATE KEY");
		List<OpenSslCode> codes = new ArrayList<>(OpenSslCodes.list(0x1E08010C, 0x1E08010C, 0x1E08010C));
		for (int i = labelled ? 1 : 0; i < 3; i++) {
			codes.addAll(OpenSslCodes.ofDamage(ex));
		}
		return OpenSslCodes.append(codes, OpenSslCodes.PEM_ASN1_LIB);
	}

}
