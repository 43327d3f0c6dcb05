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

package io.github.sslclient.context;

import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link SslClientSettingsBuilder} that says what is read: the client's own
 * certificate and key, the trusted certificates and the CRLs.
 *
 * @param <B> the builder
 */
abstract class MaterialSettingsBuilder<B extends MaterialSettingsBuilder<B>> {

	@Nullable PemSource certificate;

	@Nullable PemSource key;

	char @Nullable [] certificatePassword;

	@Nullable String keyAlias;

	@Nullable ClientKeyStore keyStore;

	@Nullable PemSource caFile;

	char @Nullable [] caFilePassword;

	@Nullable String caDirectory;

	boolean trustSystem;

	@Nullable PemSource crlFile;

	/** There is one kind. */
	MaterialSettingsBuilder() {
	}

	abstract B self();

	/**
	 * Set the certificate.
	 * @param certificate the value
	 * @return this builder
	 */
	public B certificate(@Nullable PemSource certificate) {
		this.certificate = certificate;
		return self();
	}

	/**
	 * Set the key.
	 * @param key the value
	 * @return this builder
	 */
	public B key(@Nullable PemSource key) {
		this.key = key;
		return self();
	}

	/**
	 * Set the certificate password.
	 * @param certificatePassword the value
	 * @return this builder
	 */
	public B certificatePassword(char @Nullable [] certificatePassword) {
		this.certificatePassword = certificatePassword;
		return self();
	}

	/**
	 * Set the key alias.
	 * @param keyAlias the value
	 * @return this builder
	 */
	public B keyAlias(@Nullable String keyAlias) {
		this.keyAlias = keyAlias;
		return self();
	}

	/**
	 * Set the key store.
	 * @param keyStore the value
	 * @return this builder
	 */
	public B keyStore(@Nullable ClientKeyStore keyStore) {
		this.keyStore = keyStore;
		return self();
	}

	/**
	 * Set the ca file.
	 * @param caFile the value
	 * @return this builder
	 */
	public B caFile(@Nullable PemSource caFile) {
		this.caFile = caFile;
		return self();
	}

	/**
	 * Set the ca file password.
	 * @param caFilePassword the value
	 * @return this builder
	 */
	public B caFilePassword(char @Nullable [] caFilePassword) {
		this.caFilePassword = caFilePassword;
		return self();
	}

	/**
	 * Set the ca directory.
	 * @param caDirectory the value
	 * @return this builder
	 */
	public B caDirectory(@Nullable String caDirectory) {
		this.caDirectory = caDirectory;
		return self();
	}

	/**
	 * Set the trust system.
	 * @param trustSystem the value
	 * @return this builder
	 */
	public B trustSystem(boolean trustSystem) {
		this.trustSystem = trustSystem;
		return self();
	}

	/**
	 * Set the crl file.
	 * @param crlFile the value
	 * @return this builder
	 */
	public B crlFile(@Nullable PemSource crlFile) {
		this.crlFile = crlFile;
		return self();
	}

}
