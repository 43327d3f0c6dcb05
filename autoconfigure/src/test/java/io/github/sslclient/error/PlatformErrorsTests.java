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
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link PlatformErrors}: what the operating system has to say.
 */
class PlatformErrorsTests {

	@ParameterizedTest
	@MethodSource("failures")
	void aFailedConnectionHasTheSystemsCode(String what, IOException exception, String code, SslErrorKind kind) {
		SslError error = PlatformErrors.translate(what, exception).getError();
		assertThat(error.codes()).map(OpenSslCode::hex).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
		assertThat(error.kind()).isEqualTo(kind);
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				arguments("connect", new ConnectException("Connection refused"), "8000006F", SslErrorKind.CONNECTION),
				arguments("connect", new ConnectException("Verbindungsaufbau abgelehnt"), "8000006F",
						SslErrorKind.CONNECTION),
				arguments("connect", new ConnectException("Connection timed out"), "8000006E", SslErrorKind.TIMEOUT),
				arguments("connect", new SocketTimeoutException("Connect timed out"), "8000006E", SslErrorKind.TIMEOUT),
				arguments("connect", new NoRouteToHostException("No route to host"), "80000071",
						SslErrorKind.CONNECTION),
				arguments("connect", new UnknownHostException("host.invalid"), "10080002", SslErrorKind.CONNECTION),
				arguments("read", new SocketException("Connection reset"), "80000068", SslErrorKind.CONNECTION),
				arguments("write", new SocketException("Connection reset by peer"), "80000068",
						SslErrorKind.CONNECTION),
				arguments("write", new SocketException("Broken pipe"), "80000020", SslErrorKind.CONNECTION),
				arguments("write", new SocketException("Daten\u00FCbergabe unterbrochen"), "80000020",
						SslErrorKind.CONNECTION),
				arguments("write", new SocketException("Socket closed"), "80000009", SslErrorKind.CLOSED),
				arguments("read", new ClosedChannelException(), "80000009", SslErrorKind.CLOSED),
				arguments("read", new SocketException("Netzwerk ist nicht erreichbar"), "", SslErrorKind.CONNECTION));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Received fatal alert: unknown_ca", "(unknown_ca) Received fatal alert: unknown_ca" })
	void anAlertIsReceivedInTheWordsOfEachJdk(String message) {
		SslError error = PlatformErrors.translate("handshake", new SSLHandshakeException(message)).getError();
		assertThat(error.alert()).isEqualTo(new TlsAlert(false, 48));
	}

	@Test
	void theAlertThatANewerJdkSendsIsTold() {
		SslError error = PlatformErrors.translate("read", new SSLException("(bad_record_mac) Tag mismatch")).getError();
		assertThat(error.alert()).isEqualTo(new TlsAlert(true, 20));
	}

	@Test
	void whatIsTranslatedAlreadyStaysAsItIs() {
		SslException exception = new SslException(SslError.of("read", OpenSslCode.CONNECTION_RESET, "reset"));
		assertThat(PlatformErrors.translate("write", exception)).isSameAs(exception);
	}

	@Test
	void theExceptionOfThePlatformIsTheCause() {
		SSLException exception = new SSLException("something");
		assertThat(PlatformErrors.translate("write", exception)).hasCause(exception);
	}

}
