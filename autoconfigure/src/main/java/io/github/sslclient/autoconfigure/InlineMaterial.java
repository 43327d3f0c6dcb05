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

package io.github.sslclient.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Tells what stands in a property itself from the path of a file. What may be a key must
 * be in no message, also where it is one that cannot be read.
 */
final class InlineMaterial {

	/** In BEGIN and END lines, also in one that lost a dash at one end; in no path. */
	private static final String DASHES = "-----";

	/** As Spring Boot has it. */
	private static final String BASE64_LOCATION = "base64:";

	private static final String DATA_LOCATION = "data:";

	/** The body of a key alone, as some stores of secrets give it. No path is like it. */
	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]{60,}");

	private static final int LONGEST_NAME = 255;

	private InlineMaterial() {
	}

	/** Whether it holds, or may hold, what others name a file for. */
	static boolean isSecret(String value) {
		return value.contains(DASHES) || hasSeveralLines(value) || hasScheme(value, BASE64_LOCATION)
				|| hasScheme(value, DATA_LOCATION) || isBody(value);
	}

	static byte[] decode(String value) throws IOException {
		if (!value.startsWith(BASE64_LOCATION)) {
			return value.getBytes(StandardCharsets.UTF_8);
		}
		try {
			return Base64.getDecoder().decode(value.substring(BASE64_LOCATION.length()));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("it is no valid base64");
		}
	}

	/** As no path has. */
	private static boolean hasSeveralLines(String value) {
		return value.strip().lines().count() > 1;
	}

	/** However it is written: what cannot be read is secret too. */
	private static boolean hasScheme(String value, String scheme) {
		return value.stripLeading().regionMatches(true, 0, scheme, 0, scheme.length());
	}

	private static boolean isBody(String value) {
		return BASE64.matcher(value).matches() && (!value.startsWith("/") || value.length() > LONGEST_NAME);
	}

}
