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

package io.github.sslclient.autoconfigure.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.PemKeyStore;
import org.springframework.boot.testcontainers.service.connection.PemTrustStore;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test as an application's would be: the container is annotated, the factory injected.
 * The server demands a certificate of its own authority. The properties name files of
 * production, which there are not.
 */
@ContainerTest
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "ssl.client.ca-file=/etc/myapp/ca.pem", "ssl.client.certificate=/etc/myapp/client.pem",
				"ssl.client.max-depth=4" })
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServiceConnectionContainerTests {

	private static final int PORT = 4433;

	@Autowired
	private SslClientStreamFactory factory;

	@Autowired
	private SslClientContext context;

	@Autowired
	private PeerContainer server;

	@Test
	void streamsPresentTheKeyAndTrustTheAuthorityOfTheAnnotations() {
		String answer = this.factory.execute(this.server.getHost(), this.server.getMappedPort(PORT), (stream) -> {
			stream.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		});
		assertThat(answer).contains("SUCCESS CN=me");
	}

	@Test
	void allElseIsOfTheProperties() {
		assertThat(this.context.settings().maxDepth()).isEqualTo(4);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslClientAutoConfiguration.class, ServiceConnectionAutoConfiguration.class })
	@ImportTestcontainers(Servers.class)
	static class Application {

	}

	/**
	 * The containers, which are made when an engine is known to be there.
	 */
	static final class Servers {

		/** Annotations need constants. */
		private static final String FILES = "target/service-connection-container/";

		@ServiceConnection(name = "sslclient")
		@PemTrustStore(certificate = FILES + "ca.pem")
		@PemKeyStore(certificate = FILES + "client.pem", privateKey = FILES + "client.key")
		static final PeerContainer server = server();

		private Servers() {
		}

		private static PeerContainer server() {
			TestPki pki = TestPki.create(KeyKind.EC);
			write(pki.caPem(), pki.client("me"));
			return new PeerContainer("exec nginx -c /etc/peer/nginx.conf -g 'daemon off;'", PORT)
				.withText("nginx.conf", """
						events {
						}
						http {
							access_log off;
							server {
								listen 4433 ssl;
								ssl_certificate /etc/peer/server.pem;
								ssl_certificate_key /etc/peer/server.key;
								ssl_client_certificate /etc/peer/ca.pem;
								ssl_verify_client on;
								return 200 "$ssl_client_verify $ssl_client_s_dn";
							}
						}
						""")
				.withText("ca.pem", pki.caPem())
				.withIdentity("server", pki.server(PeerContainer.engineHost()));
		}

		private static void write(String authority, Identity client) {
			try {
				Path directory = Files.createDirectories(Path.of(FILES));
				TestPki.write(directory, "ca.pem", authority);
				TestPki.write(directory, "client.pem", client.certificatePem());
				TestPki.write(directory, "client.key", client.keyPem());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
