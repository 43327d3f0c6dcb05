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

package io.github.sslclient.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.autoconfigure.SslClientProperties;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The shell's probe needs the auto-configuration and nothing else: no
 * {@code SpringApplication}, which would read configuration files, and no environment
 * variables or system properties. An {@code SSL_CLIENT_VERIFY} that a web server left in
 * the environment must not decide what a probe trusts.
 */
final class ShellContext implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	ShellContext(Map<String, String> properties) {
		this.context.setEnvironment(new ShellEnvironment(properties));
		this.context.register(PrimarySource.class);
		this.context.refresh();
	}

	/**
	 * Make the prober.
	 * @throws UsageException if a property is unknown or has a value that it cannot have
	 * @throws RuntimeException if the configuration cannot be loaded
	 */
	Prober prober() throws UsageException {
		if (this.context.getBeanNamesForType(SslClientProperties.class).length == 0) {
			throw new UsageException("--ssl.client.enabled must be true: without it there is nothing to probe with");
		}
		try {
			SslClientProperties properties = this.context.getBean(SslClientProperties.class);
			return new Prober(this.context.getBean(SslClientStreamFactory.class), properties);
		}
		catch (RuntimeException ex) {
			UsageException usage = BindFailures.find(ex);
			if (usage != null) {
				throw usage;
			}
			throw ex;
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@ImportAutoConfiguration(SslClientAutoConfiguration.class)
	private static final class PrimarySource {

	}

	/** Has the command line, and what others have left out. */
	private static final class ShellEnvironment extends AbstractEnvironment {

		/**
		 * A value is what the shell made of it, and a password may have these: they shall
		 * neither begin a placeholder nor escape one.
		 */
		private static final Map<String, String> LITERALS = Map.of("$", "shell.dollar", "\\", "shell.backslash");

		ShellEnvironment(Map<String, String> properties) {
			Map<String, Object> source = new LinkedHashMap<>();
			LITERALS.forEach((character, name) -> source.put(name, character));
			properties.forEach((name, value) -> source.put(name, literal(value)));
			getPropertySources().addFirst(new MapPropertySource("commandLine", source));
			ConfigurationPropertySources.attach(this);
		}

		private static String literal(String value) {
			return Pattern.compile("[$\\\\]")
				.matcher(value)
				.replaceAll((match) -> Matcher.quoteReplacement("${" + LITERALS.get(match.group()) + "}"));
		}

	}

}
