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

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestAnswer;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.x509.CertificateFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Answers about one certificate, and what is to be said of them.
 */
final class OcspCases {

	static final TestPki PKI = TestPki.create(KeyKind.EC).intermediate("Issuer");

	static final Identity ISSUER = PKI.authority();

	static final X509Certificate SERVER = PKI.server("www.example.org").certificate();

	static final X509Certificate OTHER = PKI.server("other.example.org").certificate();

	static final Instant NOW = Instant.now();

	private static final Duration HOUR = Duration.ofHours(1);

	private OcspCases() {
	}

	/** What OpenSSL refuses we refuse, for the same reason, and the other way round. */
	static Stream<Case> agreed() {
		return Stream.of(accepted(), refused(), untimely(), unsuccessful()).flatMap((cases) -> cases);
	}

	private static Stream<Case> accepted() {
		Identity delegate = PKI.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		return Stream.of(of("good", "good", answer().good(SERVER)),
				of("good, by key", "good", answer().good(SERVER).byKey()),
				of("good, by SHA-256", "good", answer().sha256().good(SERVER)),
				of("good, after another", "good", answer().good(OTHER).good(SERVER)),
				of("good, after a revoked one", "good", answer().revoked(OTHER).good(SERVER)),
				of("good, with the issuer inside", "good", answer().good(SERVER).with(ISSUER.certificate())),
				of("good, with a stranger inside", "good", answer().good(SERVER).with(OTHER)),
				of("good, of a delegate", "good", answer().good(SERVER).signedBy(delegate)),
				of("good, of a delegate by key", "good", answer().good(SERVER).signedBy(delegate).byKey()),
				of("good, of a delegate after a stranger", "good",
						answer().good(SERVER).signedBy(delegate).with(OTHER, delegate.certificate())),
				of("good, with a nonce", "good", answer().good(SERVER).extension("1.3.6.1.5.5.7.48.1.2", false)),
				of("revoked", "revoked", answer().revoked(SERVER)),
				of("revoked, of a delegate", "revoked", answer().revoked(SERVER).signedBy(delegate)),
				of("revoked, expired", "revoked",
						answer().valid(NOW.minus(HOUR.multipliedBy(3)), NOW.minus(HOUR)).revoked(SERVER)),
				of("unknown", "unknown", answer().unknown(SERVER)));
	}

	private static Stream<Case> refused() {
		TestPki stranger = TestPki.create(KeyKind.EC);
		Identity delegate = PKI.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		Identity server = PKI.delegate("Responder", KeyPurposeId.id_kp_serverAuth);
		Identity past = PKI.validity(NOW.minus(HOUR.multipliedBy(3)), NOW.minus(HOUR))
			.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		Identity future = PKI.validity(NOW.plus(HOUR), NOW.plus(HOUR.multipliedBy(3)))
			.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		Identity strangers = stranger.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		Identity impostor = new Identity(ISSUER.certificate(), List.of(), strangers.key());
		return Stream
			.of(of("signed with another key", "failed", answer().good(SERVER).signedBy(impostor).with(), 0x13800075),
					of("signed by a stranger", "failed", answer().good(SERVER).signedBy(strangers), 0x13800065),
					of("signed by a stranger's root", "failed", answer().good(SERVER).signedBy(stranger.authority()),
							0x13800065),
					of("signed by somebody who is not in it", "failed", answer().good(SERVER).signedBy(delegate).with(),
							0x13800076),
					of("signed by somebody else in it", "failed", answer().good(SERVER).signedBy(delegate).with(OTHER),
							0x13800076),
					of("signed by a server", "failed", answer().good(SERVER).signedBy(server), 0x13800067, 0x13800070),
					of("signed by a delegate of the past", "failed", answer().good(SERVER).signedBy(past), 0x13800065),
					of("signed by a delegate of the future", "failed", answer().good(SERVER).signedBy(future),
							0x13800065),
					of("without a status", "failed", answer().signedBy(delegate), 0x1380006F),
					of("about another certificate", "failed", answer().good(OTHER)),
					of("about another issuer's certificate", "failed",
							TestAnswer.of(stranger.authority()).good(SERVER).signedBy(delegate), 0x13800070),
					of("about two issuers' certificates", "failed", twoIssuers(stranger, delegate), 0x13800070),
					of("by a digest that nobody knows", "failed",
							answer().digest(new ASN1ObjectIdentifier("1.2.3.4")).good(SERVER).signedBy(delegate),
							0x13800077));
	}

	private static TestAnswer twoIssuers(TestPki stranger, Identity delegate) {
		return answer().good(SERVER)
			.issuedBy(stranger.authority())
			.good(stranger.server("www.example.org").certificate())
			.signedBy(delegate);
	}

	private static Stream<Case> untimely() {
		return Stream.of(
				of("expired", "failed", answer().valid(NOW.minus(HOUR.multipliedBy(3)), NOW.minus(HOUR)).good(SERVER),
						0x1380007D),
				of("expired for less than the leeway", "good",
						answer().valid(NOW.minus(HOUR), NOW.minusSeconds(120)).good(SERVER)),
				of("expired for more than the leeway", "failed",
						answer().valid(NOW.minus(HOUR), NOW.minusSeconds(310)).good(SERVER), 0x1380007D),
				of("not valid yet", "failed",
						answer().valid(NOW.plus(HOUR), NOW.plus(HOUR.multipliedBy(3))).good(SERVER), 0x1380007E),
				of("not valid yet for less than the leeway", "good",
						answer().valid(NOW.plusSeconds(200), NOW.plus(HOUR)).good(SERVER)),
				of("valid backwards", "failed", answer().valid(NOW.plusSeconds(60), NOW.minusSeconds(60)).good(SERVER),
						0x1380007C),
				of("of yesterday for good", "failed",
						answer().valid(NOW.minus(HOUR.multipliedBy(24)), NOW.minus(HOUR.multipliedBy(25))).good(SERVER),
						0x1380007D, 0x1380007C),
				of("of now without an end", "good", answer().valid(NOW.minus(HOUR), null).good(SERVER)));
	}

	private static Stream<Case> unsuccessful() {
		byte[] good = answer().good(SERVER).encode();
		return Stream.of(of("malformedrequest", "failed", TestAnswer.error(1)),
				of("internalerror", "failed", TestAnswer.error(2)), of("trylater", "failed", TestAnswer.error(3)),
				of("no such status", "failed", TestAnswer.error(4)), of("sigrequired", "failed", TestAnswer.error(5)),
				of("unauthorized", "failed", TestAnswer.error(6)), of("a high status", "failed", TestAnswer.error(99)),
				of("success without an answer", "failed", TestAnswer.error(0), 0x1380006C),
				of("an answer of another type", "failed",
						TestAnswer.successful(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.99"), new byte[] { 5, 0 }),
						0x13800068),
				of("half an answer", "failed", Arrays.copyOf(good, good.length / 2)),
				of("no DER", "failed", new byte[9]),
				of("an empty sequence", "failed", DerWriter.element(DerReader.SEQUENCE)));
	}

	static TestAnswer answer() {
		return TestAnswer.of(ISSUER);
	}

	static OcspVerdict verdict(byte[] answer, Instant at) {
		try {
			return new OcspStapling(CertificateFacts.of(SERVER), CertificateFacts.of(ISSUER.certificate()),
					new SecurityLevel(2), at)
				.check(OcspCheck.MUST_STAPLE, List.of(answer));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Case of(String name, String expected, TestAnswer answer, int... codes) {
		return of(name, expected, answer.encode(), codes);
	}

	private static Case of(String name, String expected, byte[] answer, int... codes) {
		return new Case(name, expected, answer, Arrays.stream(codes).mapToObj(OpenSslCode::new).toList());
	}

	/**
	 * An answer.
	 *
	 * @param name what it is
	 * @param expected {@code good}, {@code revoked}, {@code unknown} or {@code failed}
	 * @param encoded its DER
	 * @param codes OpenSSL's error queue
	 */
	record Case(String name, String expected, byte[] encoded, List<OpenSslCode> codes) {

		boolean sha256() {
			return this.name.contains("SHA-256");
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
