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
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * What {@code openssl s_server} sees of a ClientHello: the server name, and the versions
 * where somebody on the way takes them out.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HelloContainerTests {

	private static final String OPTIONS = "-servername unknown.test -cert2 server.pem -key2 server.key";

	private static final Pattern NAMED = Pattern.compile("Hostname in TLS extension");

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final OpenSslServers servers = new OpenSslServers(this.pki).withIdentity("server",
			this.pki.server(OpenSslServers.HOST));

	private final int ofHost = this.servers.add("server", OPTIONS);

	private final int ofName = this.servers.add("server", OPTIONS);

	private final int ofOverride = this.servers.add("server", OPTIONS);

	private final int ofNobody = this.servers.add("server", OPTIONS);

	private final int downgraded = this.servers.add("server", "");

	@TempDir
	Path directory;

	@BeforeAll
	void startServers() {
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	@Test
	void theHostIsSent() throws IOException {
		connect(settings(), this.ofHost, SslConnectionOverrides.none());
		assertNamed(this.ofHost, OpenSslServers.HOST);
	}

	@Test
	void theNameThatIsSetIsSentInsteadOfTheHost() throws IOException {
		connect(settings().serverName("other.test"), this.ofName, SslConnectionOverrides.none());
		assertNamed(this.ofName, "other.test");
	}

	@Test
	void theNameOfAConnectionIsSentEvenIfOthersSendNone() throws IOException {
		connect(settings().sni(false), this.ofOverride,
				SslConnectionOverrides.builder().serverName("override.test").build());
		assertNamed(this.ofOverride, "override.test");
	}

	@Test
	void withoutSniNoNameIsSent() throws IOException {
		connect(settings().sni(false), this.ofNobody, SslConnectionOverrides.none());
		await().ignoreExceptions()
			.untilAsserted(
					() -> assertThat(this.servers.logged(this.ofNobody, Pattern.compile("ClientHello,"))).hasSize(1));
		assertThat(this.servers.logged(this.ofNobody, Pattern.compile("extension_type=server_name|Hostname in TLS")))
			.isEmpty();
	}

	@Test
	void aDowngradeIsRefusedAsTheCommandRefusesIt() throws Exception {
		OpenSsl.assumeInstalled();
		Downgrader forTheCommand = Downgrader.to(this.servers.host(), this.servers.port(this.downgraded));
		List<String> codes = OpenSslServers
			.codes(OpenSsl.run("s_client", "-connect", "127.0.0.1:" + forTheCommand.port(), "-CAfile",
					TestPki.write(this.directory, "ca.pem", this.pki.caPem()).toString()));
		Downgrader forTheStream = Downgrader.to(this.servers.host(), this.servers.port(this.downgraded));
		try (SslClientStream stream = TestClients.factory(settings())
			.connect(OpenSslServers.HOST, forTheStream.port())) {
			SslException refusal = catchThrowableOfType(SslException.class, stream::handshake);
			assertThat(TestClients.codes(refusal)).isEqualTo(codes).containsExactly("0A000175");
		}
		assertThat(forTheStream.lastWords()).isEqualTo(forTheCommand.lastWords())
			.isEqualTo(TlsRecords.plain(TlsRecords.ALERT, TlsRecords.FATAL, 47));
	}

	private void connect(SslClientSettingsBuilder settings, int port, SslConnectionOverrides overrides)
			throws IOException {
		try (SslClientStream stream = this.servers.connect(TestClients.factory(settings), port, overrides)) {
			TestClients.get(stream);
		}
	}

	private void assertNamed(int port, String name) {
		await().ignoreExceptions()
			.untilAsserted(() -> assertThat(this.servers.logged(port, NAMED))
				.containsExactly("Hostname in TLS extension: \"" + name + "\""));
	}

	private SslClientSettingsBuilder settings() {
		return TestClients.trusting(this.pki);
	}

}
