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

package io.github.sslclient.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.SslPhase;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams through real proxies to an {@code openssl s_server} that can be reached through
 * them only, by a name that they only know.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProxyContainerTests {

	private static final String HOST = "db.proxied.example";

	private static final int PORT = 7443;

	/** Nobody listens there. */
	private static final int DEAD_PORT = 7444;

	/** The proxies' rules keep clients from it. */
	private static final int FORBIDDEN_PORT = 7445;

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final String PASSWORD = "Zug4ng-nur-f0r-uns";

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final TestPki pkiOfProxy = TestPki.create(KeyKind.EC);

	private PeerContainer container;

	@BeforeAll
	void startProxies() {
		this.container = new PeerContainer("""
				echo "127.0.0.1 db.proxied.example" >> /etc/hosts
				useradd me && echo 'me:%1$s' | chpasswd
				echo "me:$(openssl passwd -apr1 '%1$s')" > /run/squid-users
				cd /etc/peer
				openssl s_server -accept 7443 -cert server.pem -key server.key -www -quiet &
				stunnel stunnel.conf &
				tinyproxy -d -c tinyproxy.conf &
				danted -f dante.conf &
				danted -f dante-open.conf &
				squid -N -f squid.conf
				""".formatted(PASSWORD), Proxy.TINYPROXY.port, Proxy.SQUID.port, Proxy.STUNNEL.port, Proxy.DANTE.port,
				Proxy.OPEN_DANTE.port, PORT)
			.withIdentity("server", this.pki.server(HOST))
			.withIdentity("proxy", this.pkiOfProxy.server(PeerContainer.engineHost()))
			.withText("tinyproxy.conf", """
					Port 8888
					Timeout 600
					LogLevel Info
					BasicAuth me %s
					ConnectPort 7443
					ConnectPort 7444
					""".formatted(PASSWORD))
			.withText("squid.conf", """
					http_port 3128
					auth_param basic program /usr/lib/squid/basic_ncsa_auth /run/squid-users
					auth_param basic realm peers
					acl known proxy_auth REQUIRED
					acl allowed port 7443 7444
					http_access deny !allowed
					http_access allow known
					http_access deny all
					hosts_file /etc/hosts
					cache deny all
					access_log none
					cache_log /dev/null
					pid_filename /run/squid.pid
					shutdown_lifetime 1 seconds
					""")
			.withText("stunnel.conf", """
					foreground = yes
					[proxy]
					accept = 8443
					connect = 127.0.0.1:8888
					cert = /etc/peer/proxy.pem
					key = /etc/peer/proxy.key
					""")
			.withText("dante.conf", dante(1080, "username"))
			.withText("dante-open.conf", dante(1081, "none"))
			.started();
	}

	@AfterAll
	void stopProxies() {
		this.container.stop();
	}

	@ParameterizedTest
	@EnumSource
	void aStreamGoesThrough(Proxy proxy) throws IOException {
		try (SslClientStream stream = factory(settings(proxy, PASSWORD)).connect(HOST, PORT)) {
			stream.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(stream.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
				.contains("Cipher    : " + stream.getCipherSuite());
			assertThat(stream.getVerifyResult().isOk()).isTrue();
			assertThat(stream.getPeerCertificates().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=" + HOST);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN_DANTE")
	void wrongCredentialsAreToldByTheirProperties(Proxy proxy) {
		SslException failure = failure(settings(proxy, "wrong"), PORT);
		assertThat(failure).hasMessageContaining("refused the credentials")
			.hasMessageContaining("check proxy.username and proxy.password");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PROXY);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN_DANTE")
	void missingCredentialsAreToldByTheirProperties(Proxy proxy) {
		SslException failure = failure(withoutCredentials(proxy), PORT);
		assertThat(failure).hasMessageContaining("set proxy.username and proxy.password");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PROXY);
	}

	@ParameterizedTest
	@EnumSource
	void aHostThatRefusesMayBeThereTheNextTime(Proxy proxy) {
		assertThat(failure(settings(proxy, PASSWORD), DEAD_PORT).getError().kind()).isEqualTo(SslErrorKind.CONNECTION);
	}

	@ParameterizedTest
	@EnumSource
	void aPortThatTheRulesForbidIsRefused(Proxy proxy) {
		SslException failure = failure(settings(proxy, PASSWORD), FORBIDDEN_PORT);
		assertThat(failure).hasMessageContaining("rules");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PROXY);
	}

	@Test
	void aTlsProxyHasToProveWhoItIs() {
		ProxySettings settings = ProxySettings.of(ProxyType.HTTPS, PeerContainer.engineHost(),
				this.container.getMappedPort(Proxy.STUNNEL.port));
		SslException failure = failure(settings, PORT);
		assertThat(failure).hasMessageContaining("did not come through the TLS handshake");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.PEER_VERIFICATION);
	}

	@Test
	void aTlsProxyAskedInPlainIsToldSo() {
		assertThat(failure(ProxySettings.of(ProxyType.HTTP, PeerContainer.engineHost(),
				this.container.getMappedPort(Proxy.STUNNEL.port)), PORT))
			.hasMessageContaining("proxy.type");
	}

	/** It waits for the end of a line. */
	@Test
	void anHttpProxyAskedInSocksIsGivenUp() {
		SslException failure = failure(ProxySettings.of(ProxyType.SOCKS5, PeerContainer.engineHost(),
				this.container.getMappedPort(Proxy.SQUID.port)), PORT, Duration.ofSeconds(1));
		assertThat(failure).hasMessageContaining("proxy.type");
		assertThat(failure.getError().kind()).isEqualTo(SslErrorKind.TIMEOUT);
	}

	@Test
	void aSocksProxyAskedInHttpIsToldSo() {
		assertThat(failure(ProxySettings.of(ProxyType.HTTP, PeerContainer.engineHost(),
				this.container.getMappedPort(Proxy.DANTE.port)), PORT))
			.hasMessageContaining("check proxy.");
	}

	private SslException failure(ProxySettings settings, int port) {
		return failure(settings, port, BOUND);
	}

	private SslException failure(ProxySettings settings, int port, Duration timeout) {
		SslConnectionOverrides overrides = SslConnectionOverrides.builder().connectTimeout(timeout).build();
		try (SslClientStream stream = factory(settings).connect(HOST, port, overrides)) {
			throw new AssertionError("It connected: " + stream);
		}
		catch (IOException ex) {
			assertThat(ex).isInstanceOf(SslException.class)
				.hasMessageStartingWith("proxy to " + HOST + ":" + port + " failed: the ")
				.hasMessageNotContaining(PASSWORD);
			SslException failure = (SslException) ex;
			assertThat(failure.getError().phase()).isEqualTo(SslPhase.PROXY);
			return failure;
		}
	}

	private SslClientStreamFactory factory(ProxySettings proxy) throws SslException {
		SslClientContext ofProxy = SslClientContext
			.of(SslClientSettings.builder().name("corporate").caFile(new PemText(this.pkiOfProxy.caPem())).build());
		ReloadableContext place = new ReloadableContext("corporate", ContextLoader.of(() -> ofProxy),
				Clock.systemUTC());
		return new SslClientStreamFactory(SslClientContext.of(SslClientSettings.builder()
			.caFile(new PemText(this.pki.caPem()))
			.connectTimeout(BOUND)
			.readTimeout(BOUND)
			.proxy(proxy)
			.build())).withProxyContexts(new SslClientContexts(List.of(place)));
	}

	private ProxySettings settings(Proxy proxy, String password) {
		return withoutCredentials(proxy).withCredentials("me", password.toCharArray());
	}

	private ProxySettings withoutCredentials(Proxy proxy) {
		ProxySettings settings = ProxySettings.of(proxy.type, PeerContainer.engineHost(),
				this.container.getMappedPort(proxy.port));
		return (proxy.type == ProxyType.HTTPS) ? settings.withContext("corporate") : settings;
	}

	private static String dante(int port, String method) {
		return """
				logoutput: stderr
				internal: 0.0.0.0 port = %d
				external: lo
				clientmethod: none
				socksmethod: %s
				user.privileged: root
				user.unprivileged: nobody
				client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
				socks block { from: 0.0.0.0/0 to: 0.0.0.0/0 port = 7445 }
				socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
				""".formatted(port, method);
	}

	/**
	 * A proxy in the container.
	 */
	enum Proxy {

		TINYPROXY(ProxyType.HTTP, 8888),

		SQUID(ProxyType.HTTP, 3128),

		/** In front of tinyproxy. */
		STUNNEL(ProxyType.HTTPS, 8443),

		DANTE(ProxyType.SOCKS5, 1080),

		OPEN_DANTE(ProxyType.SOCKS5, 1081);

		private final ProxyType type;

		private final int port;

		Proxy(ProxyType type, int port) {
			this.type = type;
			this.port = port;
		}

	}

}
