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

package io.github.sslclient.bundle;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationContext;

/**
 * The clients that are tried, and how each of them comes to verify as a context does.
 * README's table has a row for each.
 */
enum MatrixClient {

	REST_CLIENT("`RestClient` over the JDK's client", "`RestClientSsl`", MatrixServer.NGINX,
			HttpExchanges::restClientSsl, "spring.http.clients.imperative.factory=jdk"),

	REST_CLIENT_APACHE("`RestClient` over Apache HttpClient 5", "`spring.http.clients.ssl.bundle`", MatrixServer.NGINX,
			HttpExchanges::restClient, "spring.http.clients.imperative.factory=http-components"),

	REST_CLIENT_JETTY("`RestClient` over Jetty's client", "`spring.http.clients.ssl.bundle`", MatrixServer.NGINX,
			HttpExchanges::restClient, "spring.http.clients.imperative.factory=jetty"),

	REST_TEMPLATE("`RestTemplate` over the JDK's client", "`spring.http.clients.ssl.bundle`", MatrixServer.NGINX,
			HttpExchanges::restTemplate, "spring.http.clients.imperative.factory=jdk"),

	WEB_CLIENT("`WebClient` over Reactor Netty", "`spring.http.clients.ssl.bundle`", MatrixServer.NGINX,
			HttpExchanges::webClient, "spring.http.clients.reactive.connector=reactor"),

	JDK("`HttpClient` of the JDK", "`SslBundle.createSslContext()`", MatrixServer.NGINX, HttpExchanges::jdk),

	APACHE("Apache HttpClient 5, `HostnameVerificationPolicy.BUILTIN`", "`SslBundle.createSslContext()`",
			MatrixServer.NGINX, HttpExchanges::apache),

	OKHTTP("OkHttp 5", "`lend()`", MatrixServer.NGINX, HttpExchanges::okHttp),

	URL_CONNECTION("`HttpsURLConnection`", "`lend()`", MatrixServer.NGINX, HttpExchanges::urlConnection),

	LETTUCE("Redis by Lettuce", "`spring.data.redis.ssl.bundle`", MatrixServer.REDIS, DataExchanges::redis,
			"spring.data.redis.client-type=lettuce"),

	JEDIS("Redis by Jedis", "`spring.data.redis.ssl.bundle`", MatrixServer.REDIS, DataExchanges::redis,
			"spring.data.redis.client-type=jedis"),

	RABBITMQ("RabbitMQ", "`spring.rabbitmq.ssl.bundle`", MatrixServer.RABBITMQ, DataExchanges::rabbit),

	PGJDBC_REQUIRE("PostgreSQL by JDBC, `sslmode=require`", "`sslfactory`", MatrixServer.POSTGRESQL,
			DataExchanges::postgresRequire),

	PGJDBC_VERIFY_FULL("PostgreSQL by JDBC, `sslmode=verify-full`", "`sslfactory`", MatrixServer.POSTGRESQL,
			DataExchanges::postgresVerifyFull),

	LDAP("LDAP by JNDI", "`java.naming.ldap.factory.socket`", MatrixServer.OPENLDAP, DataExchanges::ldap);

	private final String label;

	private final String wiring;

	private final MatrixServer server;

	private final Exchange exchange;

	private final List<String> properties;

	MatrixClient(String label, String wiring, MatrixServer server, Exchange exchange, String... properties) {
		this.label = label;
		this.wiring = wiring;
		this.server = server;
		this.exchange = exchange;
		this.properties = List.of(properties);
	}

	/** What README calls it. */
	String label() {
		return this.label;
	}

	/** How README says that it gets its context. */
	String wiring() {
		return this.wiring;
	}

	MatrixServer server() {
		return this.server;
	}

	/** The properties of an application that uses it, but those that name the server. */
	List<String> properties() {
		List<String> properties = new ArrayList<>(this.properties);
		if (this.wiring.startsWith("`spring.")) {
			properties.add(this.wiring.replace("`", "") + "=default");
		}
		return properties;
	}

	/**
	 * Has the server say a text.
	 * @param spring an application that has all the {@link #properties()}
	 * @param host the server's host
	 * @param port the server's port
	 * @param text lower-case letters
	 * @return what came back
	 * @throws Exception what the client throws
	 */
	String echo(ApplicationContext spring, String host, int port, String text) throws Exception {
		return this.exchange.echo(spring, host, port, text);
	}

	@Override
	public String toString() {
		return this.label;
	}

	/**
	 * Data that goes both ways.
	 */
	@FunctionalInterface
	interface Exchange {

		String echo(ApplicationContext spring, String host, int port, String text) throws Exception;

	}

}
