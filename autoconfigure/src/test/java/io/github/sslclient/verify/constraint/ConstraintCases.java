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

package io.github.sslclient.verify.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.github.sslclient.test.RawCertificate;

/**
 * Chains under name constraints, the same ones in every run.
 */
final class ConstraintCases {

	private static final String IP4 = "\u00c0\u0000\u0002\u0001";

	private static final String IP6 = " \u0001\r\u00b8" + "\u0000".repeat(11) + "\u0001";

	/** What names there are of each kind, and what bases. */
	private static final Map<Character, List<String>> NAMES = Map.of('D',
			List.of("example.org", "a.example.org", "A.EXAMPLE.ORG", "badexample.org", "example.org.", "*.example.org",
					"", "ex\u0000mple.org", ".example.org", "org", "other.test", "a.b.example.org"),
			'E',
			List.of("joe@example.org", "JOE@EXAMPLE.org", "joe@sub.example.org", "joe@badexample.org", "noat",
					"\"a@b\"@example.org", "@example.org", "joe@", "j\u0000e@example.org", "joe@other.test", "",
					".example.org", "jim@example.org"),
			'U',
			List.of("https://example.org/", "https://example.org", "https://example.org:443/x", "http://a.example.org/",
					"https://user:pw@example.org/", "https://user@example.org/", "https://example.org/a:b",
					"mailto:a@b", "https://", "https:///x", "https:", ":", "", "https:/x", "HTTPS://EXAMPLE.ORG",
					"https://[::1]/", "https://badexample.org", "https://example.org?q", "urn:x://example.org",
					"//example.org", "://x"),
			'I',
			List.of(IP4, "\u00c0\u0000\u0002\u0081", IP6, "\u0000".repeat(10) + "\u00ff\u00ff" + IP4, "abc", "",
					IP4 + IP4),
			'N', List.of("o:A", "o:A/C:x", "o:a  /C:x", "o:A/o:B", "C:x", "", "o:B", "o:AB", "o:A/C:x/C:y"), 'M',
			List.of("ü@bücher.example", "ü@BüCHER.example", "ü@Bücher.example", "ü@sub.bücher.example", "ü@example.org",
					"ü@..example.org", "ü@a..example.org", "noat", "ü@x", "ü@中.example", "ü@", "ü@.example.org",
					"ü@joe@example.org"),
			'O', List.of("x", "y"), 'R', List.of("*", "+"), 'X', List.of("", "0\u0000"), 'Y', List.of("a", "b"));

	private static final Map<Character, List<String>> BASES = Map.of('D',
			List.of("example.org", ".example.org", "org", "EXAMPLE.org", "xample.org", "a.example.org", "example.org.",
					"", ".", "ex\u0000mple.org", "*.example.org", "other.test"),
			'E',
			List.of("example.org", ".example.org", "joe@example.org", "JOE@EXAMPLE.ORG", "joe@EXAMPLE.ORG",
					"@example.org", "", "joe@", "@", ".", "j\u0000e@example.org", ".joe@example.org", ".org",
					"xn--bcher-kva.example", ".xn--bcher-kva.example", "XN--bcher-kva.example", "xn--bcher-kv!.example",
					"xn--.example", "xn--fiq.example", "xn--a.example", "xn--99999999.example", "xn--0000h",
					"example.o\u0000g", "a".repeat(255) + ".org", "a".repeat(250) + ".org", "a".repeat(249) + ".xn",
					"xn--\u00fc-kva.example", "xn---kva", "..example.org", "xn--" + "a".repeat(60) + "-kva"),
			'U',
			List.of("example.org", ".example.org", "EXAMPLE.ORG", "", ".", "org", "user", "a.example.org",
					"example.org/a", "https://example.org", "[", "user@example.org"),
			'I',
			List.of("\u00c0\u0000\u0002\u0000\u00ff\u00ff\u00ff\u0000",
					"\u00c0\u0000\u0002\u0001\u00ff\u00ff\u00ff\u00ff", "\u0000".repeat(8),
					"\u0001".repeat(4) + "\u0000".repeat(4), "\u00c0\u0000\u0000\u0001\u00ff\u0000\u00ff\u0000",
					"\u0000".repeat(32), IP6 + "\u00ff".repeat(16), IP4, "", "abcde"),
			'N', List.of("o:A", "", "o:a", "C:x", "o: A /C:X", "o:A/C:x/C:y", "c:A"), 'O', List.of("x", "z"), 'R',
			List.of("*"), 'X', List.of(""), 'Y', List.of("a"));

	private static final String KINDS = "DDDDDEEEEUUUUIIINNNOMMMRXYQ";

	private final Random random = new Random(5280);

	static List<ConstraintCase> create(int count) {
		ConstraintCases cases = new ConstraintCases();
		List<ConstraintCase> list = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			list.add(cases.create(i, cases.random.nextInt(4) == 0));
		}
		return list;
	}

	private ConstraintCase create(int number, boolean withIntermediate) {
		char kind = KINDS.charAt(this.random.nextInt(KINDS.length()));
		TestConstraints root = constraints(kind);
		List<TestName> leaf = names(kind);
		if (!withIntermediate) {
			return new ConstraintCase(number, root, null, List.of(), leaf);
		}
		return new ConstraintCase(number, root, (this.random.nextInt(2) == 0) ? constraints(kind) : null,
				(this.random.nextInt(4) == 0) ? names(kind) : List.of(), leaf);
	}

	private TestConstraints constraints(char kind) {
		List<TestConstraints.Subtree> permitted = new ArrayList<>();
		List<TestConstraints.Subtree> excluded = new ArrayList<>();
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			((this.random.nextInt(5) > 1) ? permitted : excluded).add(subtree(kind));
		}
		return new TestConstraints(permitted, excluded);
	}

	private TestConstraints.Subtree subtree(char kind) {
		char other = (this.random.nextInt(8) == 0) ? KINDS.charAt(this.random.nextInt(KINDS.length())) : kind;
		char base = switch (other) {
			case 'M' -> (this.random.nextInt(6) == 0) ? 'M' : 'E';
			default -> other;
		};
		String text = (base == 'M') ? "x" : (base == 'Q') ? "x" : pick(BASES.getOrDefault(base, List.of("x")));
		int limit = this.random.nextInt(24);
		return new TestConstraints.Subtree(new TestName(base, text),
				(limit < 2) ? "0" : (limit == 2) ? "1" : (limit == 3) ? "m" : "");
	}

	private List<TestName> names(char kind) {
		List<TestName> names = new ArrayList<>();
		for (int i = (this.random.nextInt(3) == 0) ? 2 : 1; i > 0; i--) {
			names.add(name((this.random.nextInt(8) == 0) ? KINDS.charAt(this.random.nextInt(KINDS.length())) : kind));
		}
		return names;
	}

	private TestName name(char kind) {
		if (kind == 'D' && this.random.nextInt(2) == 0) {
			String name = pick(NAMES.get('D'));
			return (this.random.nextInt(12) == 0) ? new TestName('Z', "")
					: new TestName((this.random.nextInt(4) == 0) ? 'B' : 'C', commonName(name));
		}
		if (kind == 'E' && this.random.nextInt(3) == 0) {
			return new TestName((this.random.nextInt(8) == 0) ? 'u' : 'e', pick(NAMES.get('E')));
		}
		if (kind == 'N' && this.random.nextInt(3) == 0) {
			return new TestName(pick(List.of('o', 'C', 'c')), pick(List.of("A", "x", " a", "B")));
		}
		if (kind == 'M' && this.random.nextInt(10) == 0) {
			return new TestName('m', "a@example.org");
		}
		return new TestName(kind, pick(NAMES.getOrDefault(kind, List.of("x"))));
	}

	private String commonName(String name) {
		return switch (this.random.nextInt(10)) {
			case 0 -> name + "\u0000";
			case 1 -> "_a." + name;
			case 2 -> "a-." + name;
			case 3 -> "-a." + name;
			case 4 -> "a b." + name;
			case 5 -> "\u00fc." + name;
			default -> name;
		};
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * A chain.
	 *
	 * @param number a number that no other has
	 * @param root the root's constraints
	 * @param intermediate those of an intermediate, or {@code null} for none
	 * @param intermediateNames the names of an intermediate, maybe none
	 * @param leaf the names of the leaf
	 */
	record ConstraintCase(int number, TestConstraints root, TestConstraints intermediate,
			List<TestName> intermediateNames, List<TestName> leaf) {

		boolean hasIntermediate() {
			return this.intermediate != null || !this.intermediateNames.isEmpty();
		}

		/** The leaf first. */
		List<RawCertificate> chain() {
			byte[] rootName = RawCertificate.name("Root " + this.number);
			RawCertificate top = this.root.addTo(RawCertificate.authority("Root " + this.number));
			RawCertificate peer = TestName.certificate(this.leaf);
			if (!hasIntermediate()) {
				return List.of(peer.issuedBy(rootName), top);
			}
			List<TestName> names = new ArrayList<>(this.intermediateNames);
			names.add(new TestName('c', "Intermediate " + this.number));
			RawCertificate middle = TestName.certificate(names).authority().issuedBy(rootName);
			middle = (this.intermediate != null) ? this.intermediate.addTo(middle) : middle;
			return List.of(peer.issuedBy(TestName.subject(names)), middle, top);
		}

		@Override
		public String toString() {
			String middle = hasIntermediate()
					? "\t" + ((this.intermediate != null) ? this.intermediate + " " : "") + text(this.intermediateNames)
					: "";
			return this.root + middle + "\t" + text(this.leaf);
		}

		private static String text(List<TestName> names) {
			return names.stream().map(TestName::toString).collect(Collectors.joining(" "));
		}

	}

}
