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

package io.github.sslclient.sample;

import java.io.IOException;
import java.time.Duration;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.autoconfigure.SslClientProperties;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.stream.SslClientStream;

import org.springframework.stereotype.Component;

/**
 * Opens a stream to a server, exchanges a few bytes, and tells what came of it. What goes
 * wrong is an answer here, not an exception.
 */
@Component
class Prober {

	/** The longest that a probe waits for bytes, whatever the settings say. */
	private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

	private final SslClientStreamFactory factory;

	private final Duration readTimeout;

	Prober(SslClientStreamFactory factory, SslClientProperties properties) {
		this.factory = factory;
		this.readTimeout = properties.readTimeout();
	}

	ProbeResult probe(ProbeRequest request) {
		Patience patience = patience(request);
		SslConnectionOverrides overrides = withReadTimeout(request.overrides(), patience.pause());
		try (SslClientStream stream = this.factory.connect(request.host(), request.port(), overrides)) {
			Exchange exchange = new Exchange(stream, patience);
			SslError error = exchange.run(request.sendBytes());
			return ProbeResult.of(stream, exchange.received(), error);
		}
		catch (IOException ex) {
			return ProbeResult.failed(PlatformErrors.translate("connect", ex).getError());
		}
		catch (RuntimeException ex) {
			// Of a lazy context, which is loaded only now.
			SslError error = SslError.from(ex);
			if (error == null) {
				throw ex;
			}
			return ProbeResult.failed(error);
		}
	}

	private Patience patience(ProbeRequest request) {
		Duration override = request.overrides().readTimeout();
		Duration asked = (override != null) ? override : this.readTimeout;
		if (asked.isZero()) {
			return Patience.usual(request.sendBytes().length > 0);
		}
		return Patience.of((asked.compareTo(MAX_PAUSE) < 0) ? asked : MAX_PAUSE);
	}

	private static SslConnectionOverrides withReadTimeout(SslConnectionOverrides overrides, Duration readTimeout) {
		return new SslConnectionOverrides(overrides.method(), overrides.ciphers(), overrides.ciphersuites(),
				overrides.verify(), overrides.maxDepth(), overrides.serverName(), overrides.connectTimeout(),
				overrides.handshakeTimeout(), readTimeout, overrides.fullHandshake());
	}

}
