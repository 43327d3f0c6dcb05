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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.pem.PemSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Loading a CRL file and checking its signature, next to the least that any loader does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class RevocationListBenchmark {

	/** How many certificates the list holds. */
	@Param({ "100000", "1000000" })
	private int entries;

	private PublicKey key;

	private Path file;

	/**
	 * Make the file.
	 * @throws IOException if it cannot be written
	 * @throws GeneralSecurityException if the platform lacks RSA
	 */
	@Setup(Level.Trial)
	public void write() throws IOException, GeneralSecurityException {
		GeneratedList generated = GeneratedList.write(GeneratedList.DIRECTORY, this.entries);
		this.file = generated.list();
		this.key = generated.publicKey();
	}

	/**
	 * What this library does.
	 * @return whether the signature is right
	 * @throws IOException if the file cannot be read
	 */
	@Benchmark
	public boolean load() throws IOException {
		return RevocationLists.load("crl-file", PemSource.of(this.file)).get(0).isSignedBy(this.key);
	}

	/**
	 * The floor: base64 and the digest, by the platform.
	 * @return the digest
	 * @throws IOException if the file cannot be read
	 * @throws GeneralSecurityException if the platform lacks SHA-256
	 */
	@Benchmark
	public byte[] floor() throws IOException, GeneralSecurityException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		PemFloor.decode(this.file, digest::update);
		return digest.digest();
	}

}
