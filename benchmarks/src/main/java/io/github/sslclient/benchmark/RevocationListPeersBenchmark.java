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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.concurrent.TimeUnit;

import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
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
 * Loading a CRL file and checking its signature as others do it: a smaller file and fewer
 * times, since they make an object or several of each entry.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class RevocationListPeersBenchmark {

	private static final int ENTRIES = 100_000;

	private GeneratedList files;

	private PublicKey key;

	/**
	 * Make the file.
	 * @throws IOException if it cannot be written
	 * @throws GeneralSecurityException if the platform lacks RSA
	 */
	@Setup(Level.Trial)
	public void write() throws IOException, GeneralSecurityException {
		this.files = GeneratedList.write(GeneratedList.DIRECTORY, ENTRIES);
		this.key = this.files.publicKey();
	}

	/**
	 * The platform.
	 * @return the list
	 * @throws IOException if the file cannot be read
	 * @throws GeneralSecurityException if the list is damaged or the signature wrong
	 */
	@Benchmark
	public X509CRL platform() throws IOException, GeneralSecurityException {
		try (InputStream stream = new BufferedInputStream(Files.newInputStream(this.files.list()))) {
			// As one of many: one alone, below 4 MB, would come from the JDK's memory.
			X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRLs(stream).iterator().next();
			list.verify(this.key);
			return list;
		}
	}

	/**
	 * Bouncy Castle, which makes no index; that comes with the first look-up.
	 * @return whether the signature is right
	 * @throws IOException if the file cannot be read
	 * @throws CertException if the signature cannot be checked
	 * @throws OperatorCreationException if the key cannot be used
	 */
	@Benchmark
	public boolean bouncyCastle() throws IOException, CertException, OperatorCreationException {
		try (Reader reader = Files.newBufferedReader(this.files.list()); PEMParser parser = new PEMParser(reader)) {
			X509CRLHolder list = (X509CRLHolder) parser.readObject();
			return list.isSignatureValid(new JcaContentVerifierProviderBuilder().build(this.key));
		}
	}

}
