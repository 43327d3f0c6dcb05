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

import java.util.Arrays;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.socket.ContextSocketFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application that {@link AheadOfTimeTests} have processed and started. It prints what
 * it has.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ SslAutoConfiguration.class, SslClientAutoConfiguration.class,
		SslClientBundleAutoConfiguration.class, SslClientHealthContributorAutoConfiguration.class,
		SslClientMetricsAutoConfiguration.class, SslClientObservationAutoConfiguration.class,
		SslClientEndpointAutoConfiguration.class, SslClientSanitizingAutoConfiguration.class })
class AheadOfTimeApplication {

	@Bean
	Named named(@Qualifier("bank") SslClientContext context, @Qualifier("bank") SslClientStreamFactory factory,
			SslClientContext unqualified) {
		return new Named(context, factory, unqualified);
	}

	@Bean
	SslClientConnectionDetails details(SslBundles bundles) {
		return new SslClientConnectionDetails() {

			@Override
			public String getContextName() {
				return "described";
			}

			@Override
			public SslBundle getSslBundle() {
				return bundles.getBundle("material");
			}

		};
	}

	@SuppressWarnings("try")
	public static void main(String[] args) {
		try (ConfigurableApplicationContext context = SpringApplication.run(AheadOfTimeApplication.class, args)) {
			Named named = context.getBean(Named.class);
			SslClientContexts contexts = context.getBean(SslClientContexts.class);
			print("names", contexts::names);
			print("injected depth", () -> named.context().settings().maxDepth());
			print("injected factory", () -> named.factory() != null);
			print("default depth", () -> named.unqualified().settings().maxDepth());
			print("bank is a bean", () -> context.containsBean("bankSslClientContext"));
			print("post is a bean", () -> context.containsBean("postSslClientContext"));
			print("post depth", () -> contexts.get("post").settings().maxDepth());
			print("described authorities", () -> contexts.get("described").material().size());
			print("bundle", () -> context.getBean(SslBundles.class).getBundle("sslclient-bank") != null);
			print("socket factory", () -> suites(new ContextSocketFactory("bank")));
			print("indicators", () -> context.getBeanNamesForType(HealthContributor.class).length);
		}
		print("socket factory later", () -> suites(new ContextSocketFactory("bank")));
	}

	private static boolean suites(SSLSocketFactory factory) {
		return Arrays.asList(factory.getDefaultCipherSuites()).contains("TLS_AES_256_GCM_SHA384");
	}

	private static void print(String name, Supplier<Object> value) {
		Object printed;
		try {
			printed = value.get();
		}
		catch (RuntimeException ex) {
			printed = ex.getClass().getSimpleName();
		}
		System.out.println(name + ": " + printed);
	}

	record Named(SslClientContext context, SslClientStreamFactory factory, SslClientContext unqualified) {
	}

}
