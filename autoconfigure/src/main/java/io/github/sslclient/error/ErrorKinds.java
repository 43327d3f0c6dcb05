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

package io.github.sslclient.error;

import java.util.Map;

/**
 * The kind of a failure that has but one code.
 */
final class ErrorKinds {

	private static final Map<OpenSslCode, SslErrorKind> KINDS = Map.of(OpenSslCode.UNEXPECTED_EOF,
			SslErrorKind.TRUNCATION, OpenSslCode.TIMED_OUT, SslErrorKind.TIMEOUT, OpenSslCode.PROTOCOL_IS_SHUTDOWN,
			SslErrorKind.CLOSED, OpenSslCode.INTERNAL_ERROR, SslErrorKind.INTERNAL);

	private ErrorKinds() {
	}

	static SslErrorKind of(OpenSslCode code) {
		SslErrorKind kind = KINDS.get(code);
		if (kind != null) {
			return kind;
		}
		return code.isSystemError() ? SslErrorKind.CONNECTION : SslErrorKind.PROTOCOL;
	}

}
