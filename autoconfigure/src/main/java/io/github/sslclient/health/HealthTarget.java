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

package io.github.sslclient.health;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.context.IllegalSettingException;

/**
 * A server that is tried now and then.
 *
 * @param host its name or address
 * @param port its port
 */
record HealthTarget(String host, int port) {

	private static final Pattern FORM = Pattern.compile("(?:\\[([^\\]\\s]+)\\]|([^:\\s\\[\\]/]+)):(\\d{1,5})");

	private static final int LAST_PORT = 65535;

	/**
	 * Read a target.
	 * @param text {@code HOST:PORT}, an IPv6 address in brackets
	 * @throws IllegalSettingException if it is none
	 */
	static HealthTarget parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (matcher.matches()) {
			int port = Integer.parseInt(matcher.group(3));
			if (port > 0 && port <= LAST_PORT) {
				return new HealthTarget((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2), port);
			}
		}
		throw new IllegalSettingException("health.targets",
				"must hold HOST:PORT, an IPv6 address in brackets, but holds '" + text + "'");
	}

	@Override
	public String toString() {
		return (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

}
