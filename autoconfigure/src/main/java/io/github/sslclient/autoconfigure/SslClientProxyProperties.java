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

import java.util.List;

import io.github.sslclient.proxy.ProxyType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the proxy that a context's connections go through.
 *
 * @param type Type of the proxy.
 * @param host Host of the proxy. Nothing goes through a proxy if not set.
 * @param port Port of the proxy.
 * @param username Name of the user for the proxy.
 * @param password Password for the proxy.
 * @param nonProxyHosts Hosts to connect to without the proxy, each a host, or *. and a
 * name for every host below it.
 * @param context Name of the context for TLS to the proxy. The trust store of the JVM is
 * used if not set.
 */
public record SslClientProxyProperties(@DefaultValue("http") ProxyType type, @Nullable String host,
		@Nullable Integer port, @Nullable String username, char @Nullable [] password,
		@DefaultValue List<String> nonProxyHosts, @Nullable String context) {

	/** Where they stand below a context's prefix. */
	static final String NAME = "proxy";

	/** Where the password stands below that. */
	static final String PASSWORD = "password";

	@Override
	public String toString() {
		// A record would print its password.
		return "SslClientProxyProperties[type=" + this.type + ", host=" + this.host + ", port=" + this.port + "]";
	}

}
