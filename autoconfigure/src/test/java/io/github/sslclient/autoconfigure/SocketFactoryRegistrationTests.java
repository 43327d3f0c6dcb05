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

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;

import javax.net.ssl.SSLSocket;

import io.github.sslclient.socket.ContextSocketFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link SocketFactoryRegistration}. Each application has a class loader of its
 * own and a context that no other has, since others run beside it.
 */
class SocketFactoryRegistrationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class))
		.withClassLoader(new URLClassLoader(new URL[0], getClass().getClassLoader()))
		.withPropertyValues("ssl.client.contexts.mine.method=tlsv1.2");

	@Test
	void theContextsOfARunningApplicationAreFoundByName() {
		this.contextRunner.run((context) -> {
			try (Socket socket = new ContextSocketFactory("mine").createSocket()) {
				assertThat(((SSLSocket) socket).getEnabledProtocols()).containsExactly("TLSv1.2");
			}
		});
	}

	@Test
	void anApplicationThatStartsIsFoundByItsFirstBean() {
		this.contextRunner.withUserConfiguration(Early.class)
			.run((context) -> assertThat(context).hasNotFailed().hasBean("socketOfTheStart"));
	}

	@Test
	void anApplicationThatHasEndedIsNotFound() {
		this.contextRunner.run((context) -> {
			((AbstractApplicationContext) context.getSourceApplicationContext()).close();
			assertThatIOException().isThrownBy(() -> new ContextSocketFactory("mine").createSocket());
		});
	}

	@Test
	void anApplicationIsFoundUntilItsLastBeanIsGone() {
		this.contextRunner.withUserConfiguration(Late.class).run((context) -> {
			new ContextSocketFactory("mine").createSocket().close();
			Late late = context.getBean(Late.class);
			((AbstractApplicationContext) context.getSourceApplicationContext()).close();
			assertThat(late.connected).isTrue();
		});
	}

	/** Spring's tests pause the applications that they keep for later. */
	@Test
	void anApplicationThatPausesIsNotFoundUntilItGoesOn() {
		this.contextRunner.run((context) -> {
			AbstractApplicationContext application = (AbstractApplicationContext) context.getSourceApplicationContext();
			application.stop();
			assertThatIOException().isThrownBy(() -> new ContextSocketFactory("mine").createSocket());
			application.start();
			new ContextSocketFactory("mine").createSocket().close();
		});
	}

	@Test
	void anApplicationThatCannotStartIsForgotten() {
		this.contextRunner.withUserConfiguration(Failing.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThatIOException().isThrownBy(() -> new ContextSocketFactory("mine").createSocket());
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Early {

		@Bean
		Socket socketOfTheStart() throws IOException {
			return new ContextSocketFactory("mine").createSocket();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Late implements AutoCloseable {

		private boolean connected;

		@Override
		public void close() throws IOException {
			new ContextSocketFactory("mine").createSocket().close();
			this.connected = true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		Socket failing() {
			throw new IllegalStateException("on purpose");
		}

	}

}
