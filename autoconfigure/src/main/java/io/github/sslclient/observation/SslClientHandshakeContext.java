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

package io.github.sslclient.observation;

import java.util.Objects;

import io.github.sslclient.stream.HandshakeOutcome;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What an observation knows of a handshake. Used by the thread of the handshake.
 */
public final class SslClientHandshakeContext extends Observation.Context {

	private final String clientContext;

	private final String host;

	private final int port;

	private @Nullable HandshakeOutcome outcome;

	/**
	 * Create what is known when a handshake begins.
	 * @param clientContext the name of the client context
	 * @param host the host that the server must prove to be
	 * @param port the port at the peer, or 0 if it is not known
	 */
	public SslClientHandshakeContext(String clientContext, String host, int port) {
		this.clientContext = Objects.requireNonNull(clientContext, "'clientContext' must not be null");
		this.host = Objects.requireNonNull(host, "'host' must not be null");
		this.port = port;
	}

	/**
	 * The name of the client context.
	 * @return the name
	 */
	public String getClientContext() {
		return this.clientContext;
	}

	/**
	 * The host that the server must prove to be.
	 * @return the host
	 */
	public String getHost() {
		return this.host;
	}

	/**
	 * The port at the peer.
	 * @return the port, or 0 if it is not known
	 */
	public int getPort() {
		return this.port;
	}

	/**
	 * What came of the handshake.
	 * @return the outcome, or {@code null} while it is under way
	 */
	public @Nullable HandshakeOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Say what came of the handshake.
	 * @param outcome the outcome
	 */
	public void setOutcome(HandshakeOutcome outcome) {
		this.outcome = outcome;
	}

}
