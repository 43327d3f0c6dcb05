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

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import io.github.sslclient.SslClientException;
import io.github.sslclient.SslClientStreamCallback;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.PemText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Clients for tests of the server.
 */
final class TestServerClients {

	static final UnaryOperator<SslClientSettingsBuilder> NOTHING = (settings) -> settings;

	static final SslClientStreamCallback<String> PING = (stream) -> {
		stream.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
		stream.shutdownOutput();
		return new String(stream.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
	};

	private TestServerClients() {
	}

	/**
	 * A factory that trusts what clients of a server are told to.
	 */
	static SslClientStreamFactory factory(SslClientTestServer server,
			UnaryOperator<SslClientSettingsBuilder> settings) {
		SslClientSettingsBuilder trusting = SslClientSettings.builder()
			.caFile(new PemText(server.caPem()))
			.crlFile(new PemText(server.crlPem()));
		try {
			return new SslClientStreamFactory(SslClientContext.of(settings.apply(trusting).build()));
		}
		catch (SslException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static SslClientSettingsBuilder presenting(SslClientSettingsBuilder settings, SslClientTestServer server) {
		return settings.certificate(new PemText(server.clientCertificatePem())).key(new PemText(server.clientKeyPem()));
	}

	static String ping(SslClientTestServer server, UnaryOperator<SslClientSettingsBuilder> settings) {
		return factory(server, settings).execute(server.host(), server.port(), PING);
	}

	static SslError failure(SslClientTestServer server, String host, UnaryOperator<SslClientSettingsBuilder> settings) {
		return failure(() -> factory(server, settings).execute(host, server.port(), PING));
	}

	static SslError failure(ThrowingCallable call) {
		return catchThrowableOfType(SslClientException.class, call).getError();
	}

}
