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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslError;
import io.github.sslclient.stream.SslClientStream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Says something to the echo server when the application has started, and logs what came
 * of it. With settings of the user's own the echo server may refuse, or be refused; the
 * application goes on, since it can still probe.
 */
@Component
class Greeting implements ApplicationRunner {

	private static final Log logger = LogFactory.getLog(Greeting.class);

	private static final byte[] HELLO = "Hello over TLS\n".getBytes(StandardCharsets.UTF_8);

	private static final SslConnectionOverrides PATIENCE = SslConnectionOverrides.builder()
		.readTimeout(Duration.ofSeconds(5))
		.build();

	private final SslClientStreamFactory factory;

	private final EchoServer server;

	Greeting(SslClientStreamFactory factory, EchoServer server) {
		this.factory = factory;
		this.server = server;
	}

	@Override
	public void run(ApplicationArguments args) {
		try {
			logger.info(this.factory.execute("localhost", this.server.port(), PATIENCE, Greeting::greet));
		}
		catch (RuntimeException ex) {
			SslError error = SslError.from(ex);
			if (error == null) {
				throw ex;
			}
			logger.warn("The echo server on port " + this.server.port() + " was not reached: " + error.message());
		}
	}

	private static String greet(SslClientStream stream) throws IOException {
		stream.getOutputStream().write(HELLO);
		String answer = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))
			.readLine();
		return "The echo server answered '" + answer + "': protocol " + stream.getProtocol() + ", cipher "
				+ stream.getCipherSuite() + ", verify result " + stream.getVerifyResult();
	}

}
