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

package io.github.sslclient.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ContextSocketFactory} and {@link RunningApplications}.
 */
@Timeout(60)
class ContextSocketFactoryTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final RunningApplications applications = new RunningApplications();

	@Test
	void whereNoApplicationRunsThereIsNoSocket() {
		assertThatIOException().isThrownBy(() -> factory("default").createSocket())
			.withMessageContaining("No application with TLS client contexts is running");
	}

	@Test
	void anApplicationThatEndedIsNotAsked() throws Exception {
		this.applications.add(null, ContextSocketFactoryTests::contexts).close();
		assertThatIOException().isThrownBy(() -> factory("default").createSocket())
			.withMessageContaining("No application");
	}

	@Test
	void aContextThatThereIsNotIsNamedBesideThoseThatThereAre() {
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		assertThatIOException().isThrownBy(() -> factory("bnak").createSocket())
			.withMessageContaining("'bnak'")
			.withMessageContaining("[default, bank]");
	}

	@Test
	void aContextThatCannotBeMadeFailsItsSockets() {
		SslError error = SslError.ofSetting("ca-file", List.of(), "there is no such file");
		SslConfigurationException failure = new SslConfigurationException("ssl.client.ca-file", error,
				new SslException(error));
		this.applications.add(null, () -> new SslClientContexts(List.of(place(SslClientSettings.DEFAULT_NAME, () -> {
			throw failure;
		}))));
		assertThat(catchThrowable(() -> factory("default").createSocket("localhost", 1)))
			.isInstanceOfSatisfying(SslException.class, (ex) -> assertThat(ex.getError()).isEqualTo(error));
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> factory("default").getDefaultCipherSuites())
			.withCauseInstanceOf(SslException.class);
	}

	@Test
	void nothingIsLoadedBeforeTheFirstSocket() {
		this.applications.add(null, () -> {
			throw new AssertionError("asked");
		});
		assertThat(factory("default")).hasToString("ContextSocketFactory[default]");
	}

	@Test
	void amongSeveralApplicationsTheThreadsClassLoaderTells() throws Exception {
		try (URLClassLoader one = new URLClassLoader(new URL[0]);
				URLClassLoader other = new URLClassLoader(new URL[0])) {
			this.applications.add(one, ContextSocketFactoryTests::contexts);
			this.applications.add(other, () -> new SslClientContexts(List.of(place("lonely", trusting()))));
			assertThatIOException().isThrownBy(() -> withLoader(other, "bank"))
				.withMessageContaining("there are [lonely]");
			withLoader(one, "bank");
		}
	}

	@Test
	void whereNothingTellsWhichApplicationIsMeantNoneIsChosen() {
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		assertThatIOException().isThrownBy(() -> factory("default").createSocket())
			.withMessageContaining("2 applications")
			.withMessageContaining("0 of them");
	}

	@Test
	void aServerOfTheContextsAuthorityIsAccepted() throws Exception {
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		try (TlsTestServer<Long> server = server()) {
			assertThat(resumes(server, "bank")).isFalse();
		}
	}

	@Test
	void aServerOfAnotherAuthorityIsRefused() throws Exception {
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		try (TlsTestServer<Long> server = server()) {
			SslError error = SslError.from(catchThrowable(() -> resumes(server, "default")));
			assertThat(error).isNotNull();
			assertThat(error.verifyResult().number()).isEqualTo(20);
		}
	}

	/** PostgreSQL's driver makes a factory for each connection. */
	@Test
	void oneFactoryResumesTheSessionsOfAnother() throws Exception {
		this.applications.add(null, ContextSocketFactoryTests::contexts);
		try (TlsTestServer<Long> server = server()) {
			resumes(server, "bank");
			assertThat(resumes(server, "bank")).isTrue();
		}
	}

	@Test
	void itIsMadeAsDriversMakeIt() throws Exception {
		Class<?> type = Class.forName("io.github.sslclient.socket.ContextSocketFactory");
		assertThat(type.getMethod("getDefault").invoke(null)).isInstanceOf(type);
		assertThat(type.getConstructor().newInstance()).hasToString("ContextSocketFactory[default]");
		assertThat(type.getConstructor(String.class).newInstance("bank")).hasToString("ContextSocketFactory[bank]");
		assertThat(type.getConstructor(String.class).newInstance((Object) null))
			.hasToString("ContextSocketFactory[default]");
	}

	/** {@code com.sun.jndi.ldap.LdapPoolManager}, {@code ClientId}. */
	@Test
	void ldapPoolsItsConnections() throws Exception {
		assertThat(ContextSocketFactory.class.getInterfaces()).contains(Comparator.class);
		Object result = ContextSocketFactory.class.getMethod("compare", Object.class, Object.class)
			.invoke(ContextSocketFactory.getDefault(), "a", "b");
		assertThat(result).isEqualTo(-1);
	}

	private ContextSocketFactory factory(String context) {
		return new ContextSocketFactory(this.applications, context);
	}

	private void withLoader(ClassLoader loader, String context) throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try (Socket socket = factory(context).createSocket()) {
			assertThat(socket).isInstanceOf(SSLSocket.class);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private boolean resumes(TlsTestServer<?> server, String context) throws IOException {
		SocketFactory factory = factory(context);
		try (SSLSocket socket = (SSLSocket) factory.createSocket("localhost", server.port())) {
			socket.getOutputStream().write(1);
			socket.getInputStream().read();
			boolean known = socket.getSession().getValue("mark") != null;
			socket.getSession().putValue("mark", "mark");
			return known;
		}
	}

	private static TlsTestServer<Long> server() {
		return TlsTestServer.start(PKI, PKI.server("localhost"), ServerParameters.none(), TlsTestServer::echo);
	}

	private static SslClientContexts contexts() {
		return Contexts.ALL;
	}

	private static ContextLoader trusting() {
		return loader(SslClientSettings.builder().caFile(new PemText(PKI.caPem())).build());
	}

	private static ContextLoader loader(SslClientSettings settings) {
		return ContextLoader.of(() -> {
			try {
				return SslClientContext.of(settings);
			}
			catch (SslException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private static ReloadableContext place(String name, ContextLoader loader) {
		return new ReloadableContext(name, loader, Clock.systemUTC());
	}

	private static ReloadableContext place(String name, Supplier<SslClientContext> loader) {
		return place(name, ContextLoader.of(loader));
	}

	/**
	 * Contexts that no other test changes.
	 */
	private static final class Contexts {

		static final SslClientContexts ALL = new SslClientContexts(
				List.of(place(SslClientSettings.DEFAULT_NAME, loader(SslClientSettings.builder().build())),
						place("bank", trusting())));

	}

}
