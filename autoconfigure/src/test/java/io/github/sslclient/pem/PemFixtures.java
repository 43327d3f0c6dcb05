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

package io.github.sslclient.pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code make-keys.sh} made, and sources of other text.
 */
public final class PemFixtures {

	/** Where they are. */
	public static final Path DIRECTORY = directory();

	private PemFixtures() {
	}

	/** The keys of {@code keys.tsv}. */
	static List<Key> keys() {
		return keys(DIRECTORY);
	}

	static List<Key> keys(Path directory) {
		try {
			return Files.readAllLines(directory.resolve("keys.tsv"))
				.stream()
				.map((line) -> line.split("\t", -1))
				.map((columns) -> new Key(directory, columns[0], columns[1], columns[2]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Key> encryptedKeys() {
		return keys().stream().filter(Key::isEncrypted).toList();
	}

	static PemSource file(String name) {
		return PemSource.of(DIRECTORY.resolve(name));
	}

	static X509Certificate certificate(String name) throws SslException {
		return Certificates.load("certificate", file(name)).get(0);
	}

	/**
	 * Reads a file.
	 * @param name its name
	 * @return its text
	 */
	public static String text(String name) {
		try {
			return Files.readString(DIRECTORY.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the first block of a file.
	 * @param name its name
	 * @return the block in DER
	 */
	public static byte[] content(String name) {
		try (PemBlocks blocks = PemBlocks.read(file(name))) {
			return blocks.iterator().next().content().clone();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a block.
	 * @param label its label
	 * @param content its content, which may be any bytes
	 * @return the block in PEM
	 */
	public static String pem(String label, byte[] content) {
		return "-----BEGIN " + label + "-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content) + "\n-----END " + label
				+ "-----\n";
	}

	static PemSource source(String text) {
		return source(text.getBytes(StandardCharsets.UTF_8));
	}

	static PemSource source(byte[] text) {
		return new Source(text, null);
	}

	static PemSource failing(IOException failure) {
		return new Source(new byte[0], failure);
	}

	static List<String> codes(SslException ex) {
		return ex.getError().codes().stream().map(OpenSslCode::hex).toList();
	}

	private static Path directory() {
		URL manifest = Objects.requireNonNull(PemFixtures.class.getResource("keys.tsv"));
		try {
			return Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Source(byte[] text, @Nullable IOException failure) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			if (this.failure != null) {
				throw this.failure;
			}
			return this.text.clone();
		}

		@Override
		public String location() {
			return "some text.pem";
		}

	}

	record Key(Path directory, String file, String certificateFile, String secret) {

		boolean isEncrypted() {
			return !this.secret.isEmpty();
		}

		boolean isLegacy() {
			return PemFixtures.text(this.file).contains("Proc-Type");
		}

		PemSource source() {
			return PemSource.of(this.directory.resolve(this.file));
		}

		char @Nullable [] password() {
			return isEncrypted() ? this.secret.toCharArray() : null;
		}

		X509Certificate certificate() throws SslException {
			return Certificates.load("certificate", PemSource.of(this.directory.resolve(this.certificateFile))).get(0);
		}

		@Override
		public String toString() {
			return this.file;
		}

	}

}
