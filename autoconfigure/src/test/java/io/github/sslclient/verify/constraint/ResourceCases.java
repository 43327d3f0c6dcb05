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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;

/**
 * Chains of certificates that claim internet resources, the same ones in every run.
 */
final class ResourceCases {

	/** Prefixes and ranges of IPv4, as BIT STRINGs in hexadecimal, mostly in order. */
	private static final List<String> BLOCKS = List.of("p000A", "p000A00", "p04C0A0", "p00C0A801", "p00", "r000A,000B",
			"r000A0001,000A0009", "r040A00,000AFF", "r00C0A80001,00C0A80001", "r000B,000A", "p000A01020304",
			"r000A000000,000A0000FF", "p07C0", "r0001,00FE", "r000A,040B10");

	private static final List<String> FAMILIES = List.of("0001", "0001", "0001", "0001", "000101", "0002", "0003", "00",
			"00010102", "");

	private static final List<String> NUMBERS = List.of("1", "5", "1-4", "3-9", "6", "10-20", "0", "-1", "7-6", "5-5",
			"4294967296");

	private final Random random = new Random(3779);

	static List<ResourceCase> create(int count) {
		ResourceCases cases = new ResourceCases();
		List<ResourceCase> list = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			list.add(cases.next(i));
		}
		return list;
	}

	private ResourceCase next(int number) {
		boolean addresses = this.random.nextBoolean();
		String leaf = claim(addresses);
		List<String> claims = new ArrayList<>(List.of(leaf));
		for (int i = 1 + this.random.nextInt(2); i > 0; i--) {
			claims.add(switch (this.random.nextInt(8)) {
				case 0 -> "";
				case 1, 2 -> claim(addresses);
				case 3 -> addresses ? "A0001:i" : "Ni";
				case 4 -> addresses ? "A0001:p" + "00" : "N0-5000000000";
				default -> claims.get(claims.size() - 1);
			});
		}
		return new ResourceCase(number, claims);
	}

	private String claim(boolean addresses) {
		if (this.random.nextInt(12) == 0) {
			return "";
		}
		if (!addresses) {
			String first = numbers();
			return (this.random.nextInt(3) == 0) ? "D" + first
					: (this.random.nextInt(4) == 0) ? "N" + first + "|D" + numbers() : "N" + first;
		}
		int size = (this.random.nextInt(4) == 0) ? 2 : 1;
		return Stream.generate(() -> "A" + pick(FAMILIES) + ":" + blocks())
			.limit(size)
			.collect(Collectors.joining("|"));
	}

	private String blocks() {
		return (this.random.nextInt(5) == 0) ? "i" : some(BLOCKS, ";");
	}

	private String numbers() {
		return (this.random.nextInt(5) == 0) ? "i" : some(NUMBERS, ",");
	}

	/** One to three of them, in the order of the list nearly always, or none. */
	private String some(List<String> list, String separator) {
		if (this.random.nextInt(20) == 0) {
			return "";
		}
		int from = this.random.nextInt(list.size());
		List<String> some = new ArrayList<>(List.of(list.get(from)));
		while (this.random.nextInt(3) == 0) {
			some.add(list.get(Math.min(from + 1 + this.random.nextInt(3), list.size() - 1)));
		}
		return String.join(separator, some);
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * A chain.
	 *
	 * @param number a number that no other has
	 * @param claims what the certificates claim, the leaf first
	 */
	record ResourceCase(int number, List<String> claims) {

		List<RawCertificate> chain() {
			List<RawCertificate> chain = new ArrayList<>();
			for (int i = 0; i < this.claims.size(); i++) {
				RawCertificate certificate = RawCertificate.authority(name(i));
				boolean isTop = i == this.claims.size() - 1;
				certificate = isTop ? certificate : certificate.issuedBy(RawCertificate.name(name(i + 1)));
				chain.add(addTo(certificate, this.claims.get(i)));
			}
			return chain;
		}

		private String name(int depth) {
			return "Case " + this.number + " depth " + depth;
		}

		private static RawCertificate addTo(RawCertificate certificate, String claim) {
			if (claim.isEmpty()) {
				return certificate;
			}
			byte[][] parts = Stream.of(claim.split("\\|")).map(ResourceCase::encode).toArray(byte[][]::new);
			String oid = claim.startsWith("A") ? "1.3.6.1.5.5.7.1.7" : "1.3.6.1.5.5.7.1.8";
			return certificate.extension(oid, true, RawCertificate.sequence(parts));
		}

		private static byte[] encode(String part) {
			if (part.startsWith("A")) {
				int colon = part.indexOf(':');
				byte[] family = DerWriter.element(4, HexFormat.of().parseHex(part.substring(1, colon)));
				return RawCertificate.sequence(family, choice(part.substring(colon + 1), ";"));
			}
			return DerWriter.element(part.startsWith("N") ? 0xA0 : 0xA1, choice(part.substring(1), ","));
		}

		private static byte[] choice(String text, String separator) {
			if (text.equals("i")) {
				return DerWriter.element(5);
			}
			return RawCertificate.sequence(Stream.of(text.split(separator))
				.filter((item) -> !item.isEmpty())
				.map((item) -> separator.equals(";") ? block(item) : number(item))
				.toArray(byte[][]::new));
		}

		private static byte[] block(String item) {
			if (item.startsWith("p")) {
				return DerWriter.element(3, HexFormat.of().parseHex(item.substring(1)));
			}
			String[] ends = item.substring(1).split(",");
			return RawCertificate.sequence(DerWriter.element(3, HexFormat.of().parseHex(ends[0])),
					DerWriter.element(3, HexFormat.of().parseHex(ends[1])));
		}

		private static byte[] number(String item) {
			int dash = item.indexOf('-', 1);
			return (dash < 0) ? integer(item)
					: RawCertificate.sequence(integer(item.substring(0, dash)), integer(item.substring(dash + 1)));
		}

		private static byte[] integer(String number) {
			return DerWriter.element(2, new BigInteger(number).toByteArray());
		}

		@Override
		public String toString() {
			return String.join(" ", this.claims.stream().map((claim) -> claim.isEmpty() ? "none" : claim).toList());
		}

	}

}
