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

/**
 * Texts of certificates, of which OpenSSL treats the ASCII letters alike in upper and
 * lower case, in any locale, and no others.
 */
public final class Ascii {

	private Ascii() {
	}

	/**
	 * Whether two texts are the same but for the case of ASCII letters.
	 * @param one a text
	 * @param other another
	 * @return whether they are
	 */
	public static boolean equalsIgnoreCase(String one, String other) {
		if (one.length() != other.length()) {
			return false;
		}
		for (int i = 0; i < one.length(); i++) {
			if (lower(one.charAt(i)) != lower(other.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a text is longer than another and ends in it but for the case of ASCII
	 * letters.
	 * @param text the text
	 * @param end what it may end in
	 * @return whether it does, with something before it
	 */
	public static boolean endsIgnoreCase(String text, String end) {
		return text.length() > end.length() && equalsIgnoreCase(text.substring(text.length() - end.length()), end);
	}

	private static int lower(char letter) {
		return (letter >= 'A' && letter <= 'Z') ? letter + ('a' - 'A') : letter;
	}

}
