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

package io.github.sslclient.trust;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link TrustStore}.
 */
class TrustStoreTests {

	private static final KeyPair KEYS = KeyKind.EC.generate();

	private static final TestAuthority ROOT = TestAuthority.create("Root", KEYS);

	private static final TestAuthority OTHER = TestAuthority.create("Other", KEYS);

	@TempDir
	Path directory;

	@Test
	void fileIsAllThereIs() throws SslException {
		TrustStore store = TrustStore.of(TrustSources.ofFile(TestAuthority.source(ROOT.pem() + ROOT.crl(1))));
		assertThat(store.certificates(ROOT.subject())).extracting(TrustedCertificate::location)
			.containsExactly("some text.pem");
		assertThat(store.certificates(OTHER.subject())).isEmpty();
		assertThat(store.revocationLists(ROOT.subject())).hasSize(1);
		assertThat(store.revocationLists(OTHER.subject())).isEmpty();
		assertThat(store.authorities()).containsExactly(ROOT.certificate());
	}

	@Test
	void answersCannotBeChanged() throws SslException {
		TrustStore store = TrustStore.of(TrustSources.ofFile(TestAuthority.source(ROOT.pem() + ROOT.crl(1))));
		for (List<?> answer : List.of(store.certificates(ROOT.subject()), store.revocationLists(ROOT.subject()),
				store.authorities())) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(answer::clear);
		}
	}

	@Test
	void listsComeFromTheirOwnFileToo() throws SslException {
		TrustStore store = TrustStore.of(new TrustSources(TestAuthority.source(ROOT.pem() + ROOT.crl(2)), null,
				TestAuthority.source(ROOT.crl(1) + OTHER.crl(3)), false));
		assertThat(store.revocationLists(ROOT.subject())).extracting((list) -> list.number().intValue())
			.containsExactly(2, 1);
		assertThat(store.revocationLists(OTHER.subject())).hasSize(1);
	}

	@Test
	void unreadableCertificateBreaksNothing() throws SslException {
		TestAuthority same = ROOT.reissue();
		String unreadable = TestAuthority.pem("CERTIFICATE", TrustedCertificateTests.unreadable(ROOT));
		TrustStore store = TrustStore
			.of(TrustSources.ofFile(TestAuthority.source(unreadable + same.pem() + OTHER.pem())));
		assertThat(store.certificates(ROOT.subject())).extracting((certificate) -> certificate.facts().certificate())
			.containsExactly(same.certificate());
		assertThat(store.unusable(ROOT.subject())).singleElement()
			.satisfies((certificate) -> assertThat(certificate.problem()).contains("some text.pem"));
		assertThat(store.unusable(OTHER.subject())).isEmpty();
		assertThat(store.authorities()).containsExactly(same.certificate(), OTHER.certificate());
	}

	@Test
	void unreadableCertificateHidesADirectoryAsItDoesForOpenSsl() throws SslException {
		TestAuthority.write(this.directory.resolve(ROOT.hash() + ".0"), ROOT.pem());
		String unreadable = TestAuthority.pem("CERTIFICATE", TrustedCertificateTests.unreadable(ROOT));
		TrustStore store = TrustStore
			.of(new TrustSources(TestAuthority.source(unreadable), this.directory.toString(), null, false));
		assertThat(store.certificates(ROOT.subject())).isEmpty();
		assertThat(store.unusable(ROOT.subject())).hasSize(1);
	}

	@Test
	void platformsStoreIsOneMoreSource() throws Exception {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
		assertThat(TrustStore.of(TrustSources.SYSTEM).authorities())
			.containsExactlyInAnyOrder(manager.getAcceptedIssuers());
		assertThat(TrustStore.of(new TrustSources(TestAuthority.source(ROOT.pem()), null, null, true)).authorities())
			.contains(manager.getAcceptedIssuers())
			.startsWith(ROOT.certificate());
	}

	@Test
	void memoryIsASource() {
		X509Certificate leaf = ROOT.leaf();
		TrustStore store = TrustStore.of(List.of(ROOT.certificate(), leaf, leaf));
		assertThat(store.authorities()).containsExactly(ROOT.certificate(), leaf);
		assertThat(store.certificates(ROOT.subject())).hasSize(1);
	}

	@Test
	void nothingIsASourceToo() throws SslException {
		TrustStore store = TrustStore.of(new TrustSources(null, null, null, false));
		assertThat(store.certificates(ROOT.subject())).isEmpty();
		assertThat(store.authorities()).isEmpty();
	}

	@Test
	void emptyDirectoryNameIsRefused() {
		SslException failure = catchThrowableOfType(SslException.class,
				() -> TrustStore.of(TrustSources.ofDirectory("")));
		assertThat(failure.getError().setting()).isEqualTo("ca-directory");
		assertThat(failure.getError().codes()).extracting(OpenSslCode::hex).containsExactly("05800071");
		assertThat(failure.getError().explanation()).contains("name a directory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b", "\0" })
	void whatIsNoPathIsRefused(String text) {
		SslException failure = catchThrowableOfType(SslException.class,
				() -> TrustStore.of(TrustSources.ofDirectory(text)));
		assertThat(failure.getError().codes()).extracting(OpenSslCode::hex).containsExactly("05800071");
	}

	@Test
	void missingDirectoryIsNoError() throws SslException {
		TrustStore store = TrustStore.of(TrustSources.ofDirectory(this.directory.resolve("none").toString()));
		assertThat(store.certificates(ROOT.subject())).isEmpty();
		assertThat(store.revocationLists(ROOT.subject())).isEmpty();
	}

	@Test
	void errorsOfTheFileOfListsNameIt() {
		SslException failure = catchThrowableOfType(SslException.class,
				() -> TrustStore.of(new TrustSources(null, null, PemSource.of(this.directory.resolve("none")), false)));
		assertThat(failure.getError().setting()).isEqualTo("crl-file");
		assertThat(failure.getError().codes()).extracting(OpenSslCode::hex)
			.containsExactly("80000002", "10080002", "05880002");
	}

	@Test
	void rehashedDirectoryIsFoundInFull() throws Exception {
		OpenSsl.assumeInstalled("3.");
		List<TestAuthority> roots = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			TestAuthority root = TestAuthority.create("Root  N\u00F6 " + i % 140 + ",O=A B,C=DE", KEYS);
			roots.add(root);
			TestAuthority.write(this.directory.resolve("root" + i + ".pem"), root.pem());
			TestAuthority.write(this.directory.resolve("list" + i + ".crl"), root.crl(i));
		}
		assertThat(OpenSsl.run("rehash", this.directory.toString())).isEmpty();
		assertThat(Files.exists(this.directory.resolve(roots.get(0).hash() + ".1"))).isTrue();
		TrustStore store = TrustStore.of(TrustSources.ofDirectory(this.directory.toString()));
		for (TestAuthority root : roots) {
			assertThat(store.certificates(root.subject()))
				.extracting((certificate) -> certificate.facts().certificate())
				.contains(root.certificate());
			assertThat(store.revocationLists(root.subject())).isNotEmpty();
		}
		assertThat(store.authorities()).hasSize(150);
	}

	/** Whoever looks after a file is complete finds all of it. */
	@Test
	void filesThatAppearAreFoundByAllThreadsInFull() throws Exception {
		int count = 60;
		List<TestAuthority> roots = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			roots.add(TestAuthority.create("Root " + i, KEYS));
		}
		TrustStore store = TrustStore
			.of(TrustSources.ofDirectory(this.directory + File.pathSeparator + this.directory.resolve("none")));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> readers = new ArrayList<>();
			for (int i = 0; i < 7; i++) {
				int seed = i;
				readers.add(threads.submit(() -> lookUntilAllAreThere(store, roots, seed)));
			}
			for (TestAuthority root : roots) {
				appear(".0", root, root.pem() + root.reissue().pem());
				assertThat(store.certificates(root.subject())).hasSize(2);
				appear(".r0", root, root.crl(1) + root.crl(2));
				assertThat(store.revocationLists(root.subject())).hasSize(2);
			}
			for (Future<?> reader : readers) {
				reader.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(store.authorities()).hasSize(2 * count);
	}

	private void appear(String suffix, TestAuthority root, String text) throws Exception {
		Path file = TestAuthority.write(this.directory.resolve("new"), text);
		Files.move(file, this.directory.resolve(root.hash() + suffix));
	}

	private static void lookUntilAllAreThere(TrustStore store, List<TestAuthority> roots, int seed) {
		List<TestAuthority> missing = new ArrayList<>(roots);
		Collections.shuffle(missing, new Random(seed));
		while (!missing.isEmpty() && !Thread.currentThread().isInterrupted()) {
			missing.removeIf((root) -> {
				int certificates = store.certificates(root.subject()).size();
				int lists = store.revocationLists(root.subject()).size();
				assertThat(Arrays.asList(0, 2)).contains(certificates).contains(lists);
				return certificates == 2 && lists == 2;
			});
		}
	}

}
