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

import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import org.jspecify.annotations.Nullable;

/**
 * A block cannot be used. What knows the file and the setting makes an
 * {@link io.github.sslclient.error.SslException} of it.
 */
public final class PemException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Not kept in serialized form: the exception does not leave this package. */
	private final transient List<OpenSslCode> codes;

	private final boolean damage;

	private final int line;

	private PemException(List<OpenSslCode> codes, String detail, boolean damage, int line, @Nullable Throwable cause) {
		super(detail, cause);
		this.codes = List.copyOf(codes);
		this.damage = damage;
		this.line = line;
	}

	/**
	 * The block is damaged: OpenSSL looks for another one behind it.
	 * @param codes the codes, oldest first
	 * @param detail what is wrong
	 * @param cause what the platform threw, or {@code null}
	 * @return the exception
	 */
	public static PemException ofDamage(List<OpenSslCode> codes, String detail, @Nullable Throwable cause) {
		return new PemException(codes, detail, true, 0, cause);
	}

	/**
	 * The block is well and cannot be used: that is the end.
	 * @param codes the codes, oldest first
	 * @param detail what is wrong and what to do
	 * @param cause what the platform threw, or {@code null}
	 * @return the exception
	 */
	static PemException ofRefusal(List<OpenSslCode> codes, String detail, @Nullable Throwable cause) {
		return new PemException(codes, detail, false, 0, cause);
	}

	/**
	 * The same, said of a block.
	 * @param block the block
	 * @return the exception
	 */
	public PemException of(PemBlock block) {
		return new PemException(this.codes, block.description() + " " + detail(), this.damage, block.line(),
				getCause());
	}

	/**
	 * The codes.
	 * @return the codes, oldest first
	 */
	public List<OpenSslCode> codes() {
		return this.codes;
	}

	boolean isDamage() {
		return this.damage;
	}

	/**
	 * Where the block begins.
	 * @return the line, or 0 if it is about no block
	 */
	public int line() {
		return this.line;
	}

	/**
	 * What is wrong.
	 * @return the detail
	 */
	public String detail() {
		return String.valueOf(getMessage());
	}

}
