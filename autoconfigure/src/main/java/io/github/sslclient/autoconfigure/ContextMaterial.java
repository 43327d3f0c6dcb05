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

package io.github.sslclient.autoconfigure;

import io.github.sslclient.bundle.BundleMaterial;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * The key and trust material of a context, wherever it is from.
 *
 * @param certificate the client's certificate and its chain, or {@code null} for none
 * @param key its private key, or {@code null} if it is with the certificate
 * @param certificatePassword decrypts the key, or opens the key store or token; or
 * {@code null}
 * @param keyAlias which key of a key store, or {@code null}
 * @param keyStore the key store in place of certificate and key, or {@code null}
 * @param caFile the trusted certificates, or {@code null}
 * @param caFilePassword opens them if they are a key store, or {@code null}
 * @param caDirectory hashed directories of such, or {@code null}
 */
record ContextMaterial(@Nullable PemSource certificate, @Nullable PemSource key, char @Nullable [] certificatePassword,
		@Nullable String keyAlias, @Nullable ClientKeyStore keyStore, @Nullable PemSource caFile,
		char @Nullable [] caFilePassword, @Nullable String caDirectory) {

	/** All there is: nothing of the properties'. */
	static ContextMaterial of(BundleMaterial bundle) {
		return of(bundle, null);
	}

	/** A bundle has its own passwords. */
	static ContextMaterial of(BundleMaterial bundle, @Nullable String caDirectory) {
		return new ContextMaterial(null, null, null, bundle.keyAlias(), bundle.keys(), bundle.authorities(), null,
				caDirectory);
	}

	@Override
	public String toString() {
		return "ContextMaterial[certificate=" + this.certificate + ", keyStore=" + this.keyStore + ", caFile="
				+ this.caFile + "]";
	}

}
