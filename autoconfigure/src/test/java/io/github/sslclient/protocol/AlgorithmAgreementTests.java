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

package io.github.sslclient.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.Recording;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Lists of groups and of signature algorithms beside what {@code openssl s_client} makes
 * of them: the code points in its ClientHello, or the error.
 */
class AlgorithmAgreementTests {

	private static final int GENERATED = 400;

	private static final List<Case> CASES = cases();

	private static final Pattern ERROR = Pattern.compile("error:([0-9A-F]{8}):SSL routines:");

	private static final Pattern CLIENT_HELLO = Pattern.compile("ClientHello\\n((?: {4}[0-9a-f ]+\\n)+)");

	/**
	 * Added where {@code SSL_CONF_FLAG_SHOW_ERRORS} asks for it, which s_client does not.
	 */
	private static final String BAD_VALUE = "0A000180";

	/** Not for TLS 1.3, of which OpenSSL wants one at least; no JVM has any of them. */
	private static final Set<String> FOR_OLDER_VERSIONS = Stream
		.of("0001 0002 0003 0004 0005 0006 0007 0008 0009 000A 000B 000C 000D 000E 000F 0010 0011 0012 0013 0014 0015",
				"0016 001A 001B 001C")
		.flatMap((codes) -> Stream.of(codes.split(" ")))
		.collect(Collectors.toSet());

	@Test
	void everyRecordedListIsOfferedHereToo() throws Exception {
		Recording recording = recording();
		SoftAssertions softly = new SoftAssertions();
		for (int i = 0; i < CASES.size(); i++) {
			softly.assertThat(ours(CASES.get(i))).as(CASES.get(i).toString()).isEqualTo(recording.answer(i));
		}
		softly.assertAll();
	}

	@Test
	void theInstalledOpenSslOffersTheRecordedLists() throws Exception {
		recording().checkSample(60);
	}

	private static Recording recording() throws Exception {
		return Recording.of(AlgorithmAgreementTests.class, "algorithms.tsv",
				CASES.stream().map(Case::toString).toList(), AlgorithmAgreementTests::openSsl);
	}

	/** Every name alone, and many lists at random, the same in each run. */
	private static List<Case> cases() {
		List<Case> cases = new ArrayList<>();
		Random random = new Random(4712);
		for (AlgorithmTable table : AlgorithmTable.values()) {
			List<String> names = names(table);
			names.forEach((name) -> cases.add(new Case(table, name)));
			for (String special : List.of("", ":", "::", "BOGUS", " ", "+", "RSA+", "+SHA256", "SHA256+RSA",
					"RSA+sha512", "PSS+SHA384", "SHA384+PSS", "RSA+RSA", "SHA256+SHA256", "RSA+SHA256+SHA256",
					"ed25519+SHA512", "RSA+MD5", "?X25519", "X25519:?BOGUS", "p-256", "secp256R1", "x25519:X25519",
					"P-256:prime256v1", "RSA_PKCS1_SHA256", "rsa_pkcs1_sha224:RSA+SHA224")) {
				cases.add(new Case(table, special));
			}
			for (int i = 0; i < GENERATED / 2; i++) {
				cases.add(new Case(table, list(random, names)));
			}
		}
		return List.copyOf(cases);
	}

	private static String list(Random random, List<String> names) {
		StringBuilder list = new StringBuilder();
		for (int left = 1 + random.nextInt(5); left > 0; left--) {
			list.append((random.nextInt(25) == 0) ? "BOGUS" : names.get(random.nextInt(names.size())));
			list.append((random.nextInt(25) == 0) ? " " : "");
			list.append((left > 1) ? ((random.nextInt(25) == 0) ? "::" : ":") : "");
		}
		return list.toString();
	}

	private static List<String> names(AlgorithmTable table) {
		String resource = (table == AlgorithmTable.GROUPS) ? "groups.tsv" : "signature-schemes.tsv";
		try (InputStream stream = Objects.requireNonNull(AlgorithmTable.class.getResourceAsStream(resource))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.flatMap((line) -> Stream.of(line.split("\t")[3].split(",")))
				// Later versions have these.
				.filter((name) -> !name.contains("MLKEM"))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String ours(Case list) {
		try {
			List<Algorithm> named = list.table().parse(list.text());
			List<String> codes = list.table()
				.at(new SecurityLevel(2), named)
				.stream()
				.map((algorithm) -> "%04X".formatted(algorithm.code()))
				.toList();
			return (list.table() == AlgorithmTable.GROUPS && FOR_OLDER_VERSIONS.containsAll(codes)) ? "0A000127"
					: String.join(" ", codes);
		}
		catch (SslException ex) {
			return ex.getError()
				.codes()
				.stream()
				.map(OpenSslCode::hex)
				.map((code) -> code.equals(BAD_VALUE) ? "refused" : code)
				.collect(Collectors.joining(" "));
		}
	}

	private static List<String> openSsl(List<Integer> cases) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread closing = new Thread(() -> closeAll(server));
			closing.start();
			List<String> answers = cases.stream().map((i) -> openSsl(CASES.get(i), server.getLocalPort())).toList();
			server.close();
			closing.join();
			return answers;
		}
	}

	/** A ClientHello is all that is wanted of a client. */
	private static void closeAll(ServerSocket server) {
		while (!server.isClosed()) {
			try {
				server.accept().close();
			}
			catch (IOException ex) {
				// The end of it.
			}
		}
	}

	private static String openSsl(Case list, int port) {
		String output = OpenSsl.run("s_client", "-connect", "127.0.0.1:" + port, "-msg", "-" + list.table().setting(),
				list.text());
		Matcher hello = CLIENT_HELLO.matcher(output);
		if (hello.find()) {
			byte[] message = HexFormat.of().parseHex(hello.group(1).replaceAll("\\s", ""));
			ByteBuffer record = ByteBuffer.allocate(5 + message.length).position(5).put(message).flip();
			return ClientHello.parse(record)
				.of(list.table())
				.stream()
				.map("%04X"::formatted)
				.collect(Collectors.joining(" "));
		}
		String errors = ERROR.matcher(output).results().map((error) -> error.group(1)).collect(Collectors.joining(" "));
		return output.contains("SSL_CONF_cmd") ? (errors + " refused").strip() : errors;
	}

	private record Case(AlgorithmTable table, String text) {

		@Override
		public String toString() {
			return this.table.setting() + " " + Recording.escape(this.text);
		}

	}

}
