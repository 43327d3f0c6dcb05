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

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * What a context takes from somebody else's {@link SslBundle}.
 *
 * @param keys the key store with the client's keys and certificates, or {@code null} for
 * none
 * @param keyAlias the one of them that the bundle names, or {@code null} for all
 * @param authorities the trusted certificates, or {@code null} where the bundle leaves
 * them to the JVM
 */
public record BundleMaterial(@Nullable ClientKeyStore keys, @Nullable String keyAlias,
		@Nullable PemSource authorities) {

	private static final String SETTING = "bundle";

	/**
	 * Read a bundle as it is now.
	 * @param name its name, for messages
	 * @param bundle the bundle
	 * @return what it has
	 * @throws IllegalSettingException if it cannot be used
	 */
	public static BundleMaterial of(String name, SslBundle bundle) {
		if (bundle instanceof ContextSslBundle) {
			throw new IllegalSettingException(SETTING,
					"names '" + name + "', which is a TLS client context itself; name a bundle of spring.ssl.bundle");
		}
		try {
			return read("SSL bundle '" + name + "'", bundle);
		}
		catch (IllegalStateException ex) {
			throw new IllegalSettingException(SETTING,
					"names '" + name + "', which cannot be read: " + ex.getMessage());
		}
	}

	/**
	 * Read a bundle that no property names, as it is now.
	 * @param location what to call it in messages
	 * @param bundle the bundle
	 * @return what it has
	 * @throws IllegalStateException if it cannot be used, with a message that goes on
	 * where the location was named
	 */
	public static BundleMaterial read(String location, SslBundle bundle) {
		if (bundle instanceof ContextSslBundle) {
			throw new IllegalStateException("it is a TLS client context itself");
		}
		try {
			KeyStore keys = bundle.getStores().getKeyStore();
			KeyStore trusted = bundle.getStores().getTrustStore();
			if (keys == null && trusted == null) {
				throw new IllegalStateException("it has neither a key store nor a trust store");
			}
			String alias = alias(keys, bundle.getKey().getAlias());
			return new BundleMaterial((keys != null && hasKey(keys)) ? keys(keys, bundle, location) : null, alias,
					(trusted != null) ? authorities(trusted, location) : null);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	private static @Nullable String alias(@Nullable KeyStore keys, @Nullable String wanted)
			throws GeneralSecurityException {
		if (keys == null || wanted == null || wanted.isEmpty()) {
			return null;
		}
		if (!keys.entryInstanceOf(wanted, KeyStore.PrivateKeyEntry.class)) {
			throw new IllegalStateException("it has no key of the alias '" + wanted + "'");
		}
		return wanted;
	}

	private static boolean hasKey(KeyStore keys) throws GeneralSecurityException {
		for (String alias : Collections.list(keys.aliases())) {
			if (keys.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
				return true;
			}
		}
		return false;
	}

	private static ClientKeyStore keys(KeyStore keys, SslBundle bundle, String location) {
		String password = bundle.getKey().getPassword();
		if (password == null) {
			password = bundle.getStores().getKeyStorePassword();
		}
		return ClientKeyStore.of(keys, (password != null) ? password.toCharArray() : null, location);
	}

	/** A key that is there too is not meant to be trusted. */
	private static PemSource authorities(KeyStore trusted, String location) throws GeneralSecurityException {
		List<Certificate> certificates = new ArrayList<>();
		for (String alias : Collections.list(trusted.aliases())) {
			if (trusted.isCertificateEntry(alias)) {
				certificates.add(trusted.getCertificate(alias));
			}
		}
		return certificates(certificates, location);
	}

	private static PemSource certificates(List<Certificate> certificates, String location)
			throws GeneralSecurityException {
		List<byte[]> encoded = new ArrayList<>();
		for (Certificate certificate : certificates) {
			encoded.add(certificate.getEncoded());
		}
		return PemText.of("CERTIFICATE", encoded, location);
	}

}
