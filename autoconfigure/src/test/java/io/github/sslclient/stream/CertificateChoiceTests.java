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
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.BinarySource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Which certificate of a key store a server gets that demands one of its own authorities.
 */
@Timeout(60)
class CertificateChoiceTests {

	private static final TestPki SERVERS = TestPki.create(KeyKind.EC);

	private static final TestPki FIRST = TestPki.create(KeyKind.EC_384).intermediate("First");

	private static final TestPki SECOND = TestPki.create(KeyKind.RSA);

	private static final TestPki THIRD = TestPki.create(KeyKind.RSA_3072);

	private static final TestKeyStore KEYS = TestKeyStore.create("PKCS12")
		.with("a", FIRST.client("of the first"))
		.with("b", SECOND.client("of the second"));

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void whereNoneIsOfAnAuthorityThatTheServerNamesNoneIsSent(String protocol) throws Exception {
		try (TlsTestServer<X509Certificate> server = server(THIRD, protocol)) {
			SslError error = catchThrowableOfType(SslException.class, () -> talk(server, settings())).getError();
			assertThat(error.kind()).isEqualTo(SslErrorKind.CLIENT_CERTIFICATE_REFUSED);
			assertThat(error.detail())
				.contains("accepts none of the 2 in the key store: the authorities that it names issued none of them");
			assertThat(error.hint()).contains("key-alias");
		}
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, a", "TLSv1.3, a", "TLSv1.2, b", "TLSv1.3, b" })
	void aNamedOneIsSentWhateverTheServerNames(String protocol, String alias) throws Exception {
		try (TlsTestServer<X509Certificate> server = server(THIRD, protocol)) {
			SslError error = catchThrowableOfType(SslException.class, () -> talk(server, settings().keyAlias(alias)))
				.getError();
			assertThat(error.detail()).contains("the server refused the client certificate 'CN=of the ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void theServerGetsTheOneOfItsAuthority(String protocol) throws Exception {
		try (TlsTestServer<X509Certificate> first = server(FIRST, protocol);
				TlsTestServer<X509Certificate> second = server(SECOND, protocol)) {
			SslClientSettingsBuilder settings = settings();
			talk(first, settings);
			talk(second, settings);
			assertThat(first.next().getSubjectX500Principal()).hasToString("CN=of the first");
			assertThat(second.next().getSubjectX500Principal()).hasToString("CN=of the second");
		}
	}

	private static SslClientSettingsBuilder settings() {
		return TestClients.trusting(SERVERS)
			.certificate(new BinarySource(KEYS.bytes()))
			.certificatePassword(TestKeyStore.PASSWORD.toCharArray());
	}

	private static TlsTestServer<X509Certificate> server(TestPki clients, String protocol) {
		return TlsTestServer.start(clients, SERVERS.server("localhost"), new ServerParameters(protocol, true),
				CertificateChoiceTests::clientOf);
	}

	private static X509Certificate clientOf(SSLSocket socket) throws IOException {
		TlsTestServer.echo(socket);
		return (X509Certificate) socket.getSession().getPeerCertificates()[0];
	}

	private static void talk(TlsTestServer<?> server, SslClientSettingsBuilder settings) throws IOException {
		SslClientStreamFactory factory = new SslClientStreamFactory(SslClientContext.of(settings.build()));
		try (SslClientStream stream = factory.connect("localhost", server.port())) {
			stream.getOutputStream().write(7);
			stream.getOutputStream().flush();
			assertThat(stream.getInputStream().read()).isEqualTo(7);
		}
	}

}
