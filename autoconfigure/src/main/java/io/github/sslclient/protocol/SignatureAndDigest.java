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

package io.github.sslclient.protocol;

import java.util.Map;

/**
 * Schemes written as {@code ECDSA+SHA256} ({@code get_sigorhash}): either part may come
 * first, and a digest may be written small.
 */
final class SignatureAndDigest {

	private static final Map<String, String> SIGNATURES = Map.of("RSA", "RSA", "RSA-PSS", "RSA-PSS", "PSS", "RSA-PSS",
			"DSA", "DSA", "ECDSA", "ECDSA");

	private static final Map<String, String> DIGESTS = Map.of("SHA1", "SHA1", "sha1", "SHA1", "SHA224", "SHA224",
			"sha224", "SHA224", "SHA256", "SHA256", "sha256", "SHA256", "SHA384", "SHA384", "sha384", "SHA384",
			"SHA512", "SHA512", "sha512", "SHA512");

	private SignatureAndDigest() {
	}

	/**
	 * Bring a name into the form that the table has.
	 */
	static String normalize(String name) {
		int plus = name.indexOf('+');
		if (plus < 0) {
			return name;
		}
		String first = name.substring(0, plus);
		String second = name.substring(plus + 1);
		return SIGNATURES.containsKey(first) ? SIGNATURES.get(first) + "+" + DIGESTS.get(second)
				: SIGNATURES.get(second) + "+" + DIGESTS.get(first);
	}

}
