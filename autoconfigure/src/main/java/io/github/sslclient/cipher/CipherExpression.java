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

package io.github.sslclient.cipher;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.cipher.SuiteTable.Row;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's language for suites older than TLS 1.3 (man openssl-ciphers), as
 * {@code SSL_CTX_set_cipher_list} reads it. An unknown word is passed over if any other
 * chooses a suite.
 *
 * @param rows the suites it chooses, in order
 * @param securityLevel what {@code @SECLEVEL} says, or {@code null}
 */
record CipherExpression(List<Row> rows, @Nullable Integer securityLevel) {

	private static final String SETTING = "ciphers";

	private static final String DEFAULT = "DEFAULT";

	private static final String DEFAULT_EXPRESSION = "ALL:!COMPLEMENTOFDEFAULT:!eNULL";

	/** OpenSSL does not take these. */
	private static final Pattern IANA_NAME = Pattern.compile("TLS_\\w+");

	/** {@code SSL_R_INVALID_COMMAND}. */
	private static final OpenSslCode INVALID_COMMAND = new OpenSslCode(0x0A000118);

	/**
	 * Read an expression.
	 * @throws SslException if it holds what is no word or command, or chooses nothing
	 */
	static CipherExpression parse(String text) throws SslException {
		SuiteOrder order = SuiteOrder.preferred();
		String expression = text;
		if (expression.startsWith(DEFAULT)) {
			new Reader(DEFAULT_EXPRESSION, order).read();
			expression = expression.substring(DEFAULT.length());
		}
		Reader reader = new Reader(expression, order);
		reader.read();
		List<Row> chosen = order.chosen();
		if (chosen.isEmpty()) {
			throw refused(OpenSslCode.NO_CIPHER_MATCH, "'" + text + "' chooses no cipher suite");
		}
		return new CipherExpression(chosen, reader.securityLevel);
	}

	/**
	 * The suites that a security level leaves.
	 */
	List<Row> at(SecurityLevel level) {
		return this.rows.stream().filter((row) -> row.isAllowedAt(level)).toList();
	}

	private static SslException refused(OpenSslCode code, String detail) {
		return new SslException(SslError.ofSetting(SETTING, List.of(code), detail));
	}

	/** Reads from left to right and applies each rule as it comes. */
	private static final class Reader {

		private static final String SEPARATORS = ": ;,";

		private static final String STRENGTH = "STRENGTH";

		private static final String SECURITY_LEVEL = "SECLEVEL=";

		private final String text;

		private final SuiteOrder order;

		private int position;

		private @Nullable Integer securityLevel;

		Reader(String text, SuiteOrder order) {
			this.text = text;
			this.order = order;
		}

		void read() throws SslException {
			while (!isAtEnd()) {
				char first = this.text.charAt(this.position);
				if (isSeparator(first)) {
					this.position++;
				}
				else if (first == '@') {
					this.position++;
					command(word());
					skipToSeparator();
				}
				else {
					boolean operator = "!-+".indexOf(first) >= 0;
					this.position += operator ? 1 : 0;
					rule(operator ? first : ' ');
				}
			}
		}

		private void rule(char operator) throws SslException {
			Traits asked = selection();
			if (asked == null) {
				skipToSeparator();
				return;
			}
			switch (operator) {
				case '!' -> this.order.kill(asked);
				case '-' -> this.order.delete(asked);
				case '+' -> this.order.moveToEnd(asked);
				default -> this.order.add(asked);
			}
		}

		/**
		 * What {@code a+b} asks, or {@code null} if a word is unknown or nothing can be
		 * both.
		 */
		private @Nullable Traits selection() throws SslException {
			Traits asked = Traits.NONE;
			while (true) {
				Traits word = SuiteTable.WORDS.get(word());
				boolean more = !isAtEnd() && this.text.charAt(this.position) == '+';
				this.position += more ? 1 : 0;
				asked = (word != null) ? asked.and(word) : null;
				if (asked == null || !more) {
					return asked;
				}
			}
		}

		private void command(String command) throws SslException {
			if (command.equals(STRENGTH)) {
				this.order.sortByStrength();
			}
			else if (command.matches(SECURITY_LEVEL + "[0-5]")) {
				this.securityLevel = command.charAt(SECURITY_LEVEL.length()) - '0';
			}
			else {
				throw refused(INVALID_COMMAND,
						"'@" + command + "' is no command; there are @STRENGTH and @SECLEVEL=0 to 5");
			}
		}

		private String word() throws SslException {
			int start = this.position;
			Matcher ianaName = IANA_NAME.matcher(this.text).region(start, this.text.length());
			if (ianaName.lookingAt() && SuiteTable.WORDS.containsKey(ianaName.group())) {
				this.position = ianaName.end();
			}
			while (!isAtEnd() && isPartOfWord(this.text.charAt(this.position))) {
				this.position++;
			}
			if (this.position == start) {
				throw refused(INVALID_COMMAND,
						"a word is missing at position " + (start + 1) + " of '" + this.text + "'");
			}
			return this.text.substring(start, this.position);
		}

		private void skipToSeparator() {
			while (!isAtEnd() && !isSeparator(this.text.charAt(this.position))) {
				this.position++;
			}
		}

		private boolean isAtEnd() {
			return this.position >= this.text.length();
		}

		private static boolean isSeparator(char character) {
			return SEPARATORS.indexOf(character) >= 0;
		}

		private static boolean isPartOfWord(char character) {
			return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
					|| (character >= '0' && character <= '9') || "-.=".indexOf(character) >= 0;
		}

	}

}
