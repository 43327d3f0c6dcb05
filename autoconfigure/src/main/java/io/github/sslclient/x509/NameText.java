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

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.error.SingleLine;

/**
 * Distinguished names in messages. Peers choose them, so they must neither break a line
 * of a log nor fill it.
 */
public final class NameText {

	private static final int MAX_LENGTH = 300;

	private NameText() {
	}

	/**
	 * The text of a name.
	 * @param name the name
	 * @return the form of RFC 2253, its control characters replaced, and at most 300
	 * characters of it
	 */
	public static String of(X500Principal name) {
		return SingleLine.of(name.getName(), MAX_LENGTH);
	}

	/**
	 * The text of a name.
	 * @param encoded its DER
	 * @return its text, or a few words if the platform cannot read it
	 */
	public static String of(byte[] encoded) {
		try {
			return of(new X500Principal(encoded));
		}
		catch (IllegalArgumentException ex) {
			return "(a name that the JVM cannot read)";
		}
	}

}
