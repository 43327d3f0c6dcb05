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

package io.github.sslclient.trust;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * The JVM's own trust store, found as the JVM finds it.
 */
final class SystemAuthorities {

	static final String LOCATION = "the JVM's own trust store";

	private SystemAuthorities() {
	}

	/**
	 * Where the JVM looks for it.
	 * @return the files, which need not exist
	 */
	static List<Path> files() {
		String own = System.getProperty("javax.net.ssl.trustStore", "");
		try {
			Path directory = Path.of(System.getProperty("java.home"), "lib", "security");
			return own.isEmpty() ? List.of(directory.resolve("jssecacerts"), directory.resolve("cacerts"))
					: own.equals("NONE") ? List.of() : List.of(Path.of(own));
		}
		catch (InvalidPathException ex) {
			return List.of();
		}
	}

	/**
	 * Read it.
	 * @return its certificates, maybe none
	 * @throws SslException if it cannot be read
	 */
	static List<X509Certificate> read() throws SslException {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init((KeyStore) null);
			for (TrustManager manager : factory.getTrustManagers()) {
				if (manager instanceof X509TrustManager x509) {
					return List.of(x509.getAcceptedIssuers());
				}
			}
			return List.of();
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw new SslException(SslError.ofSetting("trust-system", List.of(OpenSslCode.INTERNAL_ERROR), LOCATION
					+ " cannot be read: " + ex.getMessage() + "; correct javax.net.ssl.trustStore, or set ca-file"),
					ex);
		}
	}

}
