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

package io.github.sslclient.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A key store made in code, as {@code keytool} makes them.
 */
public final class TestKeyStore {

	/** The password, unless another is given. */
	public static final String PASSWORD = "changeit";

	private final KeyStore keyStore;

	private TestKeyStore(KeyStore keyStore) {
		this.keyStore = keyStore;
	}

	/**
	 * Makes a key store with nothing in it.
	 * @param type what {@link KeyStore} calls its type
	 * @return the key store
	 */
	public static TestKeyStore create(String type) {
		try {
			KeyStore keyStore = KeyStore.getInstance(type);
			keyStore.load(null, null);
			return new TestKeyStore(keyStore);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Adds a key with its certificate and the chain above it.
	 * @param alias what to call it
	 * @param identity what to add
	 * @return this key store
	 */
	public TestKeyStore with(String alias, Identity identity) {
		return with(alias, identity, PASSWORD);
	}

	/**
	 * Adds a key with a password of its own.
	 * @param alias what to call it
	 * @param identity what to add
	 * @param password its password
	 * @return this key store
	 */
	public TestKeyStore with(String alias, Identity identity, String password) {
		List<X509Certificate> chain = new ArrayList<>(List.of(identity.certificate()));
		chain.addAll(identity.intermediates());
		try {
			this.keyStore.setKeyEntry(alias, identity.key(), password.toCharArray(),
					chain.toArray(X509Certificate[]::new));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Adds a trusted certificate.
	 * @param alias what to call it
	 * @param certificate the certificate
	 * @return this key store
	 */
	public TestKeyStore trusting(String alias, X509Certificate certificate) {
		try {
			this.keyStore.setCertificateEntry(alias, certificate);
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The key store itself.
	 * @return the key store
	 */
	public KeyStore get() {
		return this.keyStore;
	}

	/**
	 * Writes it.
	 * @return what a file of it has in it
	 */
	public byte[] bytes() {
		return bytes(PASSWORD);
	}

	/**
	 * Writes it.
	 * @param password its password, or {@code null} for none
	 * @return what a file of it has in it
	 */
	public byte[] bytes(@Nullable String password) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			this.keyStore.store(bytes, (password != null) ? password.toCharArray() : null);
			return bytes.toByteArray();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes it to a file.
	 * @param directory an existing directory
	 * @param name the name of the file in it
	 * @return the file
	 * @throws IOException if it cannot be written
	 */
	public Path write(Path directory, String name) throws IOException {
		return Files.write(directory.resolve(name), bytes());
	}

}
