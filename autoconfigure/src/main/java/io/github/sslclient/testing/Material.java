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

package io.github.sslclient.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.sslclient.testing.Authority.Identity;

/**
 * What a server presents and trusts, and what its clients are told in PEM.
 */
final class Material {

	private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] { '\n' });

	private final Identity server;

	private final Identity client;

	private final X509Certificate clientAuthority;

	private final String caPem;

	private final String crlPem;

	/**
	 * Make it.
	 * @param issuer who issued both certificates
	 * @param told the authority that clients are told to trust
	 * @param crl the issuer's CRL, in DER
	 */
	Material(Authority issuer, Identity server, X509Certificate told, byte[] crl) {
		this.server = server;
		this.client = issuer.client("Test Client");
		this.clientAuthority = issuer.certificate();
		this.caPem = pem(told);
		this.crlPem = pem("X509 CRL", crl);
	}

	X509Certificate certificate() {
		return this.server.certificate();
	}

	String caPem() {
		return this.caPem;
	}

	String crlPem() {
		return this.crlPem;
	}

	String clientCertificatePem() {
		return pem(this.client.certificate());
	}

	String clientKeyPem() {
		return pem("PRIVATE KEY", this.client.key().getEncoded());
	}

	/**
	 * What {@code ssl.client.*} needs of it.
	 */
	Map<String, String> properties(String prefix, boolean clientCertificate) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put(prefix + "ca-file", this.caPem);
		properties.put(prefix + "crl-file", this.crlPem);
		if (clientCertificate) {
			properties.put(prefix + "certificate", clientCertificatePem());
			properties.put(prefix + "key", clientKeyPem());
		}
		return Map.copyOf(properties);
	}

	/**
	 * A context for the server.
	 */
	SSLContext serverContext() {
		try {
			KeyStore keys = emptyKeyStore();
			keys.setKeyEntry("server", this.server.key(), new char[0], new Certificate[] { this.server.certificate() });
			KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keyManagers.init(keys, new char[0]);
			KeyStore authorities = emptyKeyStore();
			authorities.setCertificateEntry("authority", this.clientAuthority);
			TrustManagerFactory trustManagers = TrustManagerFactory
				.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trustManagers.init(authorities);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyStore emptyKeyStore() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private static String pem(X509Certificate certificate) {
		try {
			return pem("CERTIFICATE", certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String pem(String type, byte[] content) {
		return "-----BEGIN " + type + "-----\n" + ENCODER.encodeToString(content) + "\n-----END " + type + "-----\n";
	}

}
