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

package io.github.sslclient.bundle;

import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

import org.jspecify.annotations.Nullable;

/**
 * Gives a manager that there is already, when it is asked for it. Thread-safe.
 */
final class LentKeyManagerFactory extends KeyManagerFactory {

	LentKeyManagerFactory(Supplier<? extends KeyManager> manager) {
		super(new Spi(manager), provider(), getDefaultAlgorithm());
	}

	/** Some ask for it; it has no part in anything. */
	private static Provider provider() {
		try {
			return KeyManagerFactory.getInstance(getDefaultAlgorithm()).getProvider();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The JVM has no factory of managers", ex);
		}
	}

	/**
	 * Takes no key store: what the manager goes by is settled.
	 */
	private static final class Spi extends KeyManagerFactorySpi {

		private final Supplier<? extends KeyManager> manager;

		Spi(Supplier<? extends KeyManager> manager) {
			this.manager = manager;
		}

		@Override
		protected void engineInit(@Nullable KeyStore keyStore, char @Nullable [] password) {
		}

		@Override
		protected void engineInit(@Nullable ManagerFactoryParameters parameters) {
		}

		@Override
		protected KeyManager[] engineGetKeyManagers() {
			return new KeyManager[] { this.manager.get() };
		}

	}

}
