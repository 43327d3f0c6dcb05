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

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Hashtable;
import java.util.Objects;

import javax.naming.Context;
import javax.naming.directory.Attributes;
import javax.naming.directory.BasicAttributes;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

import io.github.sslclient.socket.ContextSocketFactory;

import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.AmqpTemplate;
import org.springframework.amqp.core.Queue;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What clients of data stores and of a message broker do, set up as their users would.
 * Where the server is, is said by properties.
 */
final class DataExchanges {

	private static final long BOUND = 30_000;

	private DataExchanges() {
	}

	static String redis(ApplicationContext spring, String host, int port, String text) {
		StringRedisTemplate redis = spring.getBean(StringRedisTemplate.class);
		redis.opsForValue().set("text", text);
		return Objects.requireNonNull(redis.opsForValue().get("text"));
	}

	static String rabbit(ApplicationContext spring, String host, int port, String text) {
		Queue queue = Objects.requireNonNull(spring.getBean(AmqpAdmin.class).declareQueue());
		AmqpTemplate rabbit = spring.getBean(AmqpTemplate.class);
		rabbit.convertAndSend(queue.getName(), text);
		return (String) Objects.requireNonNull(rabbit.receiveAndConvert(queue.getName(), BOUND));
	}

	static String postgresRequire(ApplicationContext spring, String host, int port, String text) throws Exception {
		return postgres(host, port, "require", text);
	}

	static String postgresVerifyFull(ApplicationContext spring, String host, int port, String text) throws Exception {
		return postgres(host, port, "verify-full", text);
	}

	private static String postgres(String host, int port, String mode, String text) throws Exception {
		String url = "jdbc:postgresql://" + host + ":" + port + "/postgres?user=postgres&sslmode=" + mode
				+ "&sslfactory=" + ContextSocketFactory.class.getName();
		try (Connection connection = DriverManager.getConnection(url);
				PreparedStatement statement = connection.prepareStatement("select ?")) {
			statement.setString(1, text);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

	static String ldap(ApplicationContext spring, String host, int port, String text) throws Exception {
		Hashtable<String, String> environment = new Hashtable<>();
		environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
		environment.put(Context.PROVIDER_URL, "ldaps://" + host + ":" + port);
		environment.put(Context.SECURITY_PRINCIPAL, "cn=admin,dc=test");
		environment.put(Context.SECURITY_CREDENTIALS, "secret");
		environment.put("java.naming.ldap.factory.socket", ContextSocketFactory.class.getName());
		environment.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(BOUND));
		environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(BOUND));
		DirContext directory = new InitialDirContext(environment);
		try {
			Attributes entry = new BasicAttributes();
			entry.put("objectClass", "domain");
			entry.put("dc", "test");
			entry.put("description", text);
			directory.rebind("dc=test", null, entry);
			return (String) directory.getAttributes("dc=test").get("description").get();
		}
		finally {
			directory.close();
		}
	}

}
