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
import java.net.Socket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link EchoServer}.
 */
@Timeout(30)
class EchoServerTests {

	private final SampleMaterial material = SampleMaterial.create();

	@Test
	void closeEndsConnectionsAndListening() throws IOException {
		SslClientSettings settings = SslClientSettings.builder()
			.caFile(PemSource.of(this.material.caFile()))
			.certificate(PemSource.of(this.material.clientFile()))
			.build();
		EchoServer server = EchoServer.start(this.material.serverContext());
		try (SslClientStream stream = new SslClientStreamFactory(SslClientContext.of(settings)).connect("localhost",
				server.port())) {
			stream.getOutputStream().write('x');
			assertThat(stream.getInputStream().read()).isEqualTo('x');
			server.close();
			assertThat(stream.getInputStream().read()).isEqualTo(-1);
		}
		assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", server.port()));
	}

}
