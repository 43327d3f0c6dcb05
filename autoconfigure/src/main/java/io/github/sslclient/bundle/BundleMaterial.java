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
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * What a context takes from somebody else's {@link SslBundle}.
 *
 * @param certificate the client's certificate and its chain, or {@code null} for none
 * @param key its private key, or {@code null} for none
 * @param authorities the trusted certificates, or {@code null} where the bundle leaves
 * them to the JVM
 */
public record BundleMaterial(@Nullable PemSource certificate, @Nullable PemSource key,
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
			String alias = (keys != null) ? alias(keys, bundle.getKey().getAlias()) : null;
			return new BundleMaterial((keys != null && alias != null) ? chain(keys, alias, location) : null,
					(keys != null && alias != null) ? key(keys, alias, bundle, location) : null,
					(trusted != null) ? authorities(trusted, location) : null);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	private static @Nullable String alias(KeyStore keys, @Nullable String wanted) throws GeneralSecurityException {
		if (wanted != null && !wanted.isEmpty()) {
			if (!keys.entryInstanceOf(wanted, KeyStore.PrivateKeyEntry.class)) {
				throw new IllegalStateException("it has no key of the alias '" + wanted + "'");
			}
			return wanted;
		}
		for (String alias : Collections.list(keys.aliases())) {
			if (keys.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
				return alias;
			}
		}
		return null;
	}

	private static PemSource chain(KeyStore keys, String alias, String location) throws GeneralSecurityException {
		return certificates(Arrays.asList(keys.getCertificateChain(alias)), location);
	}

	private static PemSource key(KeyStore keys, String alias, SslBundle bundle, String location)
			throws GeneralSecurityException {
		String password = bundle.getKey().getPassword();
		if (password == null) {
			password = bundle.getStores().getKeyStorePassword();
		}
		Key key = keys.getKey(alias, (password != null) ? password.toCharArray() : null);
		byte[] encoded = (key != null) ? key.getEncoded() : null;
		if (encoded == null) {
			throw new IllegalStateException("its private key cannot be taken out of its key store");
		}
		try {
			return PemText.of("PRIVATE KEY", List.of(encoded), location);
		}
		finally {
			Arrays.fill(encoded, (byte) 0);
		}
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
