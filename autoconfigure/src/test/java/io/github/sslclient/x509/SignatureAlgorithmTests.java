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

package io.github.sslclient.x509;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests for {@link SignatureAlgorithm} with every algorithm below every kind of key.
 */
class SignatureAlgorithmTests {

	private static final int[] LEVELS = { 0, 80, 112, 128, 192, 256 };

	private static final List<String> OIDS = List.of("1.2.840.113549.1.1.2", "1.2.840.113549.1.1.3",
			"1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12",
			"1.2.840.113549.1.1.13", "1.2.840.113549.1.1.14", "1.2.840.113549.1.1.15", "1.2.840.113549.1.1.16",
			"2.16.840.1.101.3.4.3.13", "2.16.840.1.101.3.4.3.14", "2.16.840.1.101.3.4.3.15", "2.16.840.1.101.3.4.3.16",
			"1.3.14.3.2.3", "2.5.8.3.100", "1.3.14.3.2.14", "1.3.14.3.2.15", "1.2.840.10045.4.3", "1.3.14.3.2.29",
			"1.3.14.7.2.3.1", "1.3.36.3.3.1.2", "1.2.840.10045.4.1", "1.2.840.10045.4.2", "1.2.840.10045.4.3.1",
			"1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", "2.16.840.1.101.3.4.3.9",
			"2.16.840.1.101.3.4.3.10", "2.16.840.1.101.3.4.3.11", "2.16.840.1.101.3.4.3.12", "1.2.840.10040.4.3",
			"1.3.14.3.2.27", "1.3.14.3.2.13", "2.16.840.1.101.3.4.3.1", "2.16.840.1.101.3.4.3.2",
			"2.16.840.1.101.3.4.3.3", "2.16.840.1.101.3.4.3.5", "1.3.101.112", "1.3.101.113", "1.2.156.10197.1.501",
			"1.2.643.7.1.1.3.2", "1.2.3.4", "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.1");

	/** Digests in the parameters of RSASSA-PSS. */
	private static final List<String> DIGESTS = List.of("1.3.14.3.2.26", "1.2.840.113549.2.5", "2.16.840.1.101.3.4.2.4",
			"2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3", "2.16.840.1.101.3.4.2.5",
			"2.16.840.1.101.3.4.2.6", "2.16.840.1.101.3.4.2.7", "2.16.840.1.101.3.4.2.8", "2.16.840.1.101.3.4.2.9",
			"2.16.840.1.101.3.4.2.10", "2.16.840.1.101.3.4.2.11", "2.16.840.1.101.3.4.2.12", "1.3.36.3.2.1",
			"1.2.840.113549.2.4", "1.2.840.113549.2.2", "2.5.8.3.101", "1.0.10118.3.0.55", "1.2.156.10197.1.401",
			"1.3.6.1.4.1.1722.12.2.1.16", "1.3.6.1.4.1.1722.12.2.2.8", "1.2.643.2.2.9", "1.3.14.3.2.18", "1.2.3.4");

	@TempDir
	Path directory;

	@Test
	void everyAlgorithmFitsAndIsAsStrongAsTheInstalledOpenSslSays() throws Exception {
		OpenSsl.assumeInstalled();
		Map<String, byte[]> keys = new LinkedHashMap<>();
		keys.put("RSA", TestKeys.rsa(15360));
		keys.put("RSA-PSS", TestKeys.rsa("1.2.840.113549.1.1.10", 15360));
		keys.put("EC", TestKeys.ec("secp521r1"));
		keys.put("DSA", TestKeys.dsa(3072, 256));
		keys.put("Ed25519", TestKeys.opaque("1.3.101.112", 32));
		keys.put("Ed448", TestKeys.opaque("1.3.101.113", 57));
		keys.put("X25519", TestKeys.opaque("1.3.101.110", 32));
		StringBuilder issuers = new StringBuilder();
		List<String> files = new ArrayList<>();
		List<String> descriptions = new ArrayList<>();
		List<Boolean> fits = new ArrayList<>();
		List<Integer> bits = new ArrayList<>();
		for (Map.Entry<String, byte[]> entry : keys.entrySet()) {
			RawCertificate issuer = RawCertificate.authority(entry.getKey()).publicKey(entry.getValue());
			issuers.append(issuer.pem());
			for (byte[] algorithm : algorithms()) {
				RawCertificate leaf = RawCertificate.of(RawCertificate.name("x")).claim(issuer.subject());
				leaf.algorithm(algorithm).publicKey(TestKeys.rsa(15360));
				Files.writeString(this.directory.resolve(files.size() + ".pem"), leaf.pem());
				files.add(files.size() + ".pem");
				descriptions.add(entry.getKey() + " " + HexFormat.of().formatHex(algorithm));
				fits.add(leaf.facts().isLikelyIssuedBy(issuer.facts()));
				bits.add(leaf.facts().signatureSecurityBits());
			}
		}
		String trusted = Files.writeString(this.directory.resolve("issuers"), issuers).toString();
		SoftAssertions softly = new SoftAssertions();
		for (int level = 1; level < LEVELS.length; level++) {
			List<String> results = OpenSsl.verify(
					List.of("-partial_chain", "-CAfile", trusted, "-auth_level", String.valueOf(level)), this.directory,
					files);
			for (int i = 0; i < files.size(); i++) {
				String expected = !fits.get(i) ? "20@0" : (bits.get(i) < LEVELS[level]) ? "68@0" : "fit";
				softly.assertThat(results.get(i).matches("20@0|68@0") ? results.get(i) : "fit")
					.as("%s at level %d: %s", descriptions.get(i), level, results.get(i))
					.isEqualTo(expected);
			}
		}
		softly.assertAll();
	}

	private static List<byte[]> algorithms() {
		List<byte[]> algorithms = new ArrayList<>();
		OIDS.forEach((oid) -> algorithms.add(RawCertificate.sequence(RawCertificate.oid(oid))));
		byte[] pss = RawCertificate.oid("1.2.840.113549.1.1.10");
		algorithms.add(RawCertificate.sequence(pss));
		algorithms.add(RawCertificate.sequence(pss, DerWriter.element(5)));
		algorithms.add(RawCertificate.sequence(pss, RawCertificate.sequence()));
		algorithms.add(RawCertificate.sequence(pss, RawCertificate.sequence(DerWriter.element(0xA0, new byte[2]))));
		for (String digest : DIGESTS) {
			byte[] identifier = RawCertificate.sequence(RawCertificate.oid(digest), DerWriter.element(5));
			byte[] mask = RawCertificate.sequence(RawCertificate.oid("1.2.840.113549.1.1.8"), identifier);
			byte[] salt = DerWriter.element(2, new byte[] { 32 });
			algorithms.add(RawCertificate.sequence(pss, RawCertificate.sequence(DerWriter.element(0xA0, identifier),
					DerWriter.element(0xA1, mask), DerWriter.element(0xA2, salt))));
			algorithms.add(RawCertificate.sequence(pss, RawCertificate.sequence(DerWriter.element(0xA0, identifier))));
			algorithms.add(RawCertificate.sequence(pss,
					RawCertificate.sequence(DerWriter.element(0xA1, mask), DerWriter.element(0xA2, salt))));
		}
		byte[] sha256 = RawCertificate.sequence(RawCertificate.oid("2.16.840.1.101.3.4.2.1"));
		byte[] digest = DerWriter.element(0xA0, sha256);
		byte[] otherMask = RawCertificate.sequence(RawCertificate.oid("1.2.3.4"), sha256);
		byte[] unknownMask = RawCertificate.sequence(RawCertificate.oid("1.2.840.113549.1.1.8"),
				RawCertificate.sequence(RawCertificate.oid("1.2.3.4")));
		byte[] emptyMask = RawCertificate.sequence(RawCertificate.oid("1.2.840.113549.1.1.8"));
		for (byte[] more : List.of(DerWriter.element(0xA1, otherMask), DerWriter.element(0xA1, unknownMask),
				DerWriter.element(0xA1, emptyMask), DerWriter.element(0xA2, DerWriter.element(2, new byte[] { -1 })),
				DerWriter.element(0xA2, DerWriter.element(2, new byte[9])),
				DerWriter.element(0xA2, DerWriter.element(2, new byte[] { 0, -1, 0, 0, 0 })),
				DerWriter.element(0xA2, DerWriter.element(2, new byte[] { 1, 0, 0, 0, 0 })),
				DerWriter.element(0xA3, DerWriter.element(2, new byte[] { -2 })),
				DerWriter.element(0xA2, DerWriter.element(2, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 })),
				DerWriter.element(0xA3, DerWriter.element(2, new byte[] { 1 })),
				DerWriter.element(0xA3, DerWriter.element(2, new byte[] { 2 })),
				DerWriter.element(0xA3, DerWriter.element(2, new byte[] { -1 })), DerWriter.element(0xA4, new byte[0]),
				DerWriter.element(5))) {
			algorithms.add(RawCertificate.sequence(pss, RawCertificate.sequence(digest, more)));
		}
		Stream.of(new byte[] { 0, 9 }, new byte[] { (byte) 0x80 }, new byte[] { 1, 0, 0, 0, 0 })
			.forEach((salt) -> algorithms.add(RawCertificate.sequence(pss,
					RawCertificate.sequence(DerWriter.element(0xA2, DerWriter.element(2, salt))))));
		return algorithms;
	}

}
