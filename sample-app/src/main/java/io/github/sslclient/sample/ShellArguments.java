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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the shell's probe.
 *
 * @param request what to probe
 * @param json whether the answer is to be JSON
 * @param properties {@code ssl.client.*} as given
 */
record ShellArguments(ProbeRequest request, boolean json, Map<String, String> properties) {

	private static final Pattern PROPERTY = Pattern.compile("--(ssl\\.client\\.[A-Za-z][^=]*)(=.*)?", Pattern.DOTALL);

	/** An IPv6 address has brackets, or its last group would be taken for the port. */
	private static final Pattern TARGET = Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+):(\\d{1,5})");

	/**
	 * Read a command line.
	 * @param args what follows the word {@code probe}
	 * @throws UsageException if it is none
	 */
	static ShellArguments parse(List<String> args) throws UsageException {
		ProbeRequest request = null;
		boolean json = false;
		Properties properties = new Properties();
		for (String argument : args) {
			Matcher property = PROPERTY.matcher(argument);
			if (argument.equals("--json")) {
				json = true;
			}
			else if (property.matches()) {
				properties.add(property.group(1), property.group(2));
			}
			else if (argument.startsWith("-")) {
				throw new UsageException("unknown option " + argument.split("=", 2)[0]);
			}
			else if (request != null) {
				throw new UsageException("more than one HOST:PORT");
			}
			else {
				request = target(argument);
			}
		}
		if (request == null) {
			throw new UsageException("HOST:PORT is missing");
		}
		return new ShellArguments(request, json, properties.values);
	}

	private static ProbeRequest target(String argument) throws UsageException {
		Matcher target = TARGET.matcher(argument);
		if (!target.matches()) {
			throw new UsageException("'" + argument + "' is not HOST:PORT, such as example.org:443 or [::1]:443");
		}
		int port = Integer.parseInt(target.group(2));
		if (port < 1 || port > 65535) {
			throw new UsageException("the port must be between 1 and 65535 but is " + port);
		}
		try {
			PeerName.of(target.group(1));
		}
		catch (IllegalArgumentException ex) {
			throw new UsageException(String.valueOf(ex.getMessage()));
		}
		return new ProbeRequest(target.group(1), port, SslConnectionOverrides.none(), null);
	}

	/**
	 * Collects properties, each of which may be given once.
	 */
	private static final class Properties {

		private final Map<String, String> values = new LinkedHashMap<>();

		private final Set<String> names = new HashSet<>();

		void add(String name, @Nullable String value) throws UsageException {
			if (value == null) {
				throw new UsageException("--" + name + " needs a value: --" + name + "=VALUE");
			}
			// As relaxed binding compares names.
			if (!this.names.add(name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT))) {
				throw new UsageException("--" + name + " is given twice");
			}
			this.values.put(name, value.substring(1));
		}

	}

}
