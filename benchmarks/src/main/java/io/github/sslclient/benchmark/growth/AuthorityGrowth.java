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

package io.github.sslclient.benchmark.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.TrustManager;

import io.github.sslclient.benchmark.AuthorityFileBenchmark;
import io.github.sslclient.benchmark.GeneratedChain;
import io.github.sslclient.benchmark.GeneratedRoots;
import io.github.sslclient.benchmark.PemFloor;
import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustSources;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.x509.CanonicalName;

/**
 * How cost grows with the authorities that are trusted: what it takes from their file to
 * the first verdict, and what each later verdict takes.
 */
final class AuthorityGrowth {

	private static final String OURS = "SslClientContext, file";

	private static final String DIRECTORY = "SslClientContext, hashed directory";

	private static final String STORE = "TrustStore alone, file";

	private static final String PLATFORM = "Spring Boot PEM store, JDK PKIX";

	/** How many certificates the JDK does, and some more. */
	private static final int REMEMBERED = 800;

	private static final Axis AUTHORITIES = Axis.ofNumbers("authorities trusted");

	private final GeneratedRoots roots = new GeneratedRoots();

	/** More leaves than the JDK remembers. */
	private final GeneratedChain chain = GeneratedChain.ofLeaves(2, 2000);

	private final Curves load;

	private final Curves verify;

	private int next;

	AuthorityGrowth(int rounds) throws Exception {
		this.load = Curves.ofTimes("From the files of authorities to the first verdict", AUTHORITIES, rounds);
		this.verify = Curves.ofTimes("Verdict on a new leaf of a known intermediate", AUTHORITIES, rounds);
	}

	void run(int[] places, Report report) throws Exception {
		for (int place : places) {
			Path folder = Files.createTempDirectory("sslclient-authorities");
			try {
				List<Path> files = files(folder, place);
				Path directory = directory(folder, place);
				measureLoad(place, files, directory);
				measureVerify(place, files.get(0), directory);
			}
			finally {
				delete(folder);
			}
		}
		report.add("authorities-load", this.load.plot());
		report.add("authorities-verify", this.verify.plot());
	}

	private void measureLoad(int place, List<Path> files, Path directory) throws Exception {
		this.load.measure(place,
				List.of(Contender.timed(OURS, () -> ofFile(next(files)).verify(this.chain.first())),
						Contender.timed(DIRECTORY, () -> ofDirectory(directory).verify(this.chain.first())),
						Contender.timed(STORE, () -> lookUp(next(files))),
						Contender.timed(PLATFORM, () -> springBoot(next(files)).verify(this.chain.first())),
						Contender.timed("floor: base64 of the file", () -> PemFloor.decode(next(files), (line) -> {
						}))));
	}

	private void measureVerify(int place, Path file, Path directory) throws Exception {
		Verifier ours = ofFile(file);
		Verifier hashed = ofDirectory(directory);
		Verifier platform = springBoot(file);
		this.verify.measure(place,
				List.of(Contender.timed(OURS, () -> ours.verify(this.chain.next())),
						Contender.timed(DIRECTORY, () -> hashed.verify(this.chain.next())),
						Contender.timed(PLATFORM, () -> platform.verify(this.chain.next())),
						Contender.timed("floor: certificates read, signatures checked", this.chain::checkSignatures)));
	}

	private Path next(List<Path> files) {
		this.next = (this.next + 1) % files.size();
		return files.get(this.next);
	}

	/**
	 * Files with other authorities each, so many that the JDK has forgotten them when
	 * they come again. The root of the chain comes last in all.
	 */
	private List<Path> files(Path folder, int count) throws IOException {
		List<Path> files = new ArrayList<>();
		int others = count - 1;
		int number = (others > 0) ? 1 + REMEMBERED / others : 1;
		for (int i = 0; i < number; i++) {
			Path file = folder.resolve("authorities-" + i + ".pem");
			this.roots.writeFile(file, i * others, others);
			files.add(Files.writeString(file, GeneratedRoots.pem(this.chain.root()), StandardOpenOption.APPEND));
		}
		return files;
	}

	private Path directory(Path folder, int count) throws IOException {
		Path directory = Files.createDirectory(folder.resolve("directory"));
		this.roots.writeDirectory(directory, count - 1);
		GeneratedRoots.add(directory, this.chain.root());
		return directory;
	}

	/**
	 * What of it is the authorities': making a context asks the TLS provider what it
	 * would offer, which costs more than a few authorities do.
	 */
	private void lookUp(Path file) throws Exception {
		CanonicalName name = GeneratedRoots.subject(this.chain.root());
		if (TrustStore.of(TrustSources.ofFile(PemSource.of(file))).certificates(name).isEmpty()) {
			throw new IOException("The root is not in " + file);
		}
	}

	private static Verifier ofFile(Path file) throws Exception {
		return Verifier.ofFile(PemSource.of(file));
	}

	private static Verifier ofDirectory(Path directory) throws Exception {
		return Verifier.of(SslClientContext.of(SslClientSettings.builder().caDirectory(directory.toString()).build()));
	}

	private static Verifier springBoot(Path file) throws Exception {
		TrustManager[] trust = AuthorityFileBenchmark.springBootTrust(file);
		AuthorityFileBenchmark.newContext(trust);
		return Verifier.of(trust[0]);
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path next : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(next);
			}
		}
	}

}
