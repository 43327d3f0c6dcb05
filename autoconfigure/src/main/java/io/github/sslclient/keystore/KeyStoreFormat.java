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

package io.github.sslclient.keystore;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a file of a key store looks like. Told by its first bytes, as OpenSSL 3 tells what
 * {@code s_client -cert} names, and not by its name.
 */
enum KeyStoreFormat {

	/**
	 * {@code PFX ::= SEQUENCE}, which begins with version 3 (RFC 7292, section 4). What
	 * else is a SEQUENCE begins otherwise: a certificate with another SEQUENCE, a key
	 * with 0 or 1.
	 */
	PKCS12("PKCS#12"),

	/** The JDK's own of old. */
	JKS("JKS"),

	/** The JDK's own of not so old. */
	JCEKS("JCEKS");

	private static final int SEQUENCE = 0x30;

	private static final byte[] VERSION_3 = { 2, 1, 3, SEQUENCE };

	private static final byte[] JKS_MAGIC = { (byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED };

	private static final byte[] JCEKS_MAGIC = { (byte) 0xCE, (byte) 0xCE, (byte) 0xCE, (byte) 0xCE };

	private final String text;

	KeyStoreFormat(String text) {
		this.text = text;
	}

	/**
	 * Recognise a file.
	 * @param content its bytes
	 * @return what it is, or {@code null} if it is no key store
	 */
	static @Nullable KeyStoreFormat of(byte[] content) {
		if (startsWith(content, 0, JKS_MAGIC)) {
			return JKS;
		}
		if (startsWith(content, 0, JCEKS_MAGIC)) {
			return JCEKS;
		}
		if (content.length < 2 || content[0] != SEQUENCE) {
			return null;
		}
		// One byte, or a byte that counts those that follow. None follow 0x80, whose end
		// is not told in advance, as some programs write it.
		int length = content[1] & 0xFF;
		return startsWith(content, 2 + ((length > 0x80) ? length - 0x80 : 0), VERSION_3) ? PKCS12 : null;
	}

	/** What {@link java.security.KeyStore} calls it. */
	String type() {
		return name();
	}

	/** A command that shows what is in a file. */
	String command() {
		return (this == PKCS12) ? "openssl pkcs12 -info -noout -in %s"
				: "keytool -list -storetype " + name().toLowerCase(Locale.ROOT) + " -keystore %s";
	}

	private static boolean startsWith(byte[] content, int offset, byte[] start) {
		return content.length >= offset + start.length
				&& Arrays.equals(content, offset, offset + start.length, start, 0, start.length);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
