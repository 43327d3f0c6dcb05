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

import java.util.List;

/**
 * Why certificates are revoked (RFC 5280, section 5.3.1).
 */
public final class RevocationReason {

	private static final List<String> NAMES = List.of("unspecified", "keyCompromise", "cACompromise",
			"affiliationChanged", "superseded", "cessationOfOperation", "certificateHold", "reason 7", "removeFromCRL",
			"privilegeWithdrawn", "aACompromise");

	private RevocationReason() {
	}

	/**
	 * A reason's name.
	 * @param number its number
	 * @return the name, such as {@code keyCompromise}
	 */
	public static String text(int number) {
		return (number >= 0 && number < NAMES.size()) ? NAMES.get(number) : "an unknown reason";
	}

}
