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

package io.github.sslclient.stream;

import org.jspecify.annotations.Nullable;

/**
 * Is told of the handshakes of streams. Called in the thread that does the handshake, or
 * that reads the refusal of a server, which waits for it: it must be quick, and must not
 * use the stream. What it throws is logged, and changes nothing. Must be thread-safe.
 */
public interface HandshakeListener {

	/**
	 * A handshake begins.
	 * @param context the name of the stream's context
	 * @param host the host that the server must prove to be
	 * @param port the port at the peer, or 0 if it is not known
	 * @return what is told how it ended, in the same thread, or {@code null} if nothing
	 * needs to be
	 */
	default @Nullable Ending begun(String context, String host, int port) {
		return null;
	}

	/**
	 * One side refused the other: within the handshake, or, as a server of TLS 1.3 does
	 * with a client's certificate, after it. Connections that broke, took too long or
	 * were closed on this side are not among them.
	 * @param outcome what happened; its failure is never {@code null}
	 */
	default void refused(HandshakeOutcome outcome) {
	}

	/**
	 * Is told how one handshake ended.
	 */
	@FunctionalInterface
	interface Ending {

		/**
		 * It ended, well or not.
		 * @param outcome what came of it
		 */
		void ended(HandshakeOutcome outcome);

	}

}
