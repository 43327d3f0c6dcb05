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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslMaterialExpiryEvent} in started applications.
 */
@Timeout(60)
class MaterialExpiryEventTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void whatEndsSoonIsPublished() {
		Instant now = Instant.now();
		Identity client = PKI.validity(now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(5))).client("me");
		Path file = TestPki.write(this.directory, "client.pem", client.certificatePem() + client.keyPem());
		this.contextRunner.withUserConfiguration(Expiries.class)
			.withPropertyValues("ssl.client.contexts.bank.certificate=" + file)
			.run((context) -> {
				context.getBean(SslClientContexts.class).get("bank");
				SslMaterialExpiryEvent event = context.getBean(Expiries.class).events.poll(30, TimeUnit.SECONDS);
				assertThat(event.context()).isEqualTo("bank");
				assertThat(event.threshold()).isEqualTo(Duration.ofDays(7));
				assertThat(event.material().location()).isEqualTo(file.toString());
			});
	}

	@Test
	void itIsPublishedWhereBeansAreLazyToo() {
		Instant now = Instant.now();
		Identity client = PKI.validity(now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(5))).client("me");
		Path file = TestPki.write(this.directory, "client.pem", client.certificatePem() + client.keyPem());
		this.contextRunner.withUserConfiguration(Expiries.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("ssl.client.certificate=" + file)
			.run((context) -> {
				Expiries expiries = context.getBean(Expiries.class);
				context.getBean(SslClientStreamFactory.class);
				assertThat(expiries.events.poll(30, TimeUnit.SECONDS)).isNotNull();
			});
	}

	@Test
	void thresholdsOfAnApplicationAreItsOwn() {
		this.contextRunner.withPropertyValues("ssl.client.contexts.bank.expiry.thresholds=1d")
			.run((context) -> assertThatExceptionOfType(SslConfigurationException.class)
				.isThrownBy(() -> context.getBean(SslClientContexts.class).get("bank"))
				.satisfies(
						(ex) -> assertThat(ex.getProperty()).isEqualTo("ssl.client.contexts.bank.expiry.thresholds")));
	}

	static class Expiries implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final BlockingQueue<SslMaterialExpiryEvent> events = new LinkedBlockingQueue<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof SslMaterialExpiryEvent expiry) {
				this.events.add(expiry);
			}
		}

	}

}
