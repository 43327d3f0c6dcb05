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

package io.github.sslclient.proxy;

/**
 * How a proxy is spoken to.
 */
public enum ProxyType {

	/**
	 * HTTP/1.1's CONNECT (RFC 9110, section 9.3.6), in plain: credentials can be read by
	 * whoever is on the way to the proxy.
	 */
	HTTP("HTTP"),

	/**
	 * The same inside a TLS connection to the proxy.
	 */
	HTTPS("HTTPS"),

	/**
	 * SOCKS 5 (RFC 1928), in plain. The proxy resolves names.
	 */
	SOCKS5("SOCKS5");

	private final String word;

	ProxyType(String word) {
		this.word = word;
	}

	/** As it stands in sentences. */
	String word() {
		return this.word;
	}

	boolean isHttp() {
		return this != SOCKS5;
	}

}
