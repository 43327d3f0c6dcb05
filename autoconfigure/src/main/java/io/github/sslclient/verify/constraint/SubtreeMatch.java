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

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.Ascii;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.OtherName;
import org.jspecify.annotations.Nullable;

/**
 * Whether a name stands in a subtree of its kind ({@code nc_match_single}). As in
 * OpenSSL, {@link VerifyCode#OK} is yes, {@link VerifyCode#PERMITTED_VIOLATION} no, and
 * any other code ends the verification. Texts hold one character per byte.
 */
final class SubtreeMatch {

	private static final int IPV4_LENGTH = 4;

	private static final int IPV6_LENGTH = 16;

	private SubtreeMatch() {
	}

	static VerifyCode match(GeneralName name, GeneralName base) {
		return switch (name.type()) {
			case OTHER_NAME -> other(name.otherName(), base);
			case EMAIL -> MailboxMatch.match(name.text(), base.text());
			case DNS -> answer(isDnsNameBelow(name.text(), base.text()));
			case DIRECTORY_NAME -> answer(isDirectoryNameBelow(name.directoryName(), base.directoryName()));
			case URI -> uri(name.text(), base.text());
			case IP_ADDRESS -> address(name.content(), base.content());
			case X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> VerifyCode.UNSUPPORTED_CONSTRAINT_TYPE;
		};
	}

	static VerifyCode answer(boolean yes) {
		return yes ? VerifyCode.OK : VerifyCode.PERMITTED_VIOLATION;
	}

	private static VerifyCode other(@Nullable OtherName name, GeneralName base) {
		return (name != null && name.isMailbox()) ? MailboxMatch.matchInternational(name, base.text())
				: VerifyCode.UNSUPPORTED_CONSTRAINT_TYPE;
	}

	private static boolean isDirectoryNameBelow(@Nullable CanonicalName name, @Nullable CanonicalName base) {
		return name != null && base != null && name.isBelow(base);
	}

	private static boolean isDnsNameBelow(String name, String base) {
		if (base.isEmpty() || Ascii.equalsIgnoreCase(name, base)) {
			return true;
		}
		return Ascii.endsIgnoreCase(name, base)
				&& (base.startsWith(".") || name.charAt(name.length() - base.length() - 1) == '.');
	}

	/** {@code nc_uri}: what counts as the host ends at a colon, wherever that is. */
	private static VerifyCode uri(String uri, String base) {
		int colon = uri.indexOf(':');
		if (colon < 0 || !uri.startsWith("//", colon + 1)) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		String host = uri.substring(colon + 3);
		int end = (host.indexOf(':') >= 0) ? host.indexOf(':') : host.indexOf('/');
		host = (end >= 0) ? host.substring(0, end) : host;
		if (host.isEmpty()) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		return answer(base.startsWith(".") ? Ascii.endsIgnoreCase(host, base) : Ascii.equalsIgnoreCase(host, base));
	}

	private static VerifyCode address(byte[] address, byte[] base) {
		boolean isAddress = address.length == IPV4_LENGTH || address.length == IPV6_LENGTH;
		if (!isAddress || (base.length != 2 * IPV4_LENGTH && base.length != 2 * IPV6_LENGTH)) {
			return VerifyCode.UNSUPPORTED_NAME_SYNTAX;
		}
		if (base.length != 2 * address.length) {
			return VerifyCode.PERMITTED_VIOLATION;
		}
		for (int i = 0; i < address.length; i++) {
			if (((address[i] ^ base[i]) & base[address.length + i]) != 0) {
				return VerifyCode.PERMITTED_VIOLATION;
			}
		}
		return VerifyCode.OK;
	}

}
