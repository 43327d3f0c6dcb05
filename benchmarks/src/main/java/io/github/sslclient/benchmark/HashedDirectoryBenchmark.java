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

package io.github.sslclient.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustSources;
import io.github.sslclient.trust.TrustStore;
import io.github.sslclient.trust.TrustedCertificate;
import io.github.sslclient.x509.CanonicalName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first look-up in a new store: in a directory of 10,000 authorities, in a directory
 * and in a file of one. The goal is 1.2. And the look-up of a name that nobody has, which
 * is what a hostile peer can have us do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class HashedDirectoryBenchmark {

	private static final int COUNT = 10_000;

	private Path root;

	private Path many;

	private Path one;

	private Path file;

	private List<CanonicalName> subjects;

	private CanonicalName subject;

	private CanonicalName nobody;

	private TrustStore store;

	@Setup
	public void writeFiles() throws IOException {
		this.root = Files.createTempDirectory("authorities");
		this.many = Files.createDirectory(this.root.resolve("many"));
		this.one = Files.createDirectory(this.root.resolve("one"));
		GeneratedRoots roots = new GeneratedRoots();
		this.subjects = roots.writeDirectory(this.many, COUNT);
		this.subject = this.subjects.get(COUNT - 1);
		this.nobody = GeneratedRoots.subject(roots.root(COUNT, 2));
		this.file = this.one.resolve(this.subject.hash() + ".0");
		Files.copy(this.many.resolve(this.file.getFileName()), this.file);
		this.store = TrustStore.of(TrustSources.ofDirectory(this.many.toString()));
	}

	@TearDown
	public void deleteFiles() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			for (Path next : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(next);
			}
		}
	}

	@Benchmark
	public List<TrustedCertificate> firstInDirectoryOfMany() throws Exception {
		return TrustStore.of(TrustSources.ofDirectory(this.many.toString())).certificates(this.subject);
	}

	@Benchmark
	public List<TrustedCertificate> firstInDirectoryOfOne() throws Exception {
		return TrustStore.of(TrustSources.ofDirectory(this.one.toString())).certificates(this.subject);
	}

	@Benchmark
	public List<TrustedCertificate> firstInFileOfOne() throws Exception {
		return TrustStore.of(TrustSources.ofFile(PemSource.of(this.file))).certificates(this.subject);
	}

	@Benchmark
	public List<TrustedCertificate> nobodyInDirectoryOfMany() {
		return this.store.certificates(this.nobody);
	}

	@Benchmark
	public Object listsOfNobodyInDirectoryOfMany() {
		return this.store.revocationLists(this.nobody);
	}

	/**
	 * The memory of one store after one look-up, as the average of many.
	 * @param arguments none
	 * @throws Exception if it fails
	 */
	public static void main(String[] arguments) throws Exception {
		HashedDirectoryBenchmark benchmark = new HashedDirectoryBenchmark();
		benchmark.writeFiles();
		int count = 2000;
		System.out.println(
				"directory of many: " + benchmark.memory(count, TrustSources.ofDirectory(benchmark.many.toString())));
		System.out.println(
				"file of one:       " + benchmark.memory(count, TrustSources.ofFile(PemSource.of(benchmark.file))));
		System.out.println(
				"directory of many: " + benchmark.memory(count, TrustSources.ofDirectory(benchmark.many.toString())));
		System.out.println(
				"file of one:       " + benchmark.memory(count, TrustSources.ofFile(PemSource.of(benchmark.file))));
		benchmark.compare();
		benchmark.deleteFiles();
	}

	/**
	 * The same certificates, once from the directory and once each as a file of its own;
	 * in turn, since whatever else the machine does slows both down, and so many that the
	 * platform does not remember them.
	 */
	private void compare() throws Exception {
		int rounds = 300;
		int size = 100;
		double[] ratios = new double[rounds];
		double[] files = new double[rounds];
		for (int i = -rounds; i < rounds; i++) {
			List<CanonicalName> subjects = this.subjects.subList((i + rounds) * size % COUNT,
					(i + rounds) * size % COUNT + size);
			List<CanonicalName> others = this.subjects.subList((i + rounds + 50) * size % COUNT,
					(i + rounds + 50) * size % COUNT + size);
			long start = System.nanoTime();
			for (CanonicalName next : subjects) {
				TrustStore.of(TrustSources.ofDirectory(this.many.toString())).certificates(next);
			}
			long between = System.nanoTime();
			for (CanonicalName next : others) {
				TrustStore.of(TrustSources.ofFile(PemSource.of(this.many.resolve(next.hash() + ".0"))))
					.certificates(next);
			}
			long end = System.nanoTime();
			if (i >= 0) {
				ratios[i] = (double) (between - start) / (end - between);
				files[i] = (end - between) / 1000.0 / size;
			}
		}
		Arrays.sort(ratios);
		Arrays.sort(files);
		System.out.printf("file of one: median %.1f us; directory of many to that: median %.2f (%.2f to %.2f)%n",
				files[rounds / 2], ratios[rounds / 2], ratios[rounds / 10], ratios[rounds * 9 / 10]);
	}

	private long memory(int count, TrustSources sources) throws Exception {
		Object[] stores = new Object[count];
		long before = used();
		for (int i = 0; i < count; i++) {
			TrustStore store = TrustStore.of(sources);
			store.certificates(this.subject);
			stores[i] = store;
		}
		long after = used();
		return (stores[count - 1] != null) ? (after - before) / count : 0;
	}

	private static long used() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(100);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
