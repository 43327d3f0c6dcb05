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

package io.github.sslclient.pem;

import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What stands between a BEGIN and an END line. Public for the rooms that read blocks of
 * their own.
 */
public final class PemBlock {

	private final String type;

	private final int line;

	private final Map<String, String> headers;

	private final byte[] content;

	private final @Nullable PemDamage damage;

	private PemBlock(String type, int line, Map<String, String> headers, byte[] content, @Nullable PemDamage damage) {
		this.type = type;
		this.line = line;
		this.headers = Map.copyOf(headers);
		this.content = content;
		this.damage = damage;
	}

	static PemBlock of(String type, int line, Map<String, String> headers, byte[] content) {
		return new PemBlock(type, line, headers, content, null);
	}

	static PemBlock damaged(String type, int line, PemDamage damage) {
		return new PemBlock(type, line, Map.of(), new byte[0], damage);
	}

	/**
	 * The label.
	 * @return for instance {@code RSA PRIVATE KEY}
	 */
	public String type() {
		return this.type;
	}

	/** Where it begins. */
	int line() {
		return this.line;
	}

	/**
	 * Where and what, for messages.
	 * @return for instance {@code the CERTIFICATE on line 12}
	 */
	public String description() {
		return "the " + this.type + " that begins on line " + this.line;
	}

	/**
	 * A header of RFC 1421.
	 * @param name the name
	 * @return the value, or {@code null}
	 */
	@Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * The decoded bytes, not a copy.
	 * @return the bytes, none where the block is damaged
	 */
	public byte[] content() {
		return this.content;
	}

	/**
	 * What is wrong with the text.
	 * @return the damage, or {@code null}
	 */
	@Nullable PemDamage damage() {
		return this.damage;
	}

	/**
	 * Make sure that the text is sound.
	 * @param headers whether that goes for headers too, which matter only to what reads
	 * the block
	 * @throws PemException if it is not
	 */
	public void requireSound(boolean headers) throws PemException {
		if (this.damage != null && (headers || this.damage != PemDamage.HEADER)) {
			throw PemException.ofDamage(this.damage.codes(), this.damage.text(), null).of(this);
		}
	}

	/**
	 * Whether headers say that the content is encrypted.
	 * @return whether there is a Proc-Type
	 */
	public boolean isEncrypted() {
		return header("Proc-Type") != null;
	}

	void wipe() {
		Arrays.fill(this.content, (byte) 0);
	}

}
