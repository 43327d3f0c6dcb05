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

import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.HandshakeListener;
import io.github.sslclient.stream.HandshakeOutcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes handshakes, each as a child of what its thread is observed doing. Thread-safe.
 *
 * @see SslClientHandshakeObservation
 */
public final class SslClientHandshakeObserver implements HandshakeListener {

	private static final SslClientHandshakeObservationConvention DEFAULT = new DefaultSslClientHandshakeObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable SslClientHandshakeObservationConvention convention;

	/**
	 * Create an observer.
	 * @param registry who is told
	 * @param convention names and tags, or {@code null} for the default
	 */
	public SslClientHandshakeObserver(ObservationRegistry registry,
			@Nullable SslClientHandshakeObservationConvention convention) {
		this.registry = Objects.requireNonNull(registry, "'registry' must not be null");
		this.convention = convention;
	}

	@Override
	public @Nullable Ending begun(String clientContext, String host, int port) {
		if (this.registry.isNoop()) {
			return null;
		}
		SslClientHandshakeContext context = new SslClientHandshakeContext(clientContext, host, port);
		Observation observation = SslClientHandshakeObservation.HANDSHAKE
			.observation(this.convention, DEFAULT, () -> context, this.registry)
			.start();
		// What the transport does meanwhile, another handshake perhaps, is part of this.
		Observation.Scope scope = observation.openScope();
		return (outcome) -> end(observation, scope, context, outcome);
	}

	private static void end(Observation observation, Observation.Scope scope, SslClientHandshakeContext context,
			HandshakeOutcome outcome) {
		try (scope) {
			context.setOutcome(outcome);
			SslException failure = outcome.failure();
			if (failure != null) {
				observation.error(failure);
			}
		}
		finally {
			observation.stop();
		}
	}

}
