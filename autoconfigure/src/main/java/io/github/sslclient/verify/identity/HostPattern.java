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

package io.github.sslclient.verify.identity;

import io.github.sslclient.x509.Ascii;

/**
 * A DNS name in a certificate, maybe with a wildcard ({@code equal_wildcard}). Texts hold
 * one character per byte, whatever it is.
 */
final class HostPattern {

	private static final String IDNA_PREFIX = "xn--";

	private HostPattern() {
	}

	/**
	 * Whether a pattern stands for a host.
	 * @param pattern the name in the certificate
	 * @param host the host, which does not begin with a dot
	 * @return whether it does
	 */
	static boolean matches(String pattern, String host) {
		int star = wildcard(pattern);
		return (star >= 0) ? matches(pattern.substring(0, star), pattern.substring(star + 1), host)
				: isSame(pattern, host);
	}

	private static boolean isSame(String name, String host) {
		return name.indexOf('\0') < 0 && Ascii.equalsIgnoreCase(name, host);
	}

	/** {@code wildcard_match}. */
	private static boolean matches(String prefix, String suffix, String host) {
		int end = host.length() - suffix.length();
		if (end < prefix.length() || !isSame(prefix, host.substring(0, prefix.length()))
				|| !isSame(host.substring(end), suffix)) {
			return false;
		}
		String matched = host.substring(prefix.length(), end);
		boolean isWholeLabel = prefix.isEmpty() && suffix.startsWith(".");
		if (isWholeLabel && matched.isEmpty()) {
			return false;
		}
		if (!isWholeLabel && startsWithIdnaPrefix(host, 0)) {
			return false;
		}
		// A star in the host itself is what the star certainly stands for.
		return matched.equals("*") || matched.chars().allMatch((next) -> isLetterOrDigit(next) || next == '-');
	}

	/**
	 * Where the wildcard is ({@code valid_star}): at the beginning or the end of the
	 * first label, which is no A-label, with two more labels behind it, all of them
	 * letters, digits and inner hyphens.
	 * @return its position, or -1 if there is none or it counts as a letter
	 */
	private static int wildcard(String pattern) {
		int star = -1;
		int dots = 0;
		boolean start = true;
		boolean hyphen = false;
		boolean idna = false;
		for (int i = 0; i < pattern.length(); i++) {
			char next = pattern.charAt(i);
			if (next == '*') {
				boolean end = i == pattern.length() - 1 || pattern.charAt(i + 1) == '.';
				if (star >= 0 || idna || dots > 0 || !(start || end)) {
					return -1;
				}
				star = i;
				start = false;
			}
			else if (isLetterOrDigit(next)) {
				idna |= start && startsWithIdnaPrefix(pattern, i);
				start = false;
				hyphen = false;
			}
			else if (next == '.' && !start && !hyphen) {
				start = true;
				idna = false;
				dots++;
			}
			else if (next == '-' && !start) {
				hyphen = true;
			}
			else {
				return -1;
			}
		}
		return (start || hyphen || dots < 2) ? -1 : star;
	}

	private static boolean startsWithIdnaPrefix(String text, int position) {
		int end = position + IDNA_PREFIX.length();
		return end <= text.length() && Ascii.equalsIgnoreCase(text.substring(position, end), IDNA_PREFIX);
	}

	private static boolean isLetterOrDigit(int next) {
		return (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
	}

}
