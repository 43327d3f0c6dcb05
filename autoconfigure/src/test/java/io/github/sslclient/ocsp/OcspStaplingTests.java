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

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestAnswer;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.x509.CertificateFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OcspStapling}.
 */
class OcspStaplingTests {

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private static final Duration HOUR = Duration.ofHours(1);

	@ParameterizedTest(name = "{0}")
	@MethodSource("io.github.sslclient.ocsp.OcspCases#agreed")
	void anAnswerHasItsVerdict(OcspCases.Case answer) {
		OcspFault fault = OcspCases.verdict(answer.encoded(), Instant.now()).fault();
		assertThat((fault != null) ? fault.code().number() : 0).isEqualTo(switch (answer.expected()) {
			case "good" -> 0;
			case "revoked" -> 23;
			case "unknown" -> 75;
			default -> 74;
		});
		assertThat((fault != null) ? fault.codes() : List.of()).isEqualTo(answer.codes());
	}

	@Test
	void whatIsNotAskedForIsNotLookedAt() {
		assertThat(check(OcspCheck.OFF, new byte[9])).isEqualTo(new OcspVerdict(null, Instant.MAX));
	}

	@Test
	void noAnswerIsEnoughUnlessOneIsDemanded() {
		assertThat(check(OcspCheck.STAPLE).fault()).isNull();
		assertThat(check(OcspCheck.MUST_STAPLE)).isEqualTo(new OcspVerdict(
				new OcspFault(VerifyCode.OCSP_VERIFY_NEEDED, List.of(), "no OCSP answer is stapled to it"), NOW));
	}

	@Test
	void anEmptyAnswerIsNone() {
		assertThat(check(OcspCheck.STAPLE, new byte[0]).fault()).isNull();
		assertThat(code(check(OcspCheck.MUST_STAPLE, new byte[0]))).isEqualTo(73);
	}

	@ParameterizedTest
	@CsvSource({ "3003020105, 73", "3006020111020105, 73", "3003020111, 0", "3000, 0", "040100, 73" })
	void aCertificateCanDemandAnAnswer(String feature, int code) {
		X509Certificate certificate = OcspCases.PKI
			.server((builder) -> builder.addExtension(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), false,
					HexFormat.of().parseHex(feature)), "www.example.org")
			.certificate();
		OcspVerdict verdict = question(certificate, OcspCases.ISSUER, 2).check(OcspCheck.STAPLE, List.of());
		assertThat(code(verdict)).isEqualTo(code);
		assertThat(
				question(certificate, OcspCases.ISSUER, 2).check(OcspCheck.STAPLE, List.of(good(certificate).encode()))
					.fault())
			.isNull();
	}

	@Test
	void aVerdictEndsWithTheAnswer() {
		Instant end = NOW.plus(HOUR);
		assertThat(check(answer().valid(NOW.minus(HOUR), end).good(OcspCases.SERVER)).validUntil()).isEqualTo(end);
		assertThat(check(answer().valid(NOW.minus(HOUR), null).good(OcspCases.SERVER)).validUntil())
			.isEqualTo(NOW.minus(HOUR).plus(Duration.ofDays(1)));
		assertThat(check(answer().valid(NOW.minus(HOUR), NOW.minusSeconds(60)).good(OcspCases.SERVER)).validUntil())
			.isEqualTo(NOW);
	}

	@Test
	void aVerdictEndsWithTheRespondersCertificate() {
		Identity delegate = OcspCases.PKI.validity(NOW.minus(HOUR), NOW.plusSeconds(600))
			.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning);
		assertThat(check(answer().good(OcspCases.SERVER).signedBy(delegate)).validUntil())
			.isEqualTo(NOW.plusSeconds(600));
	}

	@Test
	void aRefusalEndsAtOnce() {
		assertThat(check(answer().revoked(OcspCases.SERVER)).validUntil()).isEqualTo(NOW);
	}

	/** OpenSSL would believe it for ever. */
	@Test
	void withoutAnEndAnAnswerIsBelievedForADay() {
		TestAnswer old = answer().valid(NOW.minus(Duration.ofDays(1)).minusSeconds(301), null).good(OcspCases.SERVER);
		assertThat(check(old).fault())
			.isEqualTo(OcspFault.failed("is of " + NOW.minus(Duration.ofDays(1)).minusSeconds(301)
					+ " and does not say until when it is valid, so that it is believed for a day, and now it is "
					+ NOW, OcspReason.STATUS_TOO_OLD));
	}

	/** OpenSSL finds it always in time, as it cannot compare it. */
	@ParameterizedTest
	@ValueSource(strings = { "20260101000000.5Z", "202601010000Z", "20260101000000+0100", "20261301000000Z", "never" })
	void aTimeThatCannotBeComparedIsRefused(String time) throws Exception {
		byte[] data = answer().good(OcspCases.SERVER).data();
		byte[] wrong = DerWriter.element(0x18, time.getBytes(StandardCharsets.US_ASCII));
		assertThat(check(answer().sign(replaceTime(data, wrong))).fault())
			.isEqualTo(OcspFault.failed("has a thisUpdate of wrong format", OcspReason.ERROR_IN_THISUPDATE_FIELD));
	}

	/** OpenSSL looks at none. */
	@Test
	void aCriticalExtensionThatIsNotKnownIsRefused() {
		assertThat(check(answer().good(OcspCases.SERVER).extension("1.2.3.4", false)).fault()).isNull();
		assertThat(check(answer().good(OcspCases.SERVER).extension("1.3.6.1.5.5.7.48.1.2", true)).fault()).isNull();
		assertThat(check(answer().good(OcspCases.SERVER).extension("1.2.3.4", true)).fault())
			.isEqualTo(OcspFault.failed("has a critical extension that is not known here (1.2.3.4)"));
	}

	/** OpenSSL looks at the digest of a certificate, not at that of an answer. */
	@Test
	void aDigestBelowTheSecurityLevelIsRefused() {
		byte[] weak = answer().good(OcspCases.SERVER).algorithm("SHA1withECDSA").encode();
		assertThat(check(0, weak).fault()).isNull();
		assertThat(check(2, weak).fault()).isEqualTo(OcspFault
			.failed("has a signature whose digest has 63 bits of security, and security-level 2 asks for 112"));
	}

	@Test
	void aDelegateBelowTheSecurityLevelIsRefused() {
		byte[] answer = answer().good(OcspCases.SERVER)
			.signedBy(OcspCases.PKI.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning))
			.encode();
		assertThat(check(3, answer).fault()).isNull();
		assertThat(check(4, answer).fault()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "RSA", "EC", "ED25519", "EC_384" })
	void anAnswerMayBeSignedWithAKeyOfAnyKind(KeyKind kind) {
		TestPki pki = TestPki.create(kind);
		X509Certificate server = pki.server("www.example.org").certificate();
		byte[] good = TestAnswer.of(pki.authority()).good(server).encode();
		byte[] delegated = TestAnswer.of(pki.authority())
			.good(server)
			.signedBy(pki.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning))
			.byKey()
			.encode();
		OcspStapling question = question(server, pki.authority(), 2);
		assertThat(question.check(OcspCheck.MUST_STAPLE, List.of(good)).fault()).isNull();
		assertThat(question.check(OcspCheck.MUST_STAPLE, List.of(delegated)).fault()).isNull();
	}

	@Test
	void ofSeveralAnswersTheOneAboutTheCertificateCounts() {
		byte[] other = answer().good(OcspCases.OTHER).encode();
		byte[] revoked = answer().revoked(OcspCases.SERVER).encode();
		byte[] good = answer().good(OcspCases.SERVER).encode();
		assertThat(check(OcspCheck.STAPLE, other, revoked, good).fault()).isNotNull();
		assertThat(check(OcspCheck.STAPLE, other, good, revoked).fault()).isNull();
		assertThat(code(check(OcspCheck.STAPLE, other, other))).isEqualTo(74);
	}

	@Test
	void ofTwoStatusesOfTheCertificateBothMustBeGood() {
		assertThat(code(check(answer().good(OcspCases.SERVER).sha256().revoked(OcspCases.SERVER)))).isEqualTo(23);
	}

	@Test
	void whatIsTooLargeIsNotRead() {
		byte[] large = Arrays.copyOf(answer().good(OcspCases.SERVER).encode(), OcspResponse.MAXIMUM_SIZE + 1);
		assertThat(reason(check(OcspCheck.STAPLE, large))).contains("has 65537 bytes, more than the 64 KiB");
	}

	@Test
	void moreStatusesThanAnyResponderSendsAreNotRead() {
		TestAnswer answer = answer();
		for (int i = 0; i < BasicResponse.MAXIMUM_STATUSES; i++) {
			answer.good(OcspCases.SERVER);
		}
		assertThat(check(answer).fault()).isNull();
		assertThat(reason(check(answer.good(OcspCases.SERVER)))).contains("more than 256 statuses");
	}

	@Test
	void moreCertificatesThanAnyResponderSendsAreNotRead() {
		X509Certificate[] certificates = new X509Certificate[BasicResponse.MAXIMUM_CERTIFICATES + 1];
		Arrays.fill(certificates, OcspCases.OTHER);
		assertThat(reason(check(answer().good(OcspCases.SERVER).with(certificates))))
			.contains("more than 16 certificates");
	}

	@Test
	void whatFollowsTheAnswerIsRefused() {
		byte[] good = answer().good(OcspCases.SERVER).encode();
		assertThat(reason(check(OcspCheck.STAPLE, Arrays.copyOf(good, good.length + 1))))
			.isEqualTo("the OCSP answer stapled to it is malformed: there is more than belongs here");
	}

	@Test
	void aLongerFormIsNotWhatWasSigned() throws Exception {
		byte[] data = answer().good(OcspCases.SERVER).data();
		byte[] content = DerReader.of(data).enter(DerReader.SEQUENCE).rest();
		byte[] longer = new byte[content.length + 5];
		longer[0] = 0x30;
		longer[1] = (byte) 0x83;
		longer[3] = (byte) (content.length >> 8);
		longer[4] = (byte) content.length;
		System.arraycopy(content, 0, longer, 5, content.length);
		assertThat(check(answer().sign(longer)).fault()).isNotNull()
			.extracting(OcspFault::codes)
			.isEqualTo(List.of(new OpenSslCode(0x13800075)));
	}

	@Test
	void aMessageTellsWhoWhenAndWhat() {
		assertThat(reason(check(answer().revoked(OcspCases.SERVER))))
			.matches("the OCSP answer stapled to it says that it was revoked at \\S+Z \\(keyCompromise\\)");
		assertThat(reason(check(OcspCheck.STAPLE, TestAnswer.error(3))))
			.isEqualTo("the OCSP answer stapled to it is an error of the responder: trylater (3)");
		assertThat(reason(check(answer().good(OcspCases.OTHER))))
			.isEqualTo("the OCSP answer stapled to it is about other certificates, not the one with serial number "
					+ OcspCases.SERVER.getSerialNumber().toString(16));
	}

	private static TestAnswer answer() {
		return OcspCases.answer();
	}

	private static TestAnswer good(X509Certificate certificate) {
		return answer().good(certificate);
	}

	private static OcspVerdict check(TestAnswer answer) {
		return check(answer.encode());
	}

	private static OcspVerdict check(byte[] answer) {
		return check(2, answer);
	}

	private static OcspVerdict check(int level, byte[] answer) {
		return question(OcspCases.SERVER, OcspCases.ISSUER, level).check(OcspCheck.MUST_STAPLE, List.of(answer));
	}

	private static OcspVerdict check(OcspCheck check, byte[]... answers) {
		return question(OcspCases.SERVER, OcspCases.ISSUER, 2).check(check, List.of(answers));
	}

	private static OcspStapling question(X509Certificate certificate, Identity issuer, int level) {
		try {
			return new OcspStapling(CertificateFacts.of(certificate), CertificateFacts.of(issuer.certificate()),
					new SecurityLevel(level), NOW);
		}
		catch (DerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int code(OcspVerdict verdict) {
		OcspFault fault = verdict.fault();
		return (fault != null) ? fault.code().number() : 0;
	}

	private static String reason(OcspVerdict verdict) {
		OcspFault fault = verdict.fault();
		return (fault != null) ? fault.reason() : "";
	}

	/** The thisUpdate of the only status. */
	private static byte[] replaceTime(byte[] data, byte[] time) throws DerException {
		DerReader content = DerReader.of(data).enter(DerReader.SEQUENCE);
		byte[] responder = content.element();
		byte[] producedAt = content.element();
		DerReader status = content.enter(DerReader.SEQUENCE).enter(DerReader.SEQUENCE);
		byte[] id = status.element();
		byte[] good = status.element();
		status.element();
		return DerWriter.element(DerReader.SEQUENCE, responder, producedAt, DerWriter.element(DerReader.SEQUENCE,
				DerWriter.element(DerReader.SEQUENCE, id, good, time, status.element())));
	}

}
