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

package io.github.sslclient.verify.constraint;

import java.nio.charset.StandardCharsets;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.Ascii;
import io.github.sslclient.x509.OtherName;

/**
 * Whether a mailbox stands in a subtree: that of one mailbox, of a host, or, beginning
 * with a dot, of a domain (RFC 5280, section 4.2.1.10). Texts hold one character per
 * byte.
 */
final class MailboxMatch {

	private static final int UTF8_STRING = 0x0C;

	private MailboxMatch() {
	}

	/** {@code nc_email}. */
	static VerifyCode match(String mailbox, String base) {
		int at = mailbox.lastIndexOf('@');
		if (at < 0) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		int baseAt = base.lastIndexOf('@');
		if (baseAt < 0 && base.startsWith(".")) {
			return SubtreeMatch.answer(Ascii.endsIgnoreCase(mailbox, base));
		}
		if (baseAt > 0) {
			String local = mailbox.substring(0, at);
			String baseLocal = base.substring(0, baseAt);
			if (local.length() != baseLocal.length()) {
				return VerifyCode.PERMITTED_VIOLATION;
			}
			if (local.indexOf('\0') >= 0 || baseLocal.indexOf('\0') >= 0) {
				return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
			}
			if (!local.equals(baseLocal)) {
				return VerifyCode.PERMITTED_VIOLATION;
			}
		}
		return SubtreeMatch.answer(Ascii.equalsIgnoreCase(mailbox.substring(at + 1), base.substring(baseAt + 1)));
	}

	/**
	 * {@code nc_email_eai}: a mailbox in UTF-8 and a host in A-labels (RFC 8398, section
	 * 6). OpenSSL puts a second dot before a base that begins with one, so that hardly
	 * any mailbox stands below it, and takes a base with a local part for a host.
	 */
	static VerifyCode matchInternational(OtherName mailbox, String base) {
		if (base.indexOf('\0') >= 0 || mailbox.valueTag() != UTF8_STRING) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		String text = new String(mailbox.value(), StandardCharsets.ISO_8859_1);
		int at = text.lastIndexOf('@');
		if (at < 0) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		boolean isDomain = base.startsWith(".");
		String host = UnicodeLabels.of(base, isDomain);
		if (host == null) {
			return VerifyCode.UNSPECIFIED;
		}
		return SubtreeMatch.answer(isDomain ? Ascii.endsIgnoreCase(text, "." + host)
				: Ascii.equalsIgnoreCase(text.substring(at + 1), host));
	}

}
