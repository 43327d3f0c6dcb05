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

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemFailures;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * What a source holds, read once to see whether it is a key store. Where it is none it
 * goes on as a source of the same text, which fails as the first one did if that could
 * not be read. For one thread; closing wipes what nobody took.
 */
public final class SourceContent implements PemSource, AutoCloseable {

	/**
	 * The most that a key store may have, in bytes: the platform keeps all of it several
	 * times over while it reads.
	 */
	static final int MAX_SIZE = 16 * 1024 * 1024;

	private final PemSource source;

	private final @Nullable KeyStoreFormat format;

	private byte @Nullable [] content;

	private @Nullable IOException failure;

	private SourceContent(PemSource source, byte @Nullable [] content, @Nullable IOException failure) {
		this.source = source;
		this.content = content;
		this.failure = failure;
		this.format = (content != null) ? KeyStoreFormat.of(content) : null;
	}

	/**
	 * Read a source.
	 * @param source the source
	 * @return what it holds
	 */
	public static SourceContent of(PemSource source) {
		Objects.requireNonNull(source, "'source' must not be null");
		try {
			return new SourceContent(source, source.read(), null);
		}
		catch (IOException ex) {
			return new SourceContent(source, null, ex);
		}
	}

	/**
	 * Whether it is PKCS#12, JKS or JCEKS.
	 * @return whether it is
	 */
	public boolean isKeyStore() {
		return this.format != null;
	}

	/**
	 * Open the key store that it is.
	 * @param setting the setting that names the source, for errors
	 * @param passwordSetting the setting that has the password, for errors
	 * @param password the password, or {@code null} for none; not changed
	 * @return the key store
	 * @throws SslException if it cannot be opened, with the codes of
	 * {@code openssl s_client} where it has any
	 * @throws IllegalStateException if it is none
	 */
	public OpenKeyStore open(String setting, String passwordSetting, char @Nullable [] password) throws SslException {
		byte[] bytes = this.content;
		this.content = null;
		if (this.format == null || bytes == null) {
			throw new IllegalStateException("'" + location() + "' is no key store, or was opened before");
		}
		try {
			PemFailures failures = PemFailures.ofKeyStore(setting, this.source, this.format.command());
			if (bytes.length > MAX_SIZE) {
				throw failures.of(List.of(), "is larger than a key store may be, which is " + MAX_SIZE + " bytes",
						null);
			}
			return new KeyStoreReader(this.format, failures, passwordSetting).open(bytes, password);
		}
		finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}

	@Override
	public byte[] read() throws IOException {
		byte[] bytes = this.content;
		IOException known = this.failure;
		this.content = null;
		this.failure = null;
		if (known != null) {
			throw known;
		}
		return (bytes != null) ? bytes : this.source.read();
	}

	@Override
	public String location() {
		return this.source.location();
	}

	@Override
	public @Nullable String path() {
		return this.source.path();
	}

	@Override
	public void close() {
		if (this.content != null) {
			Arrays.fill(this.content, (byte) 0);
			this.content = null;
		}
	}

	@Override
	public String toString() {
		return location();
	}

}
