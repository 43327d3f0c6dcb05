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

import java.io.Serializable;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.VerifyCode;

/**
 * What is wrong with an answer, or with there being none.
 *
 * @param code OpenSSL's verify code for it
 * @param codes the entries of OpenSSL's error queue, oldest first; empty where it has
 * none
 * @param reason what is wrong, in words that follow the certificate's name
 */
public record OcspFault(VerifyCode code, List<OpenSslCode> codes, String reason) implements Serializable {

	public OcspFault {
		codes = List.copyOf(codes);
	}

	/** The answer cannot be used. */
	static OcspFault failed(String reason, OcspReason... reasons) {
		return new OcspFault(VerifyCode.OCSP_VERIFY_FAILED, List.of(reasons).stream().map(OcspReason::code).toList(),
				"the OCSP answer stapled to it " + reason);
	}

}
