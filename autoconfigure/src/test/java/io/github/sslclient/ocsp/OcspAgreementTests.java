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

package io.github.sslclient.ocsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.TestAnswer;
import io.github.sslclient.test.TestPki;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the installed {@code openssl ocsp} says of the same answers.
 */
class OcspAgreementTests {

	private static final Pattern STATUS = Pattern.compile("(?m)^(?:\\S+: )?(good|revoked|unknown)$");

	private static final int MUTANTS = Integer.getInteger("sslclient.ocsp.mutants", 150);

	@TempDir
	private Path directory;

	@BeforeEach
	void opensslIsInstalled() {
		OpenSsl.assumeInstalled();
		TestPki.write(this.directory, "root.pem", TestPki.pem(OcspCases.PKI.ca()));
		TestPki.write(this.directory, "issuer.pem", TestPki.pem(OcspCases.ISSUER.certificate()));
		TestPki.write(this.directory, "trusted.pem",
				TestPki.pem(OcspCases.PKI.ca()) + TestPki.pem(OcspCases.ISSUER.certificate()));
		TestPki.write(this.directory, "server.pem", TestPki.pem(OcspCases.SERVER));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("io.github.sslclient.ocsp.OcspCases#agreed")
	void theVerdictIsThatOfOpenssl(OcspCases.Case answer) throws Exception {
		String said = ask(answer.encoded(), answer.sha256());
		assertThat(outcome(said)).as(said).isEqualTo(answer.expected());
		for (OpenSslCode code : answer.codes()) {
			assertThat(said).contains("error:" + code.hex() + ":OCSP routines:");
		}
	}

	/** Signed anew, or nothing but the signature would be at fault. */
	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whatOpensslRefusesIsRefused(int seed) throws Exception {
		Identity delegate = OcspCases.PKI.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		Random random = new Random(seed);
		DerMutator mutator = new DerMutator(random);
		List<String> wrong = new ArrayList<>();
		for (int i = 0; i < MUTANTS / 3; i++) {
			TestAnswer answer = OcspCases.answer().good(OcspCases.SERVER);
			answer = (random.nextInt(2) == 0) ? answer.good(OcspCases.OTHER) : answer;
			answer = (random.nextInt(2) == 0) ? answer.signedBy(delegate) : answer;
			answer = (random.nextInt(2) == 0) ? answer.byKey() : answer;
			byte[] mutant = (random.nextInt(4) == 0) ? mutator.mutate(answer.encode())
					: answer.sign(mutator.mutate(answer.data()));
			OcspFault fault = OcspCases.verdict(mutant, Instant.now()).fault();
			if (fault == null && !outcome(ask(mutant, false)).equals("good")) {
				wrong.add(HexFormat.of().formatHex(mutant));
			}
		}
		assertThat(wrong).isEmpty();
	}

	static IntStream seeds() {
		return IntStream.of(1, 2, 3);
	}

	private String ask(byte[] answer, boolean sha256) throws Exception {
		Path file = Files.write(this.directory.resolve("answer.der"), answer);
		List<String> options = sha256 ? List.of("-sha256") : List.of();
		return OpenSsl.run(Stream
			.of(Stream.of("ocsp", "-no_nonce", "-respin", file.toString(), "-issuer", path("issuer.pem"), "-CAfile",
					path("trusted.pem")), options.stream(), Stream.of("-cert", path("server.pem")))
			.flatMap((part) -> part)
			.toList());
	}

	private String path(String name) {
		return this.directory.resolve(name).toString();
	}

	private static String outcome(String said) {
		Matcher status = STATUS.matcher(said);
		if (!said.contains("Response verify OK") || !status.find()
				|| (said.contains("Status times invalid") && status.group(1).equals("good"))) {
			return "failed";
		}
		return status.group(1);
	}

}
