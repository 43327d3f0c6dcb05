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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of handshakes.
 */
public enum SslClientHandshakeObservation implements ObservationDocumentation {

	/**
	 * A handshake of a stream, from its first byte to its last, in the thread that does
	 * it.
	 */
	HANDSHAKE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSslClientHandshakeObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinality.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinality.values();
		}

	};

	/**
	 * Tags of few values, good for meters. What is not known is {@code none}.
	 */
	public enum LowCardinality implements KeyName {

		/** The name of the client context. */
		CONTEXT("context"),

		/** The protocol version, {@code none} for a handshake that failed. */
		PROTOCOL("protocol"),

		/** OpenSSL's name of the suite, {@code none} for a handshake that failed. */
		CIPHER("cipher"),

		/**
		 * {@code success}, or the kind of the failure in lower case, for instance
		 * {@code peer_verification}.
		 */
		OUTCOME("outcome"),

		/** OpenSSL's number of what verification found, {@code 0} for ok. */
		VERIFY_RESULT("verify.result"),

		/** Whether an earlier session was resumed. */
		RESUMED("resumed");

		private final String key;

		LowCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of as many values as there are peers, for traces.
	 */
	public enum HighCardinality implements KeyName {

		/** The host that the server must prove to be. */
		PEER_HOST("peer.host"),

		/** The port at the peer, {@code 0} if it is not known. */
		PEER_PORT("peer.port");

		private final String key;

		HighCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
