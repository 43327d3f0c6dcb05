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
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.crl.Revocation;
import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.pem.PemSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looking certificates up in a list of a million, each another one, so that no part of
 * the list stays in the processor's cache for long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RevocationLookUpBenchmark {

	private static final int ENTRIES = 1_000_000;

	/** A power of two. */
	private static final int SAMPLES = 1 << 16;

	private final BigInteger[] listed = new BigInteger[SAMPLES];

	private final BigInteger[] others = new BigInteger[SAMPLES];

	private RevocationList list;

	private int next;

	/**
	 * Make the list, and what to look up.
	 * @throws IOException if it cannot be written or read
	 * @throws GeneralSecurityException if the platform lacks RSA
	 */
	@Setup(Level.Trial)
	public void load() throws IOException, GeneralSecurityException {
		GeneratedList generated = GeneratedList.write(GeneratedList.DIRECTORY, ENTRIES);
		this.list = RevocationLists.load("crl-file", PemSource.of(generated.list())).get(0);
		Random serials = GeneratedList.serials();
		Random strangers = new Random(1);
		for (int i = 0; i < SAMPLES; i++) {
			this.listed[i] = new BigInteger(GeneratedList.nextSerial(serials));
			this.others[i] = new BigInteger(GeneratedList.nextSerial(strangers));
		}
	}

	/**
	 * A certificate that is on the list.
	 * @return what the list says
	 */
	@Benchmark
	public Revocation listed() {
		return this.list.find(this.listed[this.next++ & (SAMPLES - 1)], this.list.issuer());
	}

	/**
	 * A certificate that is not.
	 * @return what the list says
	 */
	@Benchmark
	public Revocation notListed() {
		return this.list.find(this.others[this.next++ & (SAMPLES - 1)], this.list.issuer());
	}

}
