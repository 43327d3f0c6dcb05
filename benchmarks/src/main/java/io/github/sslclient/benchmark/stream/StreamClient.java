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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.stream.SslClientStream;
import org.jspecify.annotations.Nullable;

/**
 * Ours.
 */
final class StreamClient implements Client {

	private static final SslConnectionOverrides FULL = SslConnectionOverrides.builder().fullHandshake(true).build();

	private final Http http = new Http();

	private final SslClientStreamFactory factory;

	private final @Nullable String provider;

	private final int port;

	StreamClient(NginxServer server, @Nullable String provider) throws IOException {
		this.factory = new SslClientStreamFactory(SslClientContext
			.of(SslClientSettings.builder().caFile(PemSource.of(server.root())).provider(provider).build()));
		this.provider = provider;
		this.port = server.port();
	}

	@Override
	public String name() {
		return "SslClientStream" + ((this.provider != null) ? ", " + this.provider : "");
	}

	@Override
	public Connection open(boolean full) throws IOException {
		SslClientStream stream = this.factory.connect("localhost", this.port,
				full ? FULL : SslConnectionOverrides.none());
		return new StreamConnection(this.http, stream.getInputStream(), stream.getOutputStream(), stream);
	}

}
