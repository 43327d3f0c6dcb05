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

package io.github.sslclient.proxy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A proxy in memory: all that it will ever say is known before it is asked.
 */
final class ScriptedAnswer {

	static final String PASSWORD = "Zug4ng:für-uns";

	private final InputStream input;

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	ScriptedAnswer(byte[] answer) {
		this.input = new ByteArrayInputStream(answer);
	}

	ScriptedAnswer(InputStream input) {
		this.input = input;
	}

	static ScriptedAnswer of(String answer) {
		return new ScriptedAnswer(answer.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Numbers of bytes, and texts in between. */
	static byte[] bytes(Object... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (Object part : parts) {
			if (part instanceof Integer number) {
				bytes.write(number);
			}
			else {
				bytes.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	static ProxySettings proxy(ProxyType type) {
		return ProxySettings.of(type, "proxy.example.org", 3128);
	}

	static ProxySettings withCredentials(ProxyType type) {
		return proxy(type).withCredentials("jörg", PASSWORD.toCharArray());
	}

	void ask(ProxySettings proxy, String host, int port) throws SslException {
		new ProxyRequest(proxy, PeerName.of(host), port).send(this.input, this.sent);
	}

	/** Ask for {@code db.example.org:5433}, which fails in the way of proxies. */
	SslException failure(ProxySettings proxy) {
		SslException failure = failureOrNone(proxy);
		assertThat(failure).as("failure").isNotNull();
		return failure;
	}

	/** Ask for {@code db.example.org:5433}, which may fail in the way of proxies. */
	@Nullable SslException failureOrNone(ProxySettings proxy) {
		Throwable thrown = catchThrowable(() -> ask(proxy, "db.example.org", 5433));
		if (thrown == null) {
			return null;
		}
		assertThat(thrown).isInstanceOf(SslException.class);
		SslException failure = (SslException) thrown;
		assertThat(failure.getError().what()).isEqualTo("proxy");
		assertThat(failure.getError().peer()).isEqualTo("db.example.org:5433");
		assertThat(failure.getError().hint()).isNotBlank();
		assertThat(failure.getMessage()).startsWith("proxy to db.example.org:5433 failed: the ")
			.contains("proxy.example.org:3128")
			.matches("\\P{Cntrl}{1,1500}")
			.doesNotContain(PASSWORD);
		return failure;
	}

	byte[] sent() {
		return this.sent.toByteArray();
	}

	String sentText() {
		return this.sent.toString(StandardCharsets.UTF_8);
	}

	/** What is left for the host's stream. */
	String left() throws IOException {
		return new String(this.input.readAllBytes(), StandardCharsets.ISO_8859_1);
	}

}
