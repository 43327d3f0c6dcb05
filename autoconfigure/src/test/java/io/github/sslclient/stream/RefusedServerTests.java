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

package io.github.sslclient.stream;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;

import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.verify.VerifyMode;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for servers whose certificates are refused, and told so.
 */
@Timeout(60)
class RefusedServerTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	private static final TestPki OTHER = TestPki.create(KeyKind.EC);

	private static final Instant NOW = Instant.now();

	private static final Duration DAY = Duration.ofDays(1);

	@ParameterizedTest
	@MethodSource("cases")
	void aServerIsRefusedWithTheVerifyCode(Case refused) throws Exception {
		try (ScriptedPeer<String> peer = server(refused); SslClientStream stream = client(peer, refused)) {
			assertThat(Outcome.of(stream::handshake)).isEqualTo(Outcome.refused(refused.verifyResult()));
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theVerifyResultOfARefusedServerIsTold(Case refused) throws Exception {
		try (ScriptedPeer<String> peer = server(refused); SslClientStream stream = client(peer, refused)) {
			Outcome.of(stream::handshake);
			assertThat(stream.getVerifyResult().code().number()).isEqualTo(refused.verifyResult());
			assertThat(stream.getVerifyResult().depth()).isEqualTo(refused.depth());
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aRefusedServerIsTold(Case refused) throws Exception {
		try (ScriptedPeer<String> peer = server(refused); SslClientStream stream = client(peer, refused)) {
			Outcome.of(stream::handshake);
			stream.close();
			assertThat(peer.outcome()).contains("Received fatal alert");
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whereNothingIsDemandedTheVerifyResultIsToldAndTheStreamGoesOn(Case refused) throws Exception {
		SslClientSettingsBuilder settings = refused.settings().verify(VerifyMode.NONE);
		try (ScriptedPeer<String> peer = server(refused);
				SslClientStream stream = peer.stream(settings, refused.host())) {
			stream.handshake();
			assertThat(stream.getVerifyResult().code().number()).isEqualTo(refused.verifyResult());
			stream.close();
			assertThat(peer.outcome()).isEqualTo("accepted");
		}
	}

	static Stream<Case> cases() throws Exception {
		TestPki intermediate = PKI.intermediate("One");
		TestPki second = intermediate.intermediate("Two");
		Identity untrusted = OTHER.server("localhost");
		TestPki expired = PKI.validity(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY));
		TestPki future = PKI.validity(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
		return Stream
			.of(new Case("untrusted", untrusted, 20, 0),
					new Case("without its intermediate", alone(intermediate.server("localhost")), 20, 0),
					new Case("untrusted root sent along",
							new Identity(untrusted.certificate(), List.of(OTHER.ca()), untrusted.key()), 19, 1),
					new Case("self-signed", selfSigned(), 18, 0),
					new Case("expired", expired.server("localhost"), 10, 0),
					new Case("not yet valid", future.server("localhost"), 9, 0),
					new Case("wrong host", PKI.server("other.example.org"), 62, 0),
					new Case("wrong address", PKI.server("127.0.0.2", "localhost"), 64, 0, "127.0.0.1", 100),
					new Case("name where an address is asked for", PKI.server("localhost"), 64, 0, "127.0.0.1", 100),
					new Case("expired and for another host", expired.server("other.example.org"), 62, 0),
					new Case("a client's certificate", PKI.client("localhost"), 26, 0),
					new Case("one intermediate too many", intermediate.server("localhost"), 22, 1, "localhost", 0),
					new Case("of two intermediates one too many", second.server("localhost"), 22, 2, "localhost", 1))
			.flatMap((refused) -> Stream.of(refused.with("TLSv1.2"), refused.with("TLSv1.3")));
	}

	@ParameterizedTest
	@MethodSource("acceptedCases")
	void aChainAsLongAsMaxDepthAllowsIsAccepted(Case accepted) throws Exception {
		try (ScriptedPeer<String> peer = server(accepted); SslClientStream stream = client(peer, accepted)) {
			stream.handshake();
			assertThat(stream.getVerifyResult().isOk()).isTrue();
		}
	}

	static Stream<Case> acceptedCases() {
		TestPki intermediate = PKI.intermediate("One");
		return Stream.of(new Case("no intermediate", PKI.server("localhost"), 0, 0, "localhost", 0),
				new Case("one intermediate", intermediate.server("localhost"), 0, 0, "localhost", 1),
				new Case("two", intermediate.intermediate("Two").server("localhost"), 0, 0, "localhost", 2));
	}

	private static ScriptedPeer<String> server(Case refused) throws IOException {
		SSLContext context = PeerTls.context(PKI, refused.identity());
		return ScriptedPeer.asking((connection) -> {
			String outcome = connection.tls(context, refused.protocol()).refusedHandshake();
			connection.end();
			return outcome;
		});
	}

	private static SslClientStream client(ScriptedPeer<?> peer, Case refused) throws IOException {
		return peer.stream(refused.settings(), refused.host());
	}

	private static Identity alone(Identity identity) {
		return new Identity(identity.certificate(), List.of(), identity.key());
	}

	private static Identity selfSigned() throws Exception {
		KeyPair keys = KeyKind.EC.generate();
		X500Principal name = new X500Principal("CN=localhost");
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.TEN,
				Date.from(NOW.minus(DAY)), Date.from(NOW.plus(DAY)), name, keys.getPublic());
		builder.addExtension(Extension.subjectAlternativeName, false,
				new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
		X509Certificate certificate = new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
		return new Identity(certificate, List.of(), keys.getPrivate());
	}

	/**
	 * A server, and what a client thinks of it.
	 *
	 * @param name what is wrong with it
	 * @param identity its certificate
	 * @param verifyResult the verify code
	 * @param depth where in the chain the fault lies
	 * @param host the host that is asked for
	 * @param maxDepth how many intermediates are allowed
	 * @param protocol the protocol that it speaks
	 */
	record Case(String name, Identity identity, int verifyResult, int depth, String host, int maxDepth,
			String protocol) {

		Case(String name, Identity identity, int verifyResult, int depth) {
			this(name, identity, verifyResult, depth, "localhost", 100);
		}

		Case(String name, Identity identity, int verifyResult, int depth, String host, int maxDepth) {
			this(name, identity, verifyResult, depth, host, maxDepth, "TLSv1.3");
		}

		Case with(String newProtocol) {
			return new Case(this.name, this.identity, this.verifyResult, this.depth, this.host, this.maxDepth,
					newProtocol);
		}

		SslClientSettingsBuilder settings() {
			return TestClients.trusting(PKI).maxDepth(this.maxDepth);
		}

		@Override
		public String toString() {
			return this.name + ", " + this.protocol;
		}

	}

}
