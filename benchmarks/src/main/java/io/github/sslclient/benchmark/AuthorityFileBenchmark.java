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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustSources;
import io.github.sslclient.trust.TrustStore;
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

import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * What a file of 144 authorities costs: our store against Spring Boot's bundle down to
 * the context. The goal is 0.25, and 0.5 for the first call in a fresh JVM
 * ({@code -bm ss -wi 0 -i 1 -f 20}, or {@link #main}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AuthorityFileBenchmark {

	private static final int COUNT = 144;

	private Path file;

	@Setup
	public void writeFile() throws IOException {
		this.file = Files.createTempFile("authorities", ".pem");
		new GeneratedRoots().writeFile(this.file, COUNT);
	}

	@TearDown
	public void deleteFile() throws IOException {
		Files.delete(this.file);
	}

	@Benchmark
	public Object store() throws Exception {
		return store(this.file);
	}

	@Benchmark
	public Object springBoot() throws Exception {
		return springBoot(this.file);
	}

	private static Object store(Path file) throws Exception {
		return TrustStore.of(TrustSources.ofFile(PemSource.of(file)));
	}

	private static Object springBoot(Path file) throws Exception {
		return newContext(springBootTrust(file));
	}

	/**
	 * A context that verifies with a trust manager.
	 * @param trust the trust manager
	 * @return the JDK's context
	 * @throws GeneralSecurityException if the platform cannot
	 */
	public static SSLContext newContext(TrustManager... trust) throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust, null);
		return context;
	}

	/**
	 * What Spring Boot makes of a file of authorities.
	 * @param file the file
	 * @return the JDK's trust manager with all that is in the file
	 * @throws GeneralSecurityException if the platform cannot
	 */
	public static TrustManager[] springBootTrust(Path file) throws GeneralSecurityException {
		KeyStore keyStore = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(file.toUri().toString()))
			.getTrustStore();
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(keyStore);
		return factory.getTrustManagers();
	}

	/**
	 * The first call in this JVM.
	 * @param arguments {@code write FILE}, or {@code store FILE} or {@code boot FILE} to
	 * print its microseconds
	 * @throws Exception if it fails
	 */
	public static void main(String[] arguments) throws Exception {
		Path file = Path.of(arguments[1]);
		if (arguments[0].equals("write")) {
			new GeneratedRoots().writeFile(file, COUNT);
			return;
		}
		long start = System.nanoTime();
		Object made = arguments[0].equals("store") ? store(file) : springBoot(file);
		long end = System.nanoTime();
		System.out.println(made.getClass().getSimpleName() + " " + (end - start) / 1000);
	}

}
