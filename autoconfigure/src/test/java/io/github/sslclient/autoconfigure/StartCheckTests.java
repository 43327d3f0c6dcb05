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

import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartCheck}.
 */
class StartCheckTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class,
				SslClientBundleAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "sslClientContextPlaces", "sslClientReloadableContext", "sslClientContexts",
			"sslClientExpiryMonitor", "sslClientStreamFactory" })
	void whereNothingIsSetNothingIsMade(String bean) {
		this.contextRunner.run((context) -> assertThat(context.getBeanFactory().containsSingleton(bean)).isFalse());
	}

	@Test
	void whereNothingIsSetTheContextIsABundleAllTheSame() {
		this.contextRunner.run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			assertThat(bundles.getBundleNames()).containsExactly("default");
			assertThat(context.getBeanFactory().containsSingleton("sslClientContexts")).isFalse();
			assertThat(bundles.getBundle("default").createSslContext()).isNotNull();
		});
	}

	@Test
	void whereNothingIsSetAReloadIsToldToWhoHasTheBundle() {
		this.contextRunner.run((context) -> {
			SslBundles bundles = context.getBean(SslBundles.class);
			List<SslBundle> updates = new ArrayList<>();
			bundles.addBundleUpdateHandler("default", updates::add);
			context.getBean(SslClientContexts.class).reloadable("default").reload();
			assertThat(updates).containsExactly(bundles.getBundle("default"));
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ssl.client.reload.quiet-period=0s | ssl.client.reload.quiet-period
			ssl.client.expiry.thresholds=soon | ssl.client.expiry.thresholds
			ssl.client.contexts.default.max-depth=1 | ssl.client.contexts.default
			""")
	void whatIsSetIsLookedAtThoughNobodyUsesIt(String setting, String property) {
		this.contextRunner.withPropertyValues(setting)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(property));
	}

	@Test
	void aSourceThatDoesNotListWhatItHasMayHaveSomething() {
		StandardEnvironment environment = new StandardEnvironment();
		assertThat(StartCheck.isAnythingSet(environment)).isFalse();
		environment.getPropertySources().addLast(new PropertySource<>("opaque", new Object()) {

			@Override
			public Object getProperty(String name) {
				return null;
			}

		});
		assertThat(StartCheck.isAnythingSet(environment)).isTrue();
	}

}
