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
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.x509.CanonicalName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for what a {@link HashedDirectory} does over time, measured with OpenSSL 3.0.19
 * where it has an answer, and for its bounds.
 */
class HashedDirectoryTests {

	private static final KeyPair KEYS = KeyKind.EC.generate();

	private static final TestAuthority ROOT = TestAuthority.create("Root", KEYS);

	private static final TestAuthority SECOND = ROOT.reissue();

	private static final TestAuthority OTHER = TestAuthority.create("Other", KEYS);

	@TempDir
	Path directory;

	private TrustStore store;

	@BeforeEach
	void makeStore() throws SslException {
		this.store = TrustStore.of(TrustSources.ofDirectory(this.directory.toString()));
	}

	@Test
	void newFileIsFoundWithoutARestart() {
		assertThat(found()).isEmpty();
		put(".0", ROOT.pem());
		assertThat(found()).hasSize(1);
	}

	@Test
	void directoryThatComesLaterIsFound() throws Exception {
		Path late = this.directory.resolve("late");
		TrustStore lateStore = TrustStore.of(TrustSources.ofDirectory(late.toString()));
		assertThat(lateStore.certificates(ROOT.subject())).isEmpty();
		Files.createDirectory(late);
		TestAuthority.write(late.resolve(ROOT.hash() + ".0"), ROOT.pem());
		assertThat(lateStore.certificates(ROOT.subject())).hasSize(1);
	}

	@Test
	void whatWasFoundStaysAndHidesWhatComesLater() throws IOException {
		put(".0", ROOT.pem());
		assertThat(found()).hasSize(1);
		put(".1", SECOND.pem());
		assertThat(found()).hasSize(1);
		Files.delete(file(".0"));
		assertThat(found()).hasSize(1);
	}

	@Test
	void orderIsThatOfTheFilesAndDuplicatesAreDropped() {
		put(".0", SECOND.pem() + OTHER.pem() + ROOT.pem() + SECOND.pem());
		put(".1", ROOT.pem());
		assertThat(found()).extracting((certificate) -> certificate.facts().certificate())
			.containsExactly(SECOND.certificate(), ROOT.certificate());
		assertThat(this.store.certificates(OTHER.subject())).hasSize(1);
		assertThat(this.store.authorities()).containsExactlyInAnyOrder(SECOND.certificate(), OTHER.certificate(),
				ROOT.certificate());
	}

	@Test
	void misnamedFileIsReadAgainOnceItIsRight() {
		put(".0", OTHER.pem());
		assertThat(found()).isEmpty();
		put(".0", ROOT.pem());
		assertThat(found()).hasSize(1);
	}

	@Test
	void rewrittenListIsNotSeenAndALaterOneIs() {
		put(".r0", ROOT.crl(1));
		assertThat(lists()).containsExactly(1);
		put(".r0", ROOT.crl(2));
		assertThat(lists()).containsExactly(1);
		put(".r1", ROOT.crl(3));
		assertThat(lists()).containsExactly(1, 3);
	}

	@Test
	void deletedListDoesNotStopLaterOnes() throws IOException {
		put(".r0", ROOT.crl(1));
		assertThat(lists()).containsExactly(1);
		Files.delete(file(".r0"));
		assertThat(lists()).containsExactly(1);
		put(".r1", ROOT.crl(2));
		assertThat(lists()).containsExactly(1, 2);
	}

	@Test
	void damagedListIsReadAgainOnceItIsWhole() {
		put(".r0", ROOT.crl(1));
		put(".r1", "garbage");
		put(".r2", ROOT.crl(3));
		assertThat(lists()).containsExactly(1);
		put(".r1", ROOT.crl(2));
		assertThat(lists()).containsExactly(1, 2, 3);
	}

	@Test
	void listsBeforeDamageCountOnce() {
		String damaged = TestAuthority.pem("X509 CRL", new byte[] { 0x30, 0x03, 0x02 });
		put(".r0", ROOT.crl(2) + damaged);
		String first = ROOT.crl(4);
		put(".r0", first + damaged);
		assertThat(lists()).containsExactly(4);
		assertThat(lists()).containsExactly(4);
		put(".r0", first + ROOT.crl(5));
		put(".r1", ROOT.crl(6));
		assertThat(lists()).containsExactly(4, 5, 6);
	}

	@Test
	void listsOfFilesComeFirst() throws SslException {
		put(".r0", ROOT.crl(3));
		put(".r1", ROOT.crl(1));
		TrustStore both = TrustStore
			.of(new TrustSources(null, this.directory.toString(), TestAuthority.source(ROOT.crl(2)), false));
		assertThat(lists(both)).containsExactly(2, 3, 1);
	}

	@Test
	void missesLeaveNothingBehind() throws Exception {
		HashedDirectory hashed = new HashedDirectory(this.directory, new TrustCache());
		for (int i = 0; i < 1000; i++) {
			CanonicalName name = CanonicalName.of(new X500Principal("CN=" + i).getEncoded());
			hashed.takeCertificates(name.hash(), (cache) -> false);
			hashed.takeRevocationLists(name.hash());
		}
		assertThat(hashed.size()).isZero();
	}

	@Test
	void fileThatDidNotHelpIsNotReadAgainUnlessItChanges() throws IOException {
		FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
		String text = ROOT.pem();
		put(".0", "x".repeat(text.length()));
		Files.setLastModifiedTime(file(".0"), longAgo);
		assertThat(found()).isEmpty();
		assertThat(found()).as("whose stamp is kept").isEmpty();
		overwrite(text);
		Files.setLastModifiedTime(file(".0"), longAgo);
		assertThat(found()).as("the stamp is the same").isEmpty();
		Files.setLastModifiedTime(file(".0"), FileTime.from(longAgo.toInstant().plusSeconds(1)));
		assertThat(found()).hasSize(1);
	}

	@Test
	void fileThatCouldNotBeReadIsTriedEachTime() throws IOException {
		put(".0", ROOT.pem());
		Files.setLastModifiedTime(file(".0"), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
		Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file(".0"));
		Files.setPosixFilePermissions(file(".0"), Set.of());
		assumeThat(Files.isReadable(file(".0"))).as("root may read anything").isFalse();
		assertThat(found()).isEmpty();
		assertThat(found()).isEmpty();
		Files.setPosixFilePermissions(file(".0"), permissions);
		assertThat(found()).hasSize(1);
	}

	@Test
	void fileThatHasJustBeenWrittenIsReadEachTime() throws IOException {
		String text = ROOT.pem();
		put(".0", "x".repeat(text.length()));
		FileTime modified = Files.getLastModifiedTime(file(".0"));
		assertThat(found()).isEmpty();
		assertThat(found()).isEmpty();
		overwrite(text);
		Files.setLastModifiedTime(file(".0"), modified);
		assertThat(found()).hasSize(1);
	}

	@Test
	void suffixesHaveABound() {
		for (int i = 0; i <= HashedDirectory.MAXIMUM_FILES; i++) {
			put("." + i, (i < HashedDirectory.MAXIMUM_FILES) ? OTHER.pem() : ROOT.pem());
		}
		assertThat(found()).isEmpty();
	}

	@Test
	void listsBeyondTheBoundComeWithTheNextLookUp() {
		String list = OTHER.crl(1);
		for (int i = 0; i < HashedDirectory.MAXIMUM_FILES; i++) {
			put(".r" + i, list);
		}
		put(".r" + HashedDirectory.MAXIMUM_FILES, ROOT.crl(7));
		assertThat(lists()).isEmpty();
		assertThat(lists()).containsExactly(7);
	}

	@Test
	void hugeFileIsUnreadable() throws IOException {
		put(".0", ROOT.pem());
		put(".1", SECOND.pem());
		try (RandomAccessFile file = new RandomAccessFile(file(".0").toFile(), "rw")) {
			file.setLength(PemSource.MAX_SIZE + 1L);
		}
		assertThat(found()).isEmpty();
	}

	@Test
	void deviceIsUnreadable() throws IOException {
		Path zeros = Path.of("/dev/zero");
		assumeThat(zeros).exists();
		for (String suffix : List.of(".0", ".r0")) {
			Files.createSymbolicLink(file(suffix), zeros);
			assertThat(found()).isEmpty();
			assertThat(lists()).isEmpty();
			Files.delete(file(suffix));
		}
	}

	@Test
	void directoriesAreTakenApartAsByOpenSsl() throws SslException {
		String separator = File.pathSeparator;
		List<Path> directories = DirectoryList
			.parse(String.join(separator, "", "one", "", "two", "one", "one/", "three", ""));
		assertThat(directories).containsExactly(Path.of("one"), Path.of("two"), Path.of("one"), Path.of("three"));
		assertThat(DirectoryList.parse(separator)).isEmpty();
	}

	private void overwrite(String text) throws IOException {
		// Not replaced: the file stays the same to its file system.
		Files.writeString(file(".0"), text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
	}

	private void put(String suffix, String text) {
		TestAuthority.write(file(suffix), text);
	}

	private Path file(String suffix) {
		return this.directory.resolve(ROOT.hash() + suffix);
	}

	private List<TrustedCertificate> found() {
		return this.store.certificates(ROOT.subject());
	}

	private List<Integer> lists() {
		return lists(this.store);
	}

	private static List<Integer> lists(TrustStore store) {
		return store.revocationLists(ROOT.subject()).stream().map((list) -> list.number().intValue()).toList();
	}

}
