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

package io.github.sslclient.context;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ClientKeyManager} and {@link CurveChoice}.
 */
class ClientKeyManagerTests {

	private static final TestPki RSA = TestPki.create(KeyKind.RSA);

	private static final TestPki EC = TestPki.create(KeyKind.EC);

	private static final TestPki EC_384 = TestPki.create(KeyKind.EC_384).intermediate("Between");

	private static final TestPki UNKNOWN = TestPki.create(KeyKind.RSA_3072);

	private static final Identity RSA_CLIENT = RSA.client("rsa");

	private static final Identity EC_CLIENT = EC.client("ec");

	private static final Identity EC_384_CLIENT = EC_384.client("ec384");

	private static final String[] ALL = { "EC", "RSA" };

	@Test
	void withoutAnIdentityThereIsNothingToChoose() {
		assertThat(chosen(manager(), ALL)).isNull();
	}

	@Test
	void aSingleIdentityIsPresentedWhateverAuthoritiesTheServerNames() {
		assertThat(chosen(manager(RSA_CLIENT), ALL, UNKNOWN)).isEqualTo("CN=rsa");
	}

	@Test
	void aSingleIdentityIsNotPresentedIfItsKindOfKeyIsNotAccepted() {
		assertThat(chosen(manager(RSA_CLIENT), new String[] { "EC" }, RSA)).isNull();
	}

	@Test
	void ofSeveralThatOfANamedAuthorityIsPresented() {
		ClientKeyManager manager = manager(EC_CLIENT, RSA_CLIENT, EC_384_CLIENT);
		assertThat(chosen(manager, ALL, RSA)).isEqualTo("CN=rsa");
		assertThat(chosen(manager, ALL, EC)).isEqualTo("CN=ec");
	}

	@Test
	void anAuthorityAboveTheIssuerWillDo() {
		assertThat(chosen(manager(EC_CLIENT, EC_384_CLIENT), ALL, EC_384)).isEqualTo("CN=ec384");
	}

	@Test
	void ofSeveralNoneIsPresentedIfAllAreOfOtherAuthorities() {
		assertThat(chosen(manager(EC_CLIENT, RSA_CLIENT), ALL, UNKNOWN)).isNull();
	}

	@Test
	void ofSeveralTheServersFavouriteKindOfKeyIsPresentedIfItNamesNoAuthority() {
		ClientKeyManager manager = manager(EC_CLIENT, RSA_CLIENT);
		assertThat(chosen(manager, new String[] { "RSA", "EC" })).isEqualTo("CN=rsa");
		assertThat(chosen(manager, new String[] { "EC", "RSA" })).isEqualTo("CN=ec");
	}

	@Test
	void ofOneKindTheFirstIsPresented() {
		assertThat(chosen(manager(EC_384_CLIENT, EC_CLIENT), ALL)).isEqualTo("CN=ec384");
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.3, SHA256withECDSA, CN=ec", "TLSv1.3, SHA384withECDSA, CN=ec384",
			"TLSv1.2, SHA256withECDSA, CN=ec384" })
	void inTls13TheCurveMustBeAcceptedToo(String protocol, String algorithm, String expected) {
		ClientKeyManager manager = manager(EC_384_CLIENT, EC_CLIENT);
		ExtendedSSLSession session = mock();
		given(session.getProtocol()).willReturn(protocol);
		given(session.getPeerSupportedSignatureAlgorithms()).willReturn(new String[] { algorithm });
		SSLEngine engine = mock();
		given(engine.getHandshakeSession()).willReturn(session);
		assertThat(name(manager, manager.chooseEngineClientAlias(ALL, null, engine))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "EC/secp256r1, CN=ec", "EC/secp384r1, CN=ec384", "EC/secp521r1,", "EC/x25519,", "RSA/secp256r1,",
			"Ed25519, CN=ed25519", "EdDSA, CN=ed25519" })
	void theNamesThatBcjsseHasForKindsOfKeysAreKnown(String keyType, @Nullable String expected) {
		ClientKeyManager manager = manager(EC_384_CLIENT, EC_CLIENT, TestPki.create(KeyKind.ED25519).client("ed25519"));
		assertThat(chosen(manager, new String[] { keyType })).isEqualTo(expected);
	}

	@Test
	void theRequestKnowsWhatWasSent() {
		ClientKeyManager manager = manager(EC_CLIENT, RSA_CLIENT);
		CertificateRequest request = manager.newRequest();
		manager.announce(request);
		chosen(manager, ALL, RSA);
		manager.announce(null);
		assertThat(request.isAnswered()).isTrue();
		assertThat(request.configured()).isEqualTo(RSA_CLIENT.certificate());
		assertThat(request.namesIssuer()).isTrue();
	}

	@Test
	void theRequestKnowsThatNoneWasOfANamedAuthority() {
		ClientKeyManager manager = manager(EC_CLIENT, RSA_CLIENT);
		CertificateRequest request = manager.newRequest();
		manager.announce(request);
		chosen(manager, ALL, UNKNOWN);
		manager.announce(null);
		assertThat(request.isAnswered()).isFalse();
		assertThat(request.choices()).isEqualTo(2);
		assertThat(request.namesIssuer()).isFalse();
	}

	@Test
	void anAliasTellsWhichManagerItIsFrom() {
		String alias = manager(EC_CLIENT).chooseClientAlias(ALL, null, null);
		assertThat(alias).isNotNull();
		assertThat(manager(EC_CLIENT).getPrivateKey(alias)).isNull();
		assertThat(ClientKeyManager.name(alias)).isEqualTo(alias.substring(0, alias.indexOf('.')));
	}

	@Test
	void allThatWouldDoAreListed() {
		ClientKeyManager manager = manager(EC_CLIENT, EC_384_CLIENT, RSA_CLIENT);
		assertThat(manager.getClientAliases("EC", null)).hasSize(2);
		assertThat(manager.getClientAliases("EC", authorities(EC))).hasSize(1);
		assertThat(manager.getClientAliases("EC", authorities(UNKNOWN))).isNull();
	}

	private static ClientKeyManager manager(Identity... identities) {
		List<ClientIdentity> all = new ArrayList<>();
		for (Identity identity : identities) {
			List<X509Certificate> chain = new ArrayList<>(List.of(identity.certificate()));
			chain.addAll(identity.intermediates());
			all.add(new ClientIdentity(identity.key(), chain));
		}
		return new ClientKeyManager(all);
	}

	private static @Nullable String chosen(ClientKeyManager manager, String[] keyTypes, TestPki... authorities) {
		return name(manager, manager.chooseEngineClientAlias(keyTypes, authorities(authorities), null));
	}

	private static @Nullable String name(ClientKeyManager manager, @Nullable String alias) {
		return (alias != null) ? manager.getCertificateChain(alias)[0].getSubjectX500Principal().getName() : null;
	}

	private static Principal[] authorities(TestPki... authorities) {
		return List.of(authorities)
			.stream()
			.map((authority) -> authority.ca().getSubjectX500Principal())
			.toArray(Principal[]::new);
	}

}
