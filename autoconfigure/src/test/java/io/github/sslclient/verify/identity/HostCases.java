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

package io.github.sslclient.verify.identity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.test.Recording;

/**
 * Certificates and hosts that may or may not match, the same ones in every run.
 */
final class HostCases {

	private static final List<String> HOSTS = List.of("example.org", "www.example.org", "WWW.Example.ORG",
			"a.b.example.org", "foo.example.org", "fo-o.example.org", "f.example.org", "xn--bcher-kva.example.org",
			"XN--bcher-kva.example.org", "www.xn--bcher-kva.org", "xn--a.xn--b.xn--c", "localhost", "a.b", "a.b.c",
			"*.example.org", "f*.example.org", "foo_bar.example.org", "_dmarc.example.org", "www.example.org.",
			"-a.example.org", "a-.example.org", "a..example.org", "192.0.2.1", "1.2.3", "www.example.com", "x",
			"foo.bar.baz.example.org", "f".repeat(63) + ".example.org", "abc." + "d.".repeat(120) + "org",
			"9.example.org", "xn--.example.org", "xn-.example.org", "a b.example.org", "foo.*.org", "*.*.org",
			"@a.b.c");

	private static final List<String> PIECES = List.of("*", "*", "*", "xn--", "XN--", "-", "--", ".", "..", "_", "a",
			"A", "0", " ", "\u0000", "\u00fc", "\u00fc.", "*.", ".*", "www", "org", "@");

	/**
	 * Kinds of names: the type of a general name, or the string type of a common name.
	 */
	private static final String KINDS = "DDDDDDDDDDDDCCCCCPBBUTNNISEX";

	private final Random random = new Random(6125);

	static List<HostCase> create(int count) {
		HostCases cases = new HostCases();
		List<HostCase> list = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			list.add(cases.create());
		}
		return list;
	}

	private HostCase create() {
		String host = pick(HOSTS);
		List<Name> names = new ArrayList<>();
		for (int i = (this.random.nextInt(3) == 0) ? 1 + this.random.nextInt(3) : 1; i > 0; i--) {
			char kind = KINDS.charAt(this.random.nextInt(KINDS.length()));
			names.add(new Name(kind, (this.random.nextInt(12) == 0) ? pick(HOSTS) : pattern(host)));
		}
		return new HostCase(host, names);
	}

	private String pattern(String host) {
		String pattern = host;
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			pattern = change(pattern);
		}
		return pattern;
	}

	private String change(String pattern) {
		int dot = pattern.indexOf('.');
		int end = (dot >= 0) ? dot : pattern.length();
		int at = (this.random.nextInt(3) == 0) ? this.random.nextInt(pattern.length() + 1)
				: this.random.nextInt(end + 1);
		return switch (this.random.nextInt(12)) {
			case 0, 1 -> "*" + pattern.substring(end);
			case 2, 3 -> pattern.substring(0, Math.min(at, end)) + "*" + pattern.substring(end);
			case 4 -> "*" + pattern.substring(at);
			case 5 -> pattern.substring(0, at) + pick(PIECES) + pattern.substring(at);
			case 6 -> pattern.substring(0, at) + pick(PIECES) + pattern.substring(Math.min(at + 1, pattern.length()));
			case 7 -> pattern.toUpperCase(Locale.ROOT);
			case 8 -> pattern + pick(List.of(".", "\u0000", " ", ".org", "-", "\u0000.evil.test"));
			case 9 -> (dot >= 0) ? pattern.substring(dot + 1) : pattern;
			case 10 -> pick(List.of("", "*.", "a.", ".")) + pattern;
			default -> pattern;
		};
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * A host and a certificate.
	 *
	 * @param host the host
	 * @param names the certificate's names
	 */
	record HostCase(String host, List<Name> names) {

		RawCertificate certificate(byte[] issuer) {
			byte[][] common = this.names.stream()
				.filter(Name::isCommon)
				.map((name) -> DerWriter.element(0x31, name.encoded()))
				.toArray(byte[][]::new);
			byte[][] alternative = this.names.stream()
				.filter((name) -> !name.isCommon())
				.map(Name::encoded)
				.toArray(byte[][]::new);
			RawCertificate certificate = RawCertificate.of(RawCertificate.sequence(common)).claim(issuer);
			return (alternative.length > 0)
					? certificate.extension("2.5.29.17", common.length == 0, RawCertificate.sequence(alternative))
					: certificate;
		}

		@Override
		public String toString() {
			return Recording.escape(this.host) + "\t"
					+ this.names.stream()
						.map((name) -> name.kind() + ":" + Recording.escape(name.text()))
						.collect(Collectors.joining(" "));
		}

	}

	/**
	 * A name in a certificate.
	 *
	 * @param kind which kind
	 * @param text the name
	 */
	record Name(char kind, String text) {

		boolean isCommon() {
			return "DISE".indexOf(this.kind) < 0;
		}

		byte[] encoded() {
			byte[] latin = RawCertificate.latin1(this.text);
			return switch (this.kind) {
				case 'D' -> DerWriter.element(0x82, latin);
				case 'E' -> DerWriter.element(0x81, latin);
				case 'S' -> DerWriter.element(0x86, latin);
				case 'I' -> DerWriter.element(0x87, latin);
				case 'P' -> common(0x13, latin);
				case 'T' -> common(0x14, latin);
				case 'N' -> common(0x12, latin);
				case 'B' -> common(0x1E, this.text.getBytes(StandardCharsets.UTF_16BE));
				case 'U' -> common(0x1C, this.text.getBytes(Charset.forName("UTF-32BE")));
				case 'X' -> common(0x03, RawCertificate.latin1("\u0000" + this.text));
				default -> common(0x0C, RawCertificate.utf8(this.text));
			};
		}

		private static byte[] common(int tag, byte[] value) {
			return RawCertificate.attribute("2.5.4.3", tag, value);
		}

	}

}
