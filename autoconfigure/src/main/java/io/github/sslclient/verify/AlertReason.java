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

package io.github.sslclient.verify;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;

import org.jspecify.annotations.Nullable;

/**
 * What makes JSSE send the alert that OpenSSL sends ({@code ssl_x509err2alert}): it looks
 * for a validator's exception with a reason it knows. Where no reason of Java's says what
 * happened there is none, and JSSE sends {@code certificate_unknown}. Where an OCSP
 * answer was stapled, and that is why, it is {@code bad_certificate_status_response}, as
 * RFC 6066, section 8, wants it and OpenSSL sends it for a status callback that refuses.
 */
final class AlertReason {

	private AlertReason() {
	}

	static @Nullable CertPathValidatorException of(VerifyResult result) {
		BasicReason reason = switch (result.code().number()) {
			case 9 -> BasicReason.NOT_YET_VALID;
			case 10 -> BasicReason.EXPIRED;
			case 23 -> BasicReason.REVOKED;
			case 74, 75 -> BasicReason.UNDETERMINED_REVOCATION_STATUS;
			default -> null;
		};
		return (reason != null) ? new CertPathValidatorException(result.string(), null, null, -1, reason) : null;
	}

}
