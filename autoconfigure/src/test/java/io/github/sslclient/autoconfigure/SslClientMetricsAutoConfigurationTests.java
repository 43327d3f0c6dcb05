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

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.metrics.SslClientMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SslClientMetricsAutoConfiguration}.
 */
class SslClientMetricsAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SslClientAutoConfiguration.class, SslClientMetricsAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void theMetersAreBound() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ssl.client.context.loaded").tag("context", "default").gauge().value()).isOne();
			assertThat(registry.get("ssl.client.streams.open").gauge().value()).isZero();
		});
	}

	@Test
	void theStartLoadsNoContext() {
		this.contextRunner
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("sslClientContext")).isFalse());
	}

	@Test
	void aContextThatCannotBeLoadedStopsNeitherTheStartNorAReading() {
		Path missing = this.directory.resolve("ca.pem");
		this.contextRunner.withPropertyValues("ssl.client.ca-file=" + missing).run((context) -> {
			assertThat(context).hasNotFailed();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (Meter meter : registry.getMeters()) {
				meter.measure().forEach((measurement) -> measurement.getValue());
			}
			assertThat(registry.get("ssl.client.context.loaded").gauge().value()).isZero();
			assertThat(registry.get("ssl.client.authority.expiry").gauge().value()).isNaN();
		});
	}

	@Test
	void withoutARegistryThereAreNone() {
		this.withoutRegistry.run((context) -> assertThat(context).doesNotHaveBean(SslClientMetrics.class));
	}

	@Test
	void withoutMicrometerThereAreNone() {
		this.withoutRegistry.withClassLoader(new FilteredClassLoader(MeterRegistry.class, MeterBinder.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("sslClientMetrics"));
	}

	@Test
	void withoutClientsThereAreNone() {
		this.contextRunner.withPropertyValues("ssl.client.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SslClientMetrics.class)
				.doesNotHaveBean(SslClientContext.class));
	}

}
