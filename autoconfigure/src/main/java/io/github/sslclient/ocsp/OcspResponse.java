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

import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The outermost part of an answer (RFC 6960, section 4.2.1): a responder's error, or
 * something that is signed.
 */
final class OcspResponse {

	/** JSSE takes no handshake message of more than 32 KiB, OpenSSL 16 KiB. */
	static final int MAXIMUM_SIZE = 64 << 10;

	private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";

	/** {@code OCSP_response_status_str}. */
	private static final List<String> STATUSES = List.of("successful", "malformedrequest", "internalerror", "trylater",
			"an unknown status", "sigrequired", "unauthorized");

	private OcspResponse() {
	}

	/**
	 * Read an answer ({@code d2i_OCSP_RESPONSE}, {@code OCSP_response_get1_basic}).
	 * @param encoded its DER
	 * @return what was signed
	 * @throws OcspException if it is not an answer of the only type there is
	 */
	static BasicResponse read(byte[] encoded) throws OcspException {
		if (encoded.length > MAXIMUM_SIZE) {
			throw new OcspException("has " + encoded.length + " bytes, more than the 64 KiB that are read");
		}
		try {
			DerReader whole = DerReader.of(encoded);
			DerReader content = whole.enter(DerReader.SEQUENCE);
			whole.finish();
			int status = SingleResponse.enumerated(content);
			DerReader wrapped = content.enterOptional(DerReader.CONTEXT_0);
			content.finish();
			if (status != 0) {
				throw new OcspException("is an error of the responder: "
						+ ((status > 0 && status < STATUSES.size()) ? STATUSES.get(status) : "an unknown status") + " ("
						+ status + ")");
			}
			if (wrapped == null) {
				throw new OcspException("says that it is successful, and nothing else", OcspReason.NO_RESPONSE_DATA);
			}
			DerReader typed = wrapped.enter(DerReader.SEQUENCE);
			wrapped.finish();
			String type = typed.objectIdentifier();
			byte[] response = typed.octets();
			typed.finish();
			if (!type.equals(BASIC)) {
				throw new OcspException("is of a type that is not known here (" + type + ")",
						OcspReason.NOT_BASIC_RESPONSE);
			}
			return BasicResponse.read(response);
		}
		catch (DerException ex) {
			throw new OcspException("is malformed: " + ex.getMessage());
		}
	}

}
