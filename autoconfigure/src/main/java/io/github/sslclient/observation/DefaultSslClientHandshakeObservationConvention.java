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

import java.util.Locale;
import java.util.function.Function;

import io.github.sslclient.error.SslError;
import io.github.sslclient.observation.SslClientHandshakeObservation.HighCardinality;
import io.github.sslclient.observation.SslClientHandshakeObservation.LowCardinality;
import io.github.sslclient.stream.HandshakeOutcome;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names and tags of {@link SslClientHandshakeObservation}, unless somebody else says
 * otherwise. Immutable and thread-safe; may be extended.
 */
public class DefaultSslClientHandshakeObservationConvention implements SslClientHandshakeObservationConvention {

	/** Create a convention. */
	public DefaultSslClientHandshakeObservationConvention() {
	}

	@Override
	public String getName() {
		return "ssl.client.handshake";
	}

	@Override
	public String getContextualName(SslClientHandshakeContext context) {
		return "ssl client handshake";
	}

	/**
	 * The same keys whatever the outcome is, since some registries want them so.
	 */
	@Override
	public KeyValues getLowCardinalityKeyValues(SslClientHandshakeContext context) {
		HandshakeOutcome outcome = context.getOutcome();
		return KeyValues.of(LowCardinality.CONTEXT.withValue(context.getClientContext()),
				tag(LowCardinality.PROTOCOL, outcome, HandshakeOutcome::protocol),
				tag(LowCardinality.CIPHER, outcome, HandshakeOutcome::cipher),
				tag(LowCardinality.OUTCOME, outcome, DefaultSslClientHandshakeObservationConvention::describe),
				tag(LowCardinality.VERIFY_RESULT, outcome, (known) -> String.valueOf(known.verifyResult().number())),
				tag(LowCardinality.RESUMED, outcome, (known) -> String.valueOf(known.resumed())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(SslClientHandshakeContext context) {
		return KeyValues.of(HighCardinality.PEER_HOST.withValue(context.getHost()),
				HighCardinality.PEER_PORT.withValue(String.valueOf(context.getPort())));
	}

	private static KeyValue tag(LowCardinality key, @Nullable HandshakeOutcome outcome,
			Function<HandshakeOutcome, @Nullable String> value) {
		String known = (outcome != null) ? value.apply(outcome) : null;
		return (known != null) ? key.withValue(known) : key.withNoneValue();
	}

	private static String describe(HandshakeOutcome outcome) {
		SslError error = outcome.error();
		return (error != null) ? error.kind().name().toLowerCase(Locale.ROOT) : "success";
	}

}
