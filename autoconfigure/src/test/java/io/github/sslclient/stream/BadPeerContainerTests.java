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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Streams to servers that do not answer in TLS.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadPeerContainerTests {

	private static final int HTTP = 4480;

	private static final int GREETING = 4481;

	private static final int HANGING = 4482;

	private static final int RESETTING = 4483;

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private PeerContainer server;

	@BeforeAll
	void startServers() {
		this.server = new PeerContainer(
				"""
						serve() {
							perl -MSocket -e '
								my ($port, $code) = @ARGV;
								my $serve = eval "sub { $code }" or die $@;
								socket(SERVER, PF_INET, SOCK_STREAM, 0) or die $!;
								bind(SERVER, sockaddr_in($port, INADDR_ANY)) or die $!;
								listen(SERVER, 16) or die $!;
								while (accept(my $client, SERVER)) { $serve->($client); }
							' "$@" &
						}
						serve 4481 'syswrite($_[0], "220 mail.example ESMTP\\r\\n"); push(@kept, $_[0]);'
						serve 4482 'push(@kept, $_[0]);'
						serve 4483 'sysread($_[0], my $hello, 65536); setsockopt($_[0], SOL_SOCKET, SO_LINGER, pack("ii", 1, 0)); close($_[0]);'
						exec nginx -c /etc/peer/nginx.conf -g 'daemon off;'
						""",
				HTTP, GREETING, HANGING, RESETTING)
			.withText("nginx.conf", "events { } http { server { listen 4480; } }")
			.started();
	}

	@AfterAll
	void stopServers() {
		this.server.stop();
	}

	@ParameterizedTest
	@ValueSource(ints = { HTTP, GREETING })
	void serverThatSpeaksNoTlsIsNamed(int port) throws IOException {
		try (SslClientStream stream = connect(TestClients.trusting(this.pki), port)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("0A00010B"));
		}
	}

	@Test
	void serverThatHangsEndsInATimeout() throws IOException {
		SslClientSettingsBuilder settings = TestClients.trusting(this.pki).handshakeTimeout(Duration.ofMillis(500));
		try (SslClientStream stream = connect(settings, HANGING)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("8000006E"));
		}
	}

	@Test
	void streamToAServerThatHangsIsClosedAtOnce() throws IOException {
		SslClientSettingsBuilder settings = TestClients.trusting(this.pki).handshakeTimeout(Duration.ofMillis(500));
		SslClientStream stream = connect(settings, HANGING);
		catchThrowableOfType(SslException.class, stream::handshake);
		long start = System.nanoTime();
		stream.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void serverThatResetsIsNamed() throws IOException {
		// The engine's port proxy makes an orderly end of a reset, so it has to be left
		// out.
		InetSocketAddress address = this.server.ownAddress(RESETTING);
		SslClientSettingsBuilder settings = TestClients.trusting(this.pki);
		try (SslClientStream stream = TestClients.factory(settings).connect(address.getHostString(), RESETTING)) {
			assertThatExceptionOfType(SslException.class).isThrownBy(stream::handshake)
				.satisfies((ex) -> assertThat(TestClients.codes(ex)).containsExactly("80000068"));
		}
	}

	private SslClientStream connect(SslClientSettingsBuilder settings, int port) throws IOException {
		return TestClients.factory(settings).connect(this.server.getHost(), this.server.getMappedPort(port));
	}

}
