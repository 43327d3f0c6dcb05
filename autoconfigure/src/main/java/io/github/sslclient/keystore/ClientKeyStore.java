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
import java.util.Objects;

import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * A key store that is no file: the token of a provider, or one that is in memory already.
 * Its keys are used where they are and never encoded, so they need not be such that can
 * be taken out. Implementations are safe for use by several threads.
 */
public interface ClientKeyStore {

	/**
	 * What to call it in messages.
	 * @return some words
	 */
	String location();

	/**
	 * The provider whose token it is.
	 * @return the name of the provider, or {@code null} for a key store in memory
	 */
	@Nullable String provider();

	/**
	 * The private keys.
	 * @param alias the name of the one that is wanted, or {@code null} for all
	 * @param password the PIN of a token, or {@code null}; a key store in memory has its
	 * own and needs none. Not changed
	 * @return the keys, at least one, in the order of their names
	 * @throws SslException if they cannot be had; the error names setting and cause
	 */
	List<KeyEntry> keys(@Nullable String alias, char @Nullable [] password) throws SslException;

	/**
	 * The token of a provider, which is looked for when its keys are asked for.
	 * @param provider the name of a provider that is installed in the JVM
	 * @return its token
	 */
	static ClientKeyStore ofProvider(String provider) {
		Objects.requireNonNull(provider, "'provider' must not be null");
		return new ProviderToken(provider);
	}

	/**
	 * A key store that is loaded.
	 * @param keyStore the key store
	 * @param password what its keys are opened with, or {@code null}; kept and not
	 * changed
	 * @param location what to call it in messages
	 * @return the same, for a client
	 */
	static ClientKeyStore of(KeyStore keyStore, char @Nullable [] password, String location) {
		Objects.requireNonNull(keyStore, "'keyStore' must not be null");
		Objects.requireNonNull(location, "'location' must not be null");
		return new LoadedKeyStore(keyStore, password, location);
	}

}
