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

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.verify.VerifyResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

	private static final String HOST = "www.example.org";

	private static final Instant NOW = Instant.now();

	/** How many leaves there are: one, or more than the JDK remembers certificates. */
	@Param({ "1", "2000" })
	private int leaves;

	private byte[][] encoded;

	private byte[] intermediate;

	private SslClientContext context;

	private X509TrustManager platform;

	private int next;

	@Setup
	public void prepare() throws Exception {
		KeyPair rootKeys = keys();
		KeyPair intermediateKeys = keys();
		X500Name root = new X500Name("CN=Root");
		X500Name issuer = new X500Name("CN=Intermediate");
		byte[] anchor = certificate(root, rootKeys, root, rootKeys, true, 1);
		this.intermediate = certificate(issuer, intermediateKeys, root, rootKeys, true, 2);
		this.encoded = new byte[this.leaves][];
		KeyPair leafKeys = keys();
		for (int i = 0; i < this.leaves; i++) {
			this.encoded[i] = certificate(new X500Name("CN=Leaf"), leafKeys, issuer, intermediateKeys, false, 3L + i);
		}
		String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(anchor)
				+ "\n-----END CERTIFICATE-----\n";
		this.context = SslClientContext.of(SslClientSettings.builder().caFile(new Text(pem)).build());
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setCertificateEntry("root", parse(anchor));
		TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
		factory.init(store);
		this.platform = (X509TrustManager) factory.getTrustManagers()[0];
	}

	@Benchmark
	public VerifyResult ours() throws Exception {
		VerifyResult result = this.context.verify(List.of(presented()), HOST, NOW);
		if (!result.isOk()) {
			throw new IllegalStateException(result.detail());
		}
		return result;
	}

	/** Without the name of the host, which JSSE would check elsewhere. */
	@Benchmark
	public int platform() throws Exception {
		X509Certificate[] presented = presented();
		this.platform.checkServerTrusted(presented, "ECDHE_ECDSA");
		return presented.length;
	}

	private X509Certificate[] presented() throws Exception {
		this.next = (this.next + 1) % this.leaves;
		return new X509Certificate[] { parse(this.encoded[this.next]), parse(this.intermediate) };
	}

	private static X509Certificate parse(byte[] certificate) throws Exception {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate));
	}

	private static KeyPair keys() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		return generator.generateKeyPair();
	}

	private static byte[] certificate(X500Name subject, KeyPair keys, X500Name issuer, KeyPair issuerKeys,
			boolean authority, long serial) throws Exception {
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(serial),
				Date.from(NOW.minus(Duration.ofDays(1))), Date.from(NOW.plus(Duration.ofDays(30))), subject,
				keys.getPublic());
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
		if (!authority) {
			builder.addExtension(Extension.subjectAlternativeName, false,
					new GeneralNames(new GeneralName(GeneralName.dNSName, HOST)));
		}
		return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate()))
			.getEncoded();
	}

	/**
	 * PEM in memory.
	 *
	 * @param text the text
	 */
	private record Text(String text) implements PemSource {

		@Override
		public byte[] read() {
			return this.text.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public String location() {
			return "memory";
		}

	}

}
