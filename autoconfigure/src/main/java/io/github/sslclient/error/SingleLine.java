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

package io.github.sslclient.error;

/**
 * Text for messages. Peers, files and platforms choose parts of it, so it must neither
 * break a line of a log, nor turn its direction, nor fill it.
 */
public final class SingleLine {

	private SingleLine() {
	}

	/**
	 * Make text harmless.
	 * @param text the text
	 * @param maxLength how many characters of it are kept
	 * @return the text, with a question mark for every control and format character, line
	 * separator and unpaired surrogate, and an ellipsis if there was more
	 */
	public static String of(String text, int maxLength) {
		StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength) + 3);
		text.codePoints().limit(maxLength).map((c) -> isHarmless(c) ? c : '?').forEach(line::appendCodePoint);
		return (text.codePointCount(0, text.length()) > maxLength) ? line.append("...").toString() : line.toString();
	}

	private static boolean isHarmless(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				false;
			default -> true;
		};
	}

}
