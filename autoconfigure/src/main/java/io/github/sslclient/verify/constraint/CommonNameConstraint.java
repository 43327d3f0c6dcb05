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
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.NameConstraints;
import io.github.sslclient.x509.NameEntry;

/**
 * Constraints for DNS names, applied to common names that look like one
 * ({@code NAME_CONSTRAINTS_check_CN}), since these count as names of a host where the
 * certificate has no other.
 */
final class CommonNameConstraint {

	private CommonNameConstraint() {
	}

	static VerifyCode check(CertificateFacts subject, NameConstraints constraints) {
		Subtrees subtrees = new Subtrees(constraints);
		for (NameEntry entry : subject.subjectEntries()) {
			VerifyCode code = entry.type().equals(NameEntry.COMMON_NAME) ? check(entry, subtrees) : VerifyCode.OK;
			if (!code.isOk()) {
				return code;
			}
		}
		return VerifyCode.OK;
	}

	private static VerifyCode check(NameEntry entry, Subtrees subtrees) {
		byte[] utf8 = entry.utf8();
		if (utf8 == null) {
			// OpenSSL ends here without a code of its own.
			return VerifyCode.UNSPECIFIED;
		}
		String name = withoutTrailingZeros(new String(utf8, StandardCharsets.ISO_8859_1));
		if (name.indexOf('\0') >= 0) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		return isDnsName(name)
				? subtrees.check(GeneralName.of(GeneralName.Type.DNS, name.getBytes(StandardCharsets.ISO_8859_1)))
				: VerifyCode.OK;
	}

	private static String withoutTrailingZeros(String name) {
		int length = name.length();
		while (length > 0 && name.charAt(length - 1) == '\0') {
			length--;
		}
		return name.substring(0, length);
	}

	/**
	 * {@code cn2dnsid}: two labels or more, of letters, digits, underscores and inner
	 * hyphens.
	 */
	private static boolean isDnsName(String name) {
		boolean hasDot = false;
		for (int i = 0; i < name.length(); i++) {
			char next = name.charAt(i);
			if (isLetterOrDigit(next) || next == '_') {
				continue;
			}
			boolean inside = i > 0 && i < name.length() - 1;
			if (inside && next == '-') {
				continue;
			}
			if (!inside || next != '.' || name.charAt(i + 1) == '.' || name.charAt(i + 1) == '-'
					|| name.charAt(i - 1) == '-') {
				return false;
			}
			hasDot = true;
		}
		return hasDot;
	}

	private static boolean isLetterOrDigit(char next) {
		return (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
	}

}
