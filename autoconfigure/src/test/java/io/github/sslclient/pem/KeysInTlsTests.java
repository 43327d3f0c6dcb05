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

package io.github.sslclient.pem;

import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of every kind serve the platform's TLS.
 */
class KeysInTlsTests {

	@ParameterizedTest
	@CsvSource({ "rsa-pkcs1.pem, rsa.crt", "rsa-pss-pkcs8.pem, rsa-pss.crt",
			"rsa-pss-sha256-pkcs8.pem, rsa-pss-sha256.crt", "p256-sec1.pem, p256.crt", "p384-sec1.pem, p384.crt",
			"p521-sec1.pem, p521.crt", "ed25519-scrypt.pem, ed25519.crt", "ed448-pkcs8.pem, ed448.crt" })
	void handshakeSucceeds(String keyFile, String certificateFile) throws Exception {
		PrivateKey key = PrivateKeys.load("key", PemFixtures.file(keyFile), "secret".toCharArray());
		X509Certificate certificate = PemFixtures.certificate(certificateFile);
		SSLEngine server = context(key, certificate).createSSLEngine();
		server.setUseClientMode(false);
		SSLEngine client = context(null, certificate).createSSLEngine("server", 443);
		client.setUseClientMode(true);
		handshake(client, server);
		assertThat(client.getSession().getPeerCertificates()).containsExactly(certificate);
	}

	private static SSLContext context(@Nullable PrivateKey key, X509Certificate certificate) throws Exception {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		if (key != null) {
			store.setKeyEntry("key", key, new char[0], new Certificate[] { certificate });
		}
		else {
			store.setCertificateEntry("certificate", certificate);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(store, new char[0]);
		TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), (key != null) ? null : trust.getTrustManagers(), null);
		return context;
	}

	private static void handshake(SSLEngine client, SSLEngine server) throws SSLException {
		ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
		ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
		client.beginHandshake();
		server.beginHandshake();
		for (int i = 0; i < 100 && (isShakingHands(client) || isShakingHands(server)); i++) {
			step(client, toClient, toServer);
			step(server, toServer, toClient);
		}
		assertThat(isShakingHands(client)).isFalse();
	}

	private static void step(SSLEngine engine, ByteBuffer input, ByteBuffer output) throws SSLException {
		switch (engine.getHandshakeStatus()) {
			case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), output);
			case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
				input.flip();
				engine.unwrap(input, ByteBuffer.allocate(1 << 16));
				input.compact();
			}
			case NEED_TASK -> engine.getDelegatedTask().run();
			default -> {
			}
		}
	}

	private static boolean isShakingHands(SSLEngine engine) {
		HandshakeStatus status = engine.getHandshakeStatus();
		return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
	}

}
