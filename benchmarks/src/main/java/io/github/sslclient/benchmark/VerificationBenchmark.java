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

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.X509TrustManager;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.verify.VerifyResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The verification of a P-256 chain of three. The JDK remembers the certificates it
 * parsed and the signatures it checked, so a chain it knows costs a hundredth of one it
 * does not; both are measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerificationBenchmark {

	private static final Instant NOW = Instant.now();

	/** How many leaves there are: one, or more than the JDK remembers certificates. */
	@Param({ "1", "2000" })
	private int leaves;

	private GeneratedChain chain;

	private SslClientContext context;

	private X509TrustManager platform;

	@Setup
	public void prepare() throws Exception {
		this.chain = GeneratedChain.ofLeaves(2, this.leaves);
		this.context = SslClientContext.of(SslClientSettings.builder().caFile(this.chain.rootFile()).build());
		this.platform = this.chain.platform();
	}

	@Benchmark
	public VerifyResult ours() throws Exception {
		VerifyResult result = this.context.verify(List.of(this.chain.next()), GeneratedChain.HOST, NOW);
		if (!result.isOk()) {
			throw new IllegalStateException(result.detail());
		}
		return result;
	}

	/** Without the name of the host, which JSSE would check elsewhere. */
	@Benchmark
	public int platform() throws Exception {
		X509Certificate[] presented = this.chain.next();
		this.platform.checkServerTrusted(presented, "ECDHE_ECDSA");
		return presented.length;
	}

}
