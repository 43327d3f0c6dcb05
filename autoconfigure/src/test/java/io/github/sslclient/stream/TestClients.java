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

package io.github.sslclient.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;

/**
 * Clients of the servers in containers. None of their waits is unbounded, and their
 * certificates stand in no file.
 */
final class TestClients {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private TestClients() {
	}

	static SslClientSettingsBuilder trusting(TestPki pki) {
		return SslClientSettings.builder()
			.caFile(new PemText(pki.caPem()))
			.connectTimeout(BOUND)
			.handshakeTimeout(BOUND)
			.readTimeout(BOUND);
	}

	static SslClientSettingsBuilder trusting(TestPki pki, Identity client) {
		return trusting(pki).certificate(new PemText(client.certificatePem())).key(new PemText(client.keyPem()));
	}

	static SslClientStreamFactory factory(SslClientSettingsBuilder settings) throws SslException {
		return new SslClientStreamFactory(SslClientContext.of(settings.build()));
	}

	/**
	 * Asks an HTTP server for a page and reads until it closes.
	 */
	static String get(SslClientStream stream) throws IOException {
		stream.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		stream.getOutputStream().flush();
		return new String(stream.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
	}

	static List<String> codes(SslException ex) {
		return ex.getError().codes().stream().map(OpenSslCode::hex).toList();
	}

}
