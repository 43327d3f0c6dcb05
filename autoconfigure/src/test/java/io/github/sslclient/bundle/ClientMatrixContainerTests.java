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

package io.github.sslclient.bundle;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.autoconfigure.SslClientBundleAutoConfiguration;
import io.github.sslclient.error.SslError;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Other clients that verify as a context does, with real servers. What comes of it is
 * what README's table says.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientMatrixContainerTests {

	private static final String ACCEPTED = "accepted";

	private final MatrixServers servers = new MatrixServers();

	@TempDir
	private static Path directory;

	private Path caFile;

	private Path crlFile;

	@BeforeAll
	void startServers() {
		this.caFile = this.servers.caFile(directory);
		this.crlFile = this.servers.crlFile(directory);
		this.servers.start();
	}

	@AfterAll
	void stopServers() {
		this.servers.close();
	}

	@ParameterizedTest
	@EnumSource
	void aGoodServerIsAcceptedAndDataGoesBothWays(MatrixClient client) throws IOException {
		assertThat(outcome(failure(client, MatrixCertificate.GOOD))).isEqualTo(ClientMatrix.row(client).good());
	}

	@ParameterizedTest
	@EnumSource
	void aRevokedServerIsRefused(MatrixClient client) throws IOException {
		assertThat(outcome(failure(client, MatrixCertificate.REVOKED))).isEqualTo(ClientMatrix.row(client).revoked());
	}

	@ParameterizedTest
	@EnumSource
	void aRevokedServerIsReportedByAnExceptionOfTheClients(MatrixClient client) throws IOException {
		Throwable failure = failure(client, MatrixCertificate.REVOKED);
		assertThat(failure).isNotNull();
		assertThat(quotedName(failure)).isEqualTo(ClientMatrix.row(client).thrown());
	}

	@ParameterizedTest
	@EnumSource
	void aServerOfAnotherNameIsRefused(MatrixClient client) throws IOException {
		assertThat(outcome(failure(client, MatrixCertificate.ELSEWHERE)))
			.isEqualTo(ClientMatrix.row(client).otherName());
	}

	@ParameterizedTest
	@EnumSource
	void aServerOfAnotherNameIsUpToTheClientIfThatIsNotToBeLookedAt(MatrixClient client) throws IOException {
		assertThat(outcome(failure(client, MatrixCertificate.ELSEWHERE, "ssl.client.verify-hostname=false")))
			.isEqualTo(ClientMatrix.row(client).otherNameUnverified());
	}

	@ParameterizedTest
	@EnumSource
	void aServerOfAnotherAuthorityIsRefused(MatrixClient client) throws IOException {
		Path other = TestPki.write(directory, "other-ca.pem", TestPki.create(KeyKind.EC).caPem());
		assertThat(outcome(failure(client, MatrixCertificate.GOOD, "ssl.client.ca-file=" + other)))
			.isEqualTo(ClientMatrix.row(client).otherAuthority());
	}

	/**
	 * What the client throws in an application of its own, or nothing if the server's
	 * answer is what was asked for.
	 */
	private @Nullable Throwable failure(MatrixClient client, MatrixCertificate certificate, String... properties) {
		String host = this.servers.host();
		int port = this.servers.port(client.server(), certificate);
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		application(client, host, port).withPropertyValues(properties).run((spring) -> {
			AtomicReference<@Nullable String> answer = new AtomicReference<>();
			failure.set(catchThrowable(() -> answer.set(client.echo(spring, host, port, "thereandback"))));
			if (failure.get() == null) {
				assertThat(answer.get()).isEqualTo("thereandback");
			}
		});
		return failure.get();
	}

	private ApplicationContextRunner application(MatrixClient client, String host, int port) {
		// A class loader of its own, by which a socket factory tells it from another
		// test's.
		return new ApplicationContextRunner()
			.withClassLoader(new URLClassLoader(new URL[0], getClass().getClassLoader()))
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class,
					SslClientBundleAutoConfiguration.class, HttpClientAutoConfiguration.class,
					ImperativeHttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
					RestClientAutoConfiguration.class, RestTemplateAutoConfiguration.class,
					WebClientAutoConfiguration.class, DataRedisAutoConfiguration.class, RabbitAutoConfiguration.class))
			.withPropertyValues("ssl.client.ca-file=" + this.caFile, "ssl.client.crl-file=" + this.crlFile,
					"ssl.client.crl-check=peer", "spring.http.clients.read-timeout=30s",
					"spring.data.redis.host=" + host, "spring.data.redis.port=" + port, "spring.rabbitmq.host=" + host,
					"spring.rabbitmq.port=" + port)
			.withPropertyValues(client.properties().toArray(String[]::new));
	}

	private static String outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return ACCEPTED;
		}
		SslError error = SslError.from(failure);
		int number = (error != null) ? error.verifyResult().number() : 0;
		return (number != 0) ? String.valueOf(number) : quotedName(NestedExceptionUtils.getMostSpecificCause(failure));
	}

	private static String quotedName(Throwable thrown) {
		return "`" + thrown.getClass().getSimpleName() + "`";
	}

}
