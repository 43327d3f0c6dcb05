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

package io.github.sslclient.error;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What becomes of a connection, by the exceptions of {@code java.net}. Java says "reset"
 * itself; what else a text may say comes from the system and in its language, so the
 * operation tells instead where it can: a write that fails otherwise found the pipe
 * broken.
 */
final class ConnectionErrors {

	/**
	 * {@code BIO_lookup_ex}: {@code ERR_R_SYS_LIB}, with the resolver's words as data.
	 */
	private static final OpenSslCode NAME_NOT_RESOLVED = new OpenSslCode(0x10080002);

	/** {@code EBADF}. */
	private static final OpenSslCode BAD_DESCRIPTOR = OpenSslCode.errno(9);

	/** Java's own words, in no other language. */
	private static final Set<String> CLOSED_HERE = Set.of("Socket closed", "Closed by interrupt", "Socket is closed");

	private ConnectionErrors() {
	}

	static SslError translate(String what, IOException exception, String message) {
		if (exception instanceof UnknownHostException) {
			return SslError
				.of(SslErrorKind.CONNECTION, what, List.of(NAME_NOT_RESOLVED), "the host has no address: " + message)
				.withHint("check the name, and the resolver of this machine");
		}
		if (exception instanceof NoRouteToHostException) {
			return SslError.of(what, OpenSslCode.NO_ROUTE_TO_HOST, message);
		}
		if (exception instanceof ClosedChannelException || CLOSED_HERE.contains(message)) {
			return SslError.of(SslErrorKind.CLOSED, what, List.of(BAD_DESCRIPTOR),
					"the connection was closed on this side, beneath the stream");
		}
		String lower = message.toLowerCase(Locale.ROOT);
		if (exception instanceof ConnectException) {
			return SslError.of(what,
					lower.contains("timed out") ? OpenSslCode.TIMED_OUT : OpenSslCode.CONNECTION_REFUSED, message);
		}
		if (lower.contains("reset")) {
			return broken(what, OpenSslCode.CONNECTION_RESET, message);
		}
		if (lower.contains("broken pipe") || what.equals("write")) {
			return broken(what, OpenSslCode.BROKEN_PIPE, message);
		}
		return SslError.of(SslErrorKind.CONNECTION, what, List.of(), "the connection failed: " + message);
	}

	private static SslError broken(String what, OpenSslCode code, String message) {
		return SslError.of(what, code, "the peer or a machine on the way broke the connection: " + message);
	}

}
