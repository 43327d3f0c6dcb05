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

package io.github.sslclient.context;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import javax.net.ssl.SSLParameters;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.AlgorithmTable;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SSLParameters} learnt after Java 17, which this library still runs on.
 */
enum NewerParameters {

	/** {@code SSLParameters.setNamedGroups}. */
	GROUPS(AlgorithmTable.GROUPS, "setNamedGroups", 20, "jdk.tls.namedGroups"),

	/** {@code SSLParameters.setSignatureSchemes}. */
	SIGNATURE_SCHEMES(AlgorithmTable.SIGNATURE_SCHEMES, "setSignatureSchemes", 19, "jdk.tls.client.SignatureSchemes");

	private final AlgorithmTable table;

	private final @Nullable Method setter;

	private final int since;

	private final String systemProperty;

	NewerParameters(AlgorithmTable table, String setter, int since, String systemProperty) {
		this.table = table;
		this.setter = find(setter);
		this.since = since;
		this.systemProperty = systemProperty;
	}

	AlgorithmTable table() {
		return this.table;
	}

	boolean isSupported() {
		return this.setter != null;
	}

	/**
	 * Refuse a setting that this JVM has no way to obey.
	 * @throws SslException if it has none
	 */
	void requireSupported() throws SslException {
		if (this.setter == null) {
			throw this.table.unavailable("Java " + this.since
					+ " or newer can choose them for a connection, and this is Java " + Runtime.version().feature()
					+ "; leave it out, or set them for the whole JVM with -D" + this.systemProperty);
		}
	}

	void set(SSLParameters parameters, List<String> names) {
		if (this.setter == null) {
			throw new IllegalStateException("This JVM cannot set " + this.table.setting());
		}
		try {
			this.setter.invoke(parameters, (Object) names.toArray(String[]::new));
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("This JVM does not take " + this.table.setting(), ex);
		}
	}

	private static @Nullable Method find(String name) {
		try {
			return SSLParameters.class.getMethod(name, String[].class);
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

}
