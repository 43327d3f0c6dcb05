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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.x509.CertificateFacts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Look-ups in a {@link HashedDirectory} that end as {@code openssl verify -CApath} ends
 * with the same files.
 */
class HashedDirectoryComparisonTests {

	private static final TestAuthority RIGHT = TestAuthority.create("Root");

	/** The same name, another key. */
	private static final TestAuthority WRONG = TestAuthority.create("Root");

	private static final TestAuthority OTHER = TestAuthority.create("Other");

	private static final X509Certificate LEAF = RIGHT.leaf();

	private static final String HASH = RIGHT.hash();

	/** What unreadable files hide depends on the version. */
	private static final String ENDS = "the end: ";

	private static final String GARBAGE_FIRST = ENDS + "garbage .0, good .1";

	private static final String GARBAGE = "this is no PEM\n";

	private static final String DAMAGED = TestAuthority.pem("CERTIFICATE", new byte[] { 0x30, 0x03, 0x02 });

	/** X509_CERT_AUX: trusted for serverAuth; rejected for it; trusted for clientAuth. */
	private static final byte[] TRUSTED = bytes(0x30, 0x0C, 0x30, 0x0A, 6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 1);

	private static final byte[] REJECTED = bytes(0x30, 0x0C, 0xA0, 0x0A, 6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 1);

	private static final byte[] CLIENTS = bytes(0x30, 0x0C, 0x30, 0x0A, 6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 2);

	private static final byte[] ANY = bytes(0x30, 0x08, 0x30, 0x06, 6, 4, 0x55, 0x1D, 37, 0);

	private static final byte[] NO_USES = bytes(0x30, 0x02, 0x30, 0x00);

	private static final byte[] ALIAS = bytes(0x30, 0x03, 0x0C, 1, 'a');

	private static final Map<String, Setup> CERTIFICATES = certificates();

	private static final Map<String, Setup> REVOCATION_LISTS = revocationLists();

	@TempDir
	Path directory;

	@BeforeAll
	static void openSslIsInstalled() {
		OpenSsl.assumeInstalled("3.");
	}

	/** Since 3.0.20 it looks behind a file that it cannot read. */
	private void assumeSearchEndsAtGarbage(String name) throws IOException {
		if (name.startsWith(ENDS)) {
			CERTIFICATES.get(GARBAGE_FIRST).create(this.directory);
			assumeThat(openSslVerdict()).as("of an OpenSSL that looks behind garbage").isEqualTo(20);
			for (File file : Objects.requireNonNull(this.directory.resolve("one").toFile().listFiles())) {
				Files.delete(file.toPath());
			}
		}
	}

	static Iterable<String> certificateSetups() {
		return CERTIFICATES.keySet();
	}

	static Iterable<String> revocationListSetups() {
		return REVOCATION_LISTS.keySet();
	}

	@ParameterizedTest
	@MethodSource("certificateSetups")
	void certificatesAreFoundWhereOpenSslFindsThem(String name) throws Exception {
		assumeSearchEndsAtGarbage(name);
		CERTIFICATES.get(name).create(this.directory);
		assertThat(trustVerdict(store())).isEqualTo(openSslVerdict());
	}

	@ParameterizedTest
	@MethodSource("revocationListSetups")
	void revocationListsAreFoundWhereOpenSslFindsThem(String name) throws Exception {
		assumeSearchEndsAtGarbage(name);
		Files.createDirectories(this.directory.resolve("one"));
		put(this.directory, "one", ".0", RIGHT.pem());
		REVOCATION_LISTS.get(name).create(this.directory);
		assertThat(revocationVerdict(store())).isEqualTo(openSslVerdict("-crl_check"));
	}

	private TrustStore store() throws IOException {
		Path caFile = this.directory.resolve("ca.pem");
		return TrustStore.of(new TrustSources(Files.exists(caFile) ? PemSource.of(caFile) : null, path(), null, false));
	}

	private int openSslVerdict(String... more) {
		Path leaf = TestAuthority.write(this.directory.resolve("leaf.pem"),
				TestAuthority.pem("CERTIFICATE", TestAuthority.encoded(LEAF)));
		List<String> options = new ArrayList<>();
		Path caFile = this.directory.resolve("ca.pem");
		if (Files.exists(caFile)) {
			options.addAll(List.of("-CAfile", caFile.toString()));
		}
		options.addAll(List.of(more));
		return OpenSslAnswer.verify(leaf, path(), options.toArray(String[]::new)).verdict();
	}

	private String path() {
		return this.directory.resolve("one") + File.pathSeparator + this.directory.resolve("two");
	}

	/** What a verifier would make of the look-up, no more than is needed here. */
	private static int trustVerdict(TrustStore store) throws Exception {
		CertificateFacts leaf = CertificateFacts.of(LEAF);
		List<TrustedCertificate> candidates = store.certificates(leaf.issuer())
			.stream()
			.filter((candidate) -> leaf.isLikelyIssuedBy(candidate.facts()))
			.toList();
		if (candidates.isEmpty()) {
			return 20;
		}
		return (candidates.get(0).trustSetting() == TrustSetting.REJECTED) ? 28 : 0;
	}

	private static int revocationVerdict(TrustStore store) {
		return store.revocationLists(RIGHT.subject())
			.stream()
			.max(Comparator.comparing(RevocationList::number))
			.map((list) -> list.find(LEAF.getSerialNumber(), RIGHT.subject()).isRevoked() ? 23 : 0)
			.orElse(3);
	}

	private static Map<String, Setup> certificates() {
		Map<String, Setup> setups = new LinkedHashMap<>();
		setups.put("nothing", (root) -> {
		});
		setups.put("only .0", (root) -> put(root, "one", ".0", RIGHT.pem()));
		setups.put("only .1", (root) -> put(root, "one", ".1", RIGHT.pem()));
		setups.put("only .00", (root) -> put(root, "one", ".00", RIGHT.pem()));
		setups.put("upper case", (root) -> TestAuthority
			.write(root.resolve("one").resolve(HASH.toUpperCase(Locale.ROOT) + ".0"), RIGHT.pem()));
		setups.put(GARBAGE_FIRST, (root) -> both(root, GARBAGE, RIGHT.pem()));
		setups.put(ENDS + "empty .0, good .1", (root) -> both(root, "", RIGHT.pem()));
		setups.put(ENDS + "damaged .0, good .1", (root) -> both(root, DAMAGED, RIGHT.pem()));
		setups.put("wrong root .0, good .1", (root) -> both(root, WRONG.pem(), RIGHT.pem()));
		setups.put("wrong root .0, garbage .1", (root) -> both(root, WRONG.pem(), GARBAGE));
		setups.put("wrong name .0, good .1", (root) -> both(root, OTHER.pem(), RIGHT.pem()));
		setups.put("good, then damage", (root) -> put(root, "one", ".0", RIGHT.pem() + DAMAGED));
		setups.put("damage, then good", (root) -> put(root, "one", ".0", DAMAGED + RIGHT.pem()));
		setups.put(ENDS + "wrong, then damage, good .1", (root) -> both(root, WRONG.pem() + DAMAGED, RIGHT.pem()));
		setups.put("several", (root) -> put(root, "one", ".0", OTHER.pem() + WRONG.pem() + RIGHT.pem()));
		setups.put("text around", (root) -> put(root, "one", ".0", "a\n" + RIGHT.pem() + "b\n"));
		setups.put("no END", (root) -> put(root, "one", ".0", RIGHT.pem().replaceFirst("-----END.*", "")));
		setups.put("good, then BEGIN", (root) -> put(root, "one", ".0", RIGHT.pem() + "-----BEGIN X-----\n"));
		setups.put(ENDS + "wrong, then BEGIN, good .1",
				(root) -> both(root, WRONG.pem() + "-----BEGIN X-----\n", RIGHT.pem()));
		setups.put("damaged key first",
				(root) -> put(root, "one", ".0", TestAuthority.pem("PRIVATE KEY", new byte[] { 1 }) + RIGHT.pem()));
		setups.put("key with headers first",
				(root) -> put(root, "one", ".0",
						TestAuthority.pem("PRIVATE KEY", new byte[] { 1 }).replaceFirst("\n", "\nComment: x\n\n")
								+ RIGHT.pem()));
		setups.put("certificate with headers",
				(root) -> put(root, "one", ".0", RIGHT.pem().replaceFirst("\n", "\nComment: x\n\n")));
		setups.put("CRL first", (root) -> put(root, "one", ".0", RIGHT.crl(1) + RIGHT.pem()));
		setups.put(ENDS + "only a CRL", (root) -> both(root, RIGHT.crl(1), RIGHT.pem()));
		setups.put("DER", (root) -> Files.write(root.resolve("one").resolve(HASH + ".0"), RIGHT.encoded()));
		setups.put(ENDS + "DER .0, good .1", (root) -> {
			Files.write(root.resolve("one").resolve(HASH + ".0"), RIGHT.encoded());
			put(root, "one", ".1", RIGHT.pem());
		});
		setups.put("link",
				(root) -> link(root, "one", ".0", TestAuthority.write(root.resolve("elsewhere.pem"), RIGHT.pem())));
		setups.put(ENDS + "broken link .0, good .1", (root) -> {
			link(root, "one", ".0", Path.of("nowhere"));
			put(root, "one", ".1", RIGHT.pem());
		});
		setups.put(ENDS + "directory .0, good .1", (root) -> {
			Files.createDirectory(root.resolve("one").resolve(HASH + ".0"));
			put(root, "one", ".1", RIGHT.pem());
		});
		setups.put("second directory", (root) -> put(root, "two", ".0", RIGHT.pem()));
		setups.put("wrong root hides second directory", (root) -> {
			put(root, "one", ".0", WRONG.pem());
			put(root, "two", ".0", RIGHT.pem());
		});
		setups.put("wrong name does not", (root) -> {
			put(root, "one", ".0", OTHER.pem());
			put(root, "two", ".0", RIGHT.pem());
		});
		setups.put("garbage does not", (root) -> {
			put(root, "one", ".0", GARBAGE);
			put(root, "two", ".0", RIGHT.pem());
		});
		setups.put("wrong root in file hides directory", (root) -> {
			TestAuthority.write(root.resolve("ca.pem"), WRONG.pem());
			put(root, "one", ".0", RIGHT.pem());
		});
		setups.put("other root in file does not", (root) -> {
			TestAuthority.write(root.resolve("ca.pem"), OTHER.pem());
			put(root, "one", ".0", RIGHT.pem());
		});
		settings(setups);
		return setups;
	}

	private static void settings(Map<String, Setup> setups) {
		Map<String, byte[]> settings = new LinkedHashMap<>();
		settings.put("trusted", TRUSTED);
		settings.put("rejected", REJECTED);
		settings.put("for clients", CLIENTS);
		settings.put("for any use", ANY);
		settings.put("for no use", NO_USES);
		settings.put("with an alias", ALIAS);
		settings.put("damaged", new byte[] { 0x30, 0x02, 0x05 });
		settings.put("garbage", new byte[] { 'a', 'b' });
		settings.put("followed by more", bytes(0x30, 0x02, 0x30, 0x00, 0x05, 0x05));
		settings.forEach((name, setting) -> {
			byte[] content = concatenate(RIGHT.encoded(), setting);
			setups.put("settings " + name,
					(root) -> put(root, "one", ".0", TestAuthority.pem("TRUSTED CERTIFICATE", content)));
			setups.put("settings " + name + ", plain label",
					(root) -> put(root, "one", ".0", TestAuthority.pem("CERTIFICATE", content)));
			setups.put("settings " + name + " in file, plain label",
					(root) -> TestAuthority.write(root.resolve("ca.pem"), TestAuthority.pem("CERTIFICATE", content)));
		});
		byte[] rejected = concatenate(RIGHT.encoded(), REJECTED);
		setups.put("plain, then rejected",
				(root) -> both(root, RIGHT.pem(), TestAuthority.pem("TRUSTED CERTIFICATE", rejected)));
		setups.put("rejected, then plain",
				(root) -> both(root, TestAuthority.pem("TRUSTED CERTIFICATE", rejected), RIGHT.pem()));
		setups.put("old label",
				(root) -> put(root, "one", ".0", TestAuthority.pem("X509 CERTIFICATE", RIGHT.encoded())));
	}

	private static Map<String, Setup> revocationLists() {
		Map<String, Setup> setups = new LinkedHashMap<>();
		String clean = RIGHT.crl(1);
		String revoking = RIGHT.crl(2, LEAF);
		String newest = RIGHT.crl(3);
		String foreign = OTHER.crl(1);
		String damaged = TestAuthority.pem("X509 CRL", new byte[] { 0x30, 0x03, 0x02 });
		setups.put("nothing", (root) -> {
		});
		setups.put("r0", (root) -> put(root, "one", ".r0", clean));
		setups.put("revoking r0", (root) -> put(root, "one", ".r0", revoking));
		setups.put("only r1", (root) -> put(root, "one", ".r1", revoking));
		setups.put("r0 and r1", (root) -> lists(root, clean, revoking));
		setups.put("r1 and r0", (root) -> lists(root, revoking, clean));
		setups.put("r0 to r2", (root) -> lists(root, clean, revoking, newest));
		setups.put(ENDS + "garbage r0", (root) -> lists(root, GARBAGE, revoking));
		setups.put(ENDS + "empty r0", (root) -> lists(root, "", revoking));
		setups.put(ENDS + "garbage r1", (root) -> lists(root, clean, GARBAGE, revoking));
		setups.put("two in r0", (root) -> lists(root, clean + revoking));
		setups.put(ENDS + "damage behind r0's first", (root) -> lists(root, clean + damaged, revoking));
		setups.put(ENDS + "damage before r0's first", (root) -> lists(root, damaged + clean, revoking));
		setups.put("foreign r0", (root) -> lists(root, foreign, revoking));
		setups.put("certificate in r0", (root) -> lists(root, RIGHT.pem() + revoking));
		setups.put(ENDS + "certificate alone in r0", (root) -> lists(root, RIGHT.pem(), revoking));
		setups.put("in .0", (root) -> put(root, "one", ".0", RIGHT.pem() + revoking));
		setups.put(ENDS + "broken link r0", (root) -> {
			link(root, "one", ".r0", Path.of("nowhere"));
			put(root, "one", ".r1", revoking);
		});
		setups.put("second directory", (root) -> put(root, "two", ".r0", revoking));
		setups.put("first directory hides second", (root) -> {
			put(root, "one", ".r0", clean);
			put(root, "two", ".r0", revoking);
		});
		setups.put("file hides second directory", (root) -> {
			TestAuthority.write(root.resolve("ca.pem"), clean);
			put(root, "two", ".r0", revoking);
		});
		setups.put("file does not hide first directory", (root) -> {
			TestAuthority.write(root.resolve("ca.pem"), clean);
			put(root, "one", ".r0", revoking);
		});
		return setups;
	}

	private static void both(Path root, String first, String second) {
		put(root, "one", ".0", first);
		put(root, "one", ".1", second);
	}

	private static void lists(Path root, String... texts) {
		for (int i = 0; i < texts.length; i++) {
			put(root, "one", ".r" + i, texts[i]);
		}
	}

	private static Path put(Path root, String part, String suffix, String text) {
		root.resolve(part).toFile().mkdir();
		return TestAuthority.write(root.resolve(part).resolve(HASH + suffix), text);
	}

	private static void link(Path root, String part, String suffix, Path target) throws IOException {
		root.resolve(part).toFile().mkdir();
		Files.createSymbolicLink(root.resolve(part).resolve(HASH + suffix), target);
	}

	private static byte[] concatenate(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	/**
	 * Files in the directories {@code one} and {@code two}, and {@code ca.pem}, since the
	 * {@code -CRLfile} of {@code openssl verify} is no part of its store.
	 */
	private interface Setup {

		void fill(Path root) throws IOException;

		default void create(Path root) throws IOException {
			Files.createDirectories(root.resolve("one"));
			fill(root);
		}

	}

}
