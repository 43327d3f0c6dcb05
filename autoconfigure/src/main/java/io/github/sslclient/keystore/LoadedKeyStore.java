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

import java.security.KeyStore;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemFailures;
import org.jspecify.annotations.Nullable;

/**
 * A key store in memory.
 */
final class LoadedKeyStore implements ClientKeyStore {

	private final KeyStore keyStore;

	private final char @Nullable [] password;

	private final String location;

	LoadedKeyStore(KeyStore keyStore, char @Nullable [] password, String location) {
		this.keyStore = keyStore;
		this.password = (password != null) ? password.clone() : null;
		this.location = location;
	}

	@Override
	public String location() {
		return this.location;
	}

	@Override
	public @Nullable String provider() {
		return null;
	}

	@Override
	public List<KeyEntry> keys(@Nullable String alias, char @Nullable [] unused) throws SslException {
		return new OpenKeyStore(this.keyStore, this.password, PemFailures.ofKeyStore("certificate", this.location),
				"give the password of the key")
			.keys(alias);
	}

	@Override
	public String toString() {
		return this.location;
	}

}
