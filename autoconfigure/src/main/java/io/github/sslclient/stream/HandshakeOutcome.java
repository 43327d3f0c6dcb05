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

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import org.jspecify.annotations.Nullable;

/**
 * What came of a handshake. Immutable.
 *
 * @param context the name of the stream's context
 * @param host the host that the server must prove to be
 * @param port the port at the peer, or 0 if it is not known
 * @param protocol the protocol version, for instance {@code TLSv1.3}, or {@code null} if
 * the handshake failed
 * @param cipher OpenSSL's name of the suite, or {@code null} if the handshake failed
 * @param resumed whether an earlier session was resumed
 * @param verifyResult what verification found, which {@code verify=none} may have passed
 * over; {@link VerifyCode#OK} where the handshake failed for another reason
 * @param duration how long the handshake took
 * @param failure why it failed, or why the server refused afterwards what it had taken;
 * {@code null} if neither
 */
public record HandshakeOutcome(String context, String host, int port, @Nullable String protocol,
		@Nullable String cipher, boolean resumed, VerifyCode verifyResult, Duration duration,
		@Nullable SslException failure) {

	private static final Set<SslErrorKind> REFUSALS = EnumSet.of(SslErrorKind.PEER_VERIFICATION,
			SslErrorKind.HANDSHAKE_REFUSED, SslErrorKind.CLIENT_CERTIFICATE_REFUSED, SslErrorKind.PROTOCOL);

	public HandshakeOutcome {
		Objects.requireNonNull(context, "'context' must not be null");
		Objects.requireNonNull(host, "'host' must not be null");
		Objects.requireNonNull(verifyResult, "'verifyResult' must not be null");
		Objects.requireNonNull(duration, "'duration' must not be null");
	}

	/**
	 * The failure as data.
	 * @return the error, or {@code null} if there is none
	 */
	public @Nullable SslError error() {
		return (this.failure != null) ? this.failure.getError() : null;
	}

	/**
	 * Whether one side refused the other, rather than that nothing failed, or only the
	 * connection did.
	 * @return whether it did
	 */
	public boolean isRefusal() {
		return this.failure != null && REFUSALS.contains(this.failure.getError().kind());
	}

}
