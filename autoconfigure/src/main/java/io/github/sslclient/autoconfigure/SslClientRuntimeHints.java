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
import java.util.stream.Stream;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.socket.ContextSocketFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * What is found by its name while the application runs: tables, methods that newer
 * versions of Java have, and classes that others make. Properties and beans are not here,
 * as Spring knows of them.
 */
final class SslClientRuntimeHints implements RuntimeHintsRegistrar {

	/** Those that {@code ssl.client.provider} makes without their being installed. */
	private static final List<String> PROVIDERS = List.of("org.conscrypt.OpenSSLProvider",
			"org.bouncycastle.jsse.provider.BouncyCastleJsseProvider");

	/** The flight recorder reads their fields. */
	private static final List<String> EVENTS = List.of("StreamEvent", "HandshakeEvent", "HandshakeRefusedEvent");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/sslclient/*/*.tsv");
		ReflectionHints reflection = hints.reflection();
		// Of Java 19 and 20: the JVM that processes may be older than the one that runs.
		reflection.registerType(SSLParameters.class, (type) -> Stream.of("setSignatureSchemes", "setNamedGroups")
			.forEach((setter) -> type.withMethod(setter, TypeReference.listOf(String[].class), ExecutableMode.INVOKE)));
		// PostgreSQL's driver takes its constructors, LDAP its static method.
		reflection.registerType(ContextSocketFactory.class,
				(type) -> type.withMembers(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
					.withMethod("getDefault", List.of(), ExecutableMode.INVOKE));
		PROVIDERS.forEach((provider) -> reflection.registerTypeIfPresent(classLoader, provider,
				(type) -> type.withConstructor(List.of(), ExecutableMode.INVOKE)));
		EVENTS.forEach((event) -> reflection.registerType(TypeReference.of("io.github.sslclient.stream." + event),
				MemberCategory.ACCESS_DECLARED_FIELDS));
	}

}
