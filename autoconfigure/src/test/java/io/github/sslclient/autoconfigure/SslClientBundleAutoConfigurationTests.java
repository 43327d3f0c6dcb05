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

package io.github.sslclient.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.error.SslError;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.info.SslInfo;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslClientBundleAutoConfiguration}.
 */
@Timeout(60)
class SslClientBundleAutoConfigurationTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class,
				SslClientBundleAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void eachContextIsABundleOfItsName() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.max-depth=3")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames())
				.containsExactlyInAnyOrder("default", "bank"));
	}

	@Test
	void theNamesMayHaveAPrefix() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3", "ssl.client.bundles.prefix=ssl-client-")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames())
				.containsExactlyInAnyOrder("ssl-client-default", "ssl-client-bank"));
	}

	@Test
	void noContextNeedBeABundle() {
		this.contextRunner.withPropertyValues("ssl.client.bundles.register=false")
			.run((context) -> assertThat(context.getBean(SslBundles.class).getBundleNames()).isEmpty());
	}

	@Test
	void aNameThatIsTakenIsRefusedWithTheWaysOut() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.max-depth=3",
					"spring.ssl.bundle.pem.bank.truststore.certificate=" + caFile)
			.run((context) -> assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> context.getBean(SslBundles.class))
				.havingRootCause()
				.withMessageContaining("there is another SSL bundle of the name 'bank'")
				.withMessageContaining("ssl.client.bundles.prefix"));
	}

	@Test
	void aBundleOfTheApplicationsMayBeCalledDefault() {
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		this.contextRunner.withPropertyValues("spring.ssl.bundle.pem.default.truststore.certificate=" + caFile)
			.run((context) -> assertThat(
					context.getBean(SslBundles.class).getBundle("default").getStores().getTrustStore())
				.isNotNull());
	}

	@Test
	void askingEveryBundleLoadsNoContext() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.ca-file=/does/not/exist").run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			assertThat(new SslInfo(bundles).getBundle("bank").getCertificateChains()).isEmpty();
			bundles.getBundle("bank").getManagers().getTrustManagerFactory();
			bundles.getBundle("bank").getManagers().getKeyManagerFactory();
			assertThat(context.getBean(SslClientContexts.class).reloadable("bank").getIfLoaded()).isNull();
		});
	}

	@Test
	void protocolsAndSuitesAreThoseOfTheContext() {
		this.contextRunner
			.withPropertyValues("ssl.client.contexts.bank.method=tlsv1.2",
					"ssl.client.contexts.bank.ciphers=ECDHE-RSA-AES256-GCM-SHA384")
			.run((context) -> {
				SslBundle bundle = context.getBean(SslBundles.class).getBundle("bank");
				assertThat(bundle.getOptions().getEnabledProtocols()).containsExactly("TLSv1.2");
				assertThat(bundle.getOptions().getCiphers()).filteredOn((suite) -> suite.contains("_WITH_"))
					.containsExactly("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
			});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aClientOfTheBundleIsRefusedARevokedServerOnceTheCrlIsLoaded(boolean managersAlone) throws Exception {
		Instant now = Instant.now();
		Instant tomorrow = now.plus(Duration.ofDays(1));
		Identity identity = PKI.server("localhost");
		Path caFile = TestPki.write(this.directory, "ca.pem", PKI.caPem());
		Path crlFile = TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow));
		try (TlsTestServer<Long> server = TlsTestServer.start(PKI, identity, ServerParameters.none(),
				TlsTestServer::echo)) {
			this.contextRunner
				.withPropertyValues("ssl.client.contexts.bank.ca-file=" + caFile,
						"ssl.client.contexts.bank.crl-file=" + crlFile, "ssl.client.contexts.bank.crl-check=peer")
				.run((context) -> {
					SslBundle bundle = context.getBean(SslBundles.class).getBundle("bank");
					SSLContext client = managersAlone ? madeOfManagers(bundle) : bundle.createSslContext();
					exchange(client, server);
					TestPki.write(this.directory, "crl.pem", PKI.crlPem(now, tomorrow, identity.certificate()));
					context.getBean(SslClientContexts.class).reloadable("bank").reload();
					assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> exchange(client, server))
						.satisfies((ex) -> {
							SslError error = SslError.from(ex);
							assertThat(error).isNotNull();
							assertThat(error.verifyResult().number()).isEqualTo(23);
						});
				});
		}
	}

	@Test
	void whoWantsToKnowIsToldThatABundleHasChanged() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.max-depth=3").run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			List<SslBundle> updates = new ArrayList<>();
			bundles.addBundleUpdateHandler("bank", updates::add);
			context.getBean(SslClientContexts.class).reloadable("bank").reload();
			assertThat(updates).containsExactly(bundles.getBundle("bank"));
		});
	}

	private static SSLContext madeOfManagers(SslBundle bundle) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(bundle.getManagers().getKeyManagers(), bundle.getManagers().getTrustManagers(), null);
		return context;
	}

	private static void exchange(SSLContext context, TlsTestServer<?> server) throws Exception {
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
			socket.getOutputStream().write(1);
			assertThat(socket.getInputStream().read()).isOne();
		}
	}

}
