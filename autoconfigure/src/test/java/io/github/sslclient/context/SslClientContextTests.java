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

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.error.SslException;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.verify.VerifyResult;
import io.github.sslclient.verify.identity.PeerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SslClientContext}.
 */
class SslClientContextTests {

	private static final Identity EC = TestPki.create(KeyKind.EC).client("ec");

	private static final Identity OTHER_EC = TestPki.create(KeyKind.EC).client("other");

	private static final Identity RSA = TestPki.create(KeyKind.RSA).client("rsa");

	@TempDir
	private Path directory;

	@Test
	void aKeyOfTheSameTypeThatDoesNotMatchIsRefusedWithOpenSslsCode() {
		assertRefused(withIdentity(EC.certificatePem(), OTHER_EC.keyPem()), "key", "05800074", "is not the key of");
	}

	@Test
	void aKeyOfAnotherTypeIsRefusedWithOpenSslsCode() {
		assertRefused(withIdentity(EC.certificatePem(), RSA.keyPem()), "key", "0A0000B1", "is of type RSA");
	}

	@Test
	void aKeyWithoutACertificateIsRefused() {
		assertRefused(SslClientSettings.builder().key(file("key.pem", EC.keyPem())), "key", "0A0000B1",
				"no certificate is");
	}

	@Test
	void theKeyIsLookedForInTheCertificateFileInAnyOrder() throws SslException {
		PemSource both = file("both.pem", "some text\n" + EC.keyPem() + "more\n" + EC.certificatePem());
		assertThat(SslClientContext.of(SslClientSettings.builder().certificate(both).build())).isNotNull();
	}

	@Test
	void unknownSuitesAreRefusedWhenTheContextIsMade() {
		assertRefused(SslClientSettings.builder().ciphers("NO-SUCH-SUITE"), "ciphers", "0A0000B9", "NO-SUCH-SUITE");
	}

	@Test
	void theLevelOfTheCiphersGoesBeforeTheSetting() throws SslException {
		List<X509Certificate> chain = List.of(EC.certificate());
		SslClientSettingsBuilder settings = SslClientSettings.builder().securityLevel(2);
		assertThat(verify(settings.ciphers("HIGH"), chain)).isNotEqualTo(VerifyCode.EE_KEY_TOO_SMALL);
		assertThat(verify(settings.ciphers("HIGH:@SECLEVEL=4"), chain)).isEqualTo(VerifyCode.EE_KEY_TOO_SMALL);
	}

	private static VerifyCode verify(SslClientSettingsBuilder settings, List<X509Certificate> chain)
			throws SslException {
		return SslClientContext.of(settings.build()).verify(chain, null, Instant.now()).code();
	}

	@Test
	void aServerNameThatIsNoneIsRefusedWhenTheContextIsMade() {
		assertThatExceptionOfType(SslException.class)
			.isThrownBy(() -> SslClientContext.of(SslClientSettings.builder().serverName("a b").build()))
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo("server-name"));
	}

	@Test
	void aLevelThatLeavesNoSuiteForTheNewestVersionIsRefused() {
		assertRefused(SslClientSettings.builder().ciphersuites("TLS_AES_128_GCM_SHA256").securityLevel(4),
				"ciphersuites", "0A0000B5", "security-level 4 leaves no suite");
		assertRefused(SslClientSettings.builder().ciphers("AES128:@SECLEVEL=4").method("tlsv1.2"), "ciphers",
				"0A0000B5", "security-level 4 leaves no suite");
	}

	@Test
	void aLevelMayLeaveNoSuiteForOlderVersions() throws SslException {
		SslClientSettings settings = SslClientSettings.builder().ciphers("AES128:@SECLEVEL=4").build();
		assertThat(SslClientContext.of(settings)).isNotNull();
	}

	@Test
	void aLevelMayLeaveNoSuiteForAVersionThatIsNotOffered() throws SslException {
		SslClientSettings settings = SslClientSettings.builder()
			.ciphersuites("TLS_AES_128_GCM_SHA256")
			.securityLevel(4)
			.method("tlsv1.2")
			.build();
		assertThat(SslClientContext.of(settings)).isNotNull();
	}

	@Test
	void aServerNameBesidesSniOffIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SslClientSettings.builder().sni(false).serverName("a.test").build())
			.withMessageContaining("'sni' is false but 'server-name' is 'a.test'");
	}

	@Test
	void aCacheOfNoSessionsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SslClientSettings.builder().sessionCacheSize(0).build())
			.withMessageContaining("'session-cache-size' must be at least 1")
			.withMessageContaining("'session-cache=false'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT0.9S", "-PT1S", "PT168H1S" })
	void aSessionTimeoutOutOfRangeIsRefused(Duration timeout) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SslClientSettings.builder().sessionTimeout(timeout).build())
			.withMessageContaining("'session-timeout' must be from 1 second to 7 days");
	}

	@Test
	void anApplicationProtocolThatIsNoneIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SslClientSettings.builder().applicationProtocols(List.of("")).build())
			.withMessageContaining("alpn");
	}

	@Test
	void theJvmsRootsAreTrustedWhereNoFileIsSet() throws Exception {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		X509Certificate root = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
		VerifyResult result = SslClientContext.of(SslClientSettings.builder().build())
			.verify(List.of(root), null, Instant.now());
		assertThat(result.code()).isNotEqualTo(VerifyCode.SELF_SIGNED_LEAF);
	}

	@Test
	void onlySuitesAndVersionsThatWereAskedForAreOffered() throws SslException {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder()
			.ciphers("ECDHE-RSA-AES256-GCM-SHA384")
			.ciphersuites("TLS_AES_128_GCM_SHA256")
			.build());
		ClientEngine engine = context.newEngine(PeerName.of("a.test"), SslConnectionOverrides.none());
		assertThat(engine.engine().getEnabledCipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256",
				"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
		assertThat(engine.engine().getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
	}

	@Test
	void anOverrideHoldsForItsConnectionAlone() throws SslException {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder().build());
		ClientEngine overridden = context.newEngine(PeerName.of("a.test"),
				SslConnectionOverrides.builder().method("tlsv1.2").build());
		ClientEngine other = context.newEngine(PeerName.of("a.test"), SslConnectionOverrides.none());
		assertThat(overridden.engine().getEnabledProtocols()).containsExactly("TLSv1.2");
		assertThat(other.engine().getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
	}

	@Test
	void connectionsThatAskForDifferentThingsShareNoSession() throws SslException {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder().build());
		int port = context.newEngine(PeerName.of("a.test"), SslConnectionOverrides.none()).engine().getPeerPort();
		assertThat(context.newEngine(PeerName.of("a.test"), SslConnectionOverrides.none()).engine().getPeerPort())
			.isEqualTo(port);
		assertThat(context.newEngine(PeerName.of("a.test"), SslConnectionOverrides.builder().maxDepth(1).build())
			.engine()
			.getPeerPort()).isNotEqualTo(port);
	}

	private void assertRefused(SslClientSettingsBuilder settings, String setting, String code, String text) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> SslClientContext.of(settings.build()))
			.withMessageContaining(text)
			.satisfies((ex) -> assertThat(ex.getError().setting()).isEqualTo(setting))
			.satisfies((ex) -> assertThat(ex.getError().codes().get(0).hex()).isEqualTo(code));
	}

	private SslClientSettingsBuilder withIdentity(String certificate, String key) {
		return SslClientSettings.builder().certificate(file("certificate.pem", certificate)).key(file("key.pem", key));
	}

	private PemSource file(String name, String pem) {
		return PemSource.of(TestPki.write(this.directory, name, pem));
	}

}
