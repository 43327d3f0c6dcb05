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

package io.github.sslclient.crl;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.sslclient.crl.Revocation.Status;
import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of all lists, or of all bytes.
 */
class RevocationListPropertiesTests {

	private static final byte[] LIST = ListSpec.create()
		.entry(1, ListSpec.reason(1))
		.entry(2, ListSpec.certificateIssuer("CN=Other"))
		.extension("2.5.29.20", false, "020101")
		.encode();

	@Property(tries = 500)
	void firstEntryOfEachSerialIsFoundAndNoOther(@ForAll("entries") List<Tuple2<BigInteger, Integer>> entries,
			@ForAll("serial") BigInteger other) throws DerException {
		ListSpec spec = ListSpec.create();
		Map<BigInteger, Integer> first = new TreeMap<>();
		for (Tuple2<BigInteger, Integer> entry : entries) {
			spec.entry(entry.get1(), ListSpec.reason(entry.get2()));
			first.putIfAbsent(entry.get1(), entry.get2());
		}
		RevocationList list = spec.parse();
		first
			.forEach((serial, reason) -> assertThat(list.find(serial, list.issuer())).isEqualTo(Revocation.of(reason)));
		Integer expected = first.get(other);
		assertThat(list.find(other, list.issuer()).status())
			.isEqualTo((expected != null) ? Revocation.of(expected).status() : Status.NOT_LISTED);
	}

	@Property(tries = 200)
	void linesMayBeOfAnyLength(@ForAll @IntRange(min = 1, max = 600) int width, @ForAll boolean carriageReturns)
			throws SslException {
		String newline = carriageReturns ? "\r\n" : "\n";
		String base64 = Base64.getEncoder().encodeToString(LIST).replaceAll("(.{" + width + "})(?=.)", "$1" + newline);
		String text = String.join(newline, "-----BEGIN X509 CRL-----", base64, "-----END X509 CRL-----", "");
		assertThat(load(text.getBytes(StandardCharsets.US_ASCII))).hasSize(1)
			.allSatisfy((list) -> assertThat(list.isSignedBy(ListSpec.publicKey())).isTrue());
	}

	@Property
	void noBytesDoMoreThanFail(@ForAll byte[] bytes) {
		parse(bytes);
	}

	@Property
	void noChangesDoMoreThanFail(
			@ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 0xFFFFFF) Integer> changes) {
		byte[] changed = LIST.clone();
		for (int change : changes) {
			changed[(change >>> 8) % changed.length] = (byte) change;
		}
		parse(changed);
	}

	@Property
	void noTextDoesMoreThanFail(@ForAll("text") String text) {
		try {
			assertThat(load(text.getBytes(StandardCharsets.ISO_8859_1))).isNotEmpty();
		}
		catch (SslException ex) {
			assertThat(ex.getError().codes()).isNotEmpty();
		}
	}

	@Provide
	static Arbitrary<List<Tuple2<BigInteger, Integer>>> entries() {
		Arbitrary<BigInteger> some = serial();
		return Arbitraries.integers()
			.between(0, 10)
			.flatMap((reason) -> some.map((serial) -> Tuple.of(serial, reason)))
			.list()
			.ofMinSize(1)
			.ofMaxSize(40);
	}

	/** Few enough that some are equal, and of some different lengths. */
	@Provide
	static Arbitrary<BigInteger> serial() {
		return Arbitraries.oneOf(Arbitraries.integers().between(-300, 300).map(BigInteger::valueOf),
				Arbitraries.integers().between(0, 90).map(BigInteger.TWO::pow),
				Arbitraries.longs().map(BigInteger::valueOf).map(BigInteger.TWO.pow(150)::add));
	}

	/** Made of what PEM files are made of. */
	@Provide
	static Arbitrary<String> text() {
		return Arbitraries
			.of("-----BEGIN X509 CRL-----\n", "-----END X509 CRL-----\n", "-----BEGIN A-----\n", "-----END A-----\n",
					"\n", "AAAA\n", "AA==\n", "A", "=", "-", ":", " ", "\r\n", "Proc-Type: 4\n", "\u0000", "\u00FF",
					"MAAwADAA\n", "A".repeat(64) + "\n", "A".repeat(254), "-----")
			.list()
			.ofMaxSize(12)
			.map((parts) -> String.join("", parts));
	}

	private static void parse(byte[] bytes) {
		try {
			assertThat(RevocationList.parse(bytes).isSignedBy(ListSpec.publicKey())).isIn(true, false);
		}
		catch (DerException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
	}

	private static List<RevocationList> load(byte[] text) throws SslException {
		return RevocationLists.load("crl-file", new PemSource() {

			@Override
			public byte[] read() {
				return text;
			}

			@Override
			public String location() {
				return "list.pem";
			}

		});
	}

}
