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

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A private key of a key store and what goes with it. An immutable value.
 *
 * @param alias what the key store calls it
 * @param key the private key, which need not have an encoding: a token keeps it inside
 * @param chain its certificate, and the chain above it; empty where the key store has
 * none for it
 */
public record KeyEntry(String alias, PrivateKey key, List<X509Certificate> chain) {

	public KeyEntry {
		Objects.requireNonNull(alias, "'alias' must not be null");
		Objects.requireNonNull(key, "'key' must not be null");
		chain = List.copyOf(chain);
	}

	@Override
	public String toString() {
		return "KeyEntry[alias=" + this.alias + ", key=" + this.key.getAlgorithm() + "]";
	}

}
