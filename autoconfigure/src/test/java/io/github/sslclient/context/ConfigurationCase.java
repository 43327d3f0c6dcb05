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

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, as settings and as a line of what {@code configuration.c} reads.
 */
final class ConfigurationCase {

	/** What stands on a line behind the name, in this order. */
	private enum Column {

		CERTIFICATE, KEY, PASSWORD, CA_FILE, CA_DIRECTORY, CRL_FILE, CIPHERS, CIPHERSUITES, OLDEST, NEWEST, LEVEL

	}

	private final String name;

	private final Map<Column, String> values;

	private final String method;

	private final @Nullable String own;

	private ConfigurationCase(String name, Map<Column, String> values, String method, @Nullable String own) {
		this.name = name;
		this.values = values;
		this.method = method;
		this.own = own;
	}

	/** A client that has nothing but the defaults. */
	static ConfigurationCase of(String name) {
		return new ConfigurationCase(name, Map.of(), "", null).level(2).method("tlsv1.2+");
	}

	ConfigurationCase certificate(String file) {
		return with(Column.CERTIFICATE, file);
	}

	ConfigurationCase key(String file) {
		return with(Column.KEY, file);
	}

	ConfigurationCase password(String password) {
		return with(Column.PASSWORD, password);
	}

	ConfigurationCase caFile(String file) {
		return with(Column.CA_FILE, file);
	}

	ConfigurationCase caDirectory(String directory) {
		return with(Column.CA_DIRECTORY, directory);
	}

	ConfigurationCase crlFile(String file) {
		return with(Column.CRL_FILE, file);
	}

	ConfigurationCase ciphers(String list) {
		return with(Column.CIPHERS, list);
	}

	ConfigurationCase ciphersuites(String list) {
		return with(Column.CIPHERSUITES, list);
	}

	ConfigurationCase level(int level) {
		return with(Column.LEVEL, String.valueOf(level));
	}

	ConfigurationCase method(String method) {
		String[] ends = method.endsWith("+") ? new String[] { method.substring(0, method.length() - 1), "-" }
				: method.split("-");
		ConfigurationCase copy = with(Column.OLDEST, version(ends[0])).with(Column.NEWEST,
				version(ends[ends.length - 1]));
		return new ConfigurationCase(this.name, copy.values, method, this.own);
	}

	/**
	 * Pins a difference.
	 * @param answer what is answered here
	 * @param reason why it is not OpenSSL's answer
	 */
	ConfigurationCase differs(String answer, String reason) {
		return new ConfigurationCase(this.name + " (" + reason + ")", this.values, this.method, answer);
	}

	private ConfigurationCase with(Column column, String value) {
		Map<Column, String> more = new EnumMap<>(Column.class);
		more.putAll(this.values);
		more.put(column, value);
		return new ConfigurationCase(this.name, more, this.method, this.own);
	}

	private static String version(String name) {
		return name.replace("tls", "TLS").replace("ssl", "SSL");
	}

	/** What is to be answered here. */
	String expected(String recorded) {
		return (this.own != null) ? this.own : recorded;
	}

	boolean isDifferent() {
		return this.own != null;
	}

	/** The line. */
	String line() {
		StringBuilder line = new StringBuilder(this.name);
		for (Column column : Column.values()) {
			line.append('\t').append(this.values.getOrDefault(column, "-"));
		}
		return line.toString();
	}

	/**
	 * What a setting holds, for a message to name; a key may be in the certificate file.
	 */
	@Nullable String value(String setting) {
		return switch (setting) {
			case "certificate" -> this.values.get(Column.CERTIFICATE);
			case "key" -> this.values.getOrDefault(Column.KEY, this.values.get(Column.CERTIFICATE));
			case "ca-file" -> this.values.get(Column.CA_FILE);
			case "crl-file" -> this.values.get(Column.CRL_FILE);
			case "ca-directory" -> this.values.get(Column.CA_DIRECTORY);
			case "ciphers" -> this.values.get(Column.CIPHERS);
			case "ciphersuites" -> this.values.get(Column.CIPHERSUITES);
			case "method" -> this.method;
			default -> null;
		};
	}

	SslClientSettings settings(Path directory) {
		String password = this.values.get(Column.PASSWORD);
		String caDirectory = this.values.get(Column.CA_DIRECTORY);
		return SslClientSettings.builder()
			.certificate(source(directory, Column.CERTIFICATE))
			.key(source(directory, Column.KEY))
			.certificatePassword((password != null) ? password.toCharArray() : null)
			.caFile(source(directory, Column.CA_FILE))
			.caDirectory((caDirectory == null || caDirectory.isEmpty()) ? caDirectory
					: directory.resolve(caDirectory).toString())
			.crlFile(source(directory, Column.CRL_FILE))
			.ciphers(this.values.get(Column.CIPHERS))
			.ciphersuites(this.values.get(Column.CIPHERSUITES))
			.method(this.method)
			.securityLevel(Integer.parseInt(this.values.get(Column.LEVEL)))
			.build();
	}

	private @Nullable PemSource source(Path directory, Column column) {
		String file = this.values.get(column);
		if (file == null) {
			return null;
		}
		Path path = directory.resolve(file);
		return (ConfigurationFiles.isForbidden(file) && Files.isReadable(path)) ? new ForbiddenSource(path)
				: PemSource.of(path);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What other users than root see of a file without permissions.
	 *
	 * @param file the file
	 */
	private record ForbiddenSource(Path file) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			throw new AccessDeniedException(location());
		}

		@Override
		public String location() {
			return this.file.toString();
		}

	}

}
