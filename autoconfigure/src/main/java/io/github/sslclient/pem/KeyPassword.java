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

import java.security.GeneralSecurityException;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;

/**
 * What can be wrong with the password of a key.
 */
final class KeyPassword {

	private KeyPassword() {
	}

	static PemException missing(List<OpenSslCode> codes) {
		return PemException.ofRefusal(codes, "is encrypted and no password was given", null);
	}

	static PemException wrong(List<OpenSslCode> codes, Exception cause) {
		return PemException.ofRefusal(codes, "is encrypted and the password does not open it", cause);
	}

	static PemException impossible(GeneralSecurityException ex) {
		return PemException.ofRefusal(OpenSslCodes.UNSUPPORTED_ALGORITHM,
				"is encrypted with what this Java does not have: " + ex.getMessage(), ex);
	}

}
