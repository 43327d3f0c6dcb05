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

package io.github.sslclient.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

import javax.net.ssl.SSLSocket;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.autoconfigure.SslClientAutoConfiguration;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.SoftHsm;
import io.github.sslclient.test.TestKeyStore;
import io.github.sslclient.test.TestPki;
import io.github.sslclient.test.TlsTestServer;
import io.github.sslclient.test.TlsTestServer.ServerParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * What {@link TokenTests} tells about, in a JVM of its own: the providers of the token
 * have to be installed in it. Each line that it prints has a name and what came of it.
 */
final class TokenRun {

	private static final String PROVIDER = "SunPKCS11-Test";

	/** Keys are made in the token and never leave it. */
	private static final String CONFIGURATION = """
			name=%s
			library=%s
			slotListIndex=0
			attributes(generate,CKO_PRIVATE_KEY,*) = {
				CKA_SENSITIVE=true
				CKA_EXTRACTABLE=false
				CKA_SIGN=true
			}
			%s
			""";

	private static final String WITHOUT_PSS = """
			disabledMechanisms = {
				CKM_RSA_PKCS_PSS
			}
			""";

	private static final TestPki SERVERS = TestPki.create(KeyKind.EC_384);

	private static final TestPki RSA = TestPki.create(KeyKind.RSA);

	private static final TestPki EC = TestPki.create(KeyKind.EC);

	private final Path directory;

	private TokenRun(Path directory) {
		this.directory = directory;
	}

	public static void main(String[] arguments) throws Exception {
		new TokenRun(Path.of(arguments[0])).run();
		// The library has threads and an end of its own.
		Runtime.getRuntime().halt(0);
	}

	private void run() throws Exception {
		Provider provider = install("Test", "");
		fill(provider);
		((AuthProvider) provider).logout();
		tell("wrong PIN", failure(settings("wrong")));
		tell("no PIN", failure(SslClientSettings.builder().keyStore(ClientKeyStore.ofProvider(PROVIDER))));
		tell("unknown alias", failure(settings(SoftHsm.PIN).keyAlias("missing")));
		for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
			tell(protocol + " rsa", talk(RSA, protocol, settings(SoftHsm.PIN).keyAlias("rsa")));
			tell(protocol + " ec", talk(EC, protocol, settings(SoftHsm.PIN).keyAlias("ec")));
			tell(protocol + " RSA authority", talk(RSA, protocol, settings(SoftHsm.PIN)));
			tell(protocol + " EC authority", talk(EC, protocol, settings(SoftHsm.PIN)));
			tell(protocol + " properties", talk(protocol, "ssl.client.key-store-provider=" + PROVIDER,
					"ssl.client.certificate-password=" + SoftHsm.PIN, "ssl.client.key-alias=ec"));
			tell(protocol + " bundle",
					talk(protocol, "ssl.client.bundle=token", "spring.ssl.bundle.jks.token.key.alias=ec",
							"spring.ssl.bundle.jks.token.keystore.type=PKCS11",
							"spring.ssl.bundle.jks.token.keystore.provider=" + PROVIDER,
							"spring.ssl.bundle.jks.token.keystore.password=" + SoftHsm.PIN));
		}
		for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
			tell("Conscrypt " + protocol + " rsa",
					talk(RSA, protocol, settings(SoftHsm.PIN).keyAlias("rsa").provider("Conscrypt")));
			tell("Conscrypt " + protocol + " ec",
					talk(EC, protocol, settings(SoftHsm.PIN).keyAlias("ec").provider("Conscrypt")));
		}
		tell("BCJSSE", failure(settings(SoftHsm.PIN).keyAlias("ec").provider("BCJSSE")));
		Provider bcjsse = new BouncyCastleJsseProvider();
		Security.addProvider(bcjsse);
		for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
			tell("BCJSSE " + protocol + " ec",
					talk(EC, protocol, settings(SoftHsm.PIN).keyAlias("ec").provider("BCJSSE")));
		}
		Security.removeProvider(bcjsse.getName());
		install("NoPss", WITHOUT_PSS);
		Security.removeProvider(PROVIDER);
		SslClientSettingsBuilder withoutPss = settings(SoftHsm.PIN)
			.keyStore(ClientKeyStore.ofProvider("SunPKCS11-NoPss"));
		tell("without PSS", failure(withoutPss.keyAlias("rsa")));
		tell("without PSS TLSv1.2", talk(RSA, "TLSv1.2", withoutPss.method("tlsv1.2").keyAlias("rsa")));
	}

	private Provider install(String name, String more) throws IOException {
		Path configuration = Files.writeString(this.directory.resolve(name + ".cfg"),
				CONFIGURATION.formatted(name, SoftHsm.LIBRARY, more));
		Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
		Security.addProvider(provider);
		return provider;
	}

	private static void fill(Provider provider) throws Exception {
		KeyStore token = KeyStore.getInstance("PKCS11", provider);
		token.load(null, SoftHsm.PIN.toCharArray());
		add(token, "rsa", RSA, generate(provider, "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
		add(token, "ec", EC, generate(provider, "EC", new ECGenParameterSpec("secp256r1")));
	}

	private static KeyPair generate(Provider provider, String algorithm, AlgorithmParameterSpec parameters)
			throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
		generator.initialize(parameters);
		return generator.generateKeyPair();
	}

	private static void add(KeyStore token, String alias, TestPki pki, KeyPair keys) throws Exception {
		X509Certificate certificate = pki.client(keys, "the " + alias + " key").certificate();
		token.setKeyEntry(alias, keys.getPrivate(), null, new Certificate[] { certificate });
		PrivateKey kept = (PrivateKey) token.getKey(alias, null);
		tell("encoding " + alias, String.valueOf(kept.getEncoded()));
	}

	private static SslClientSettingsBuilder settings(String pin) {
		return SslClientSettings.builder()
			.caFile(new PemText(SERVERS.caPem()))
			.keyStore(ClientKeyStore.ofProvider(PROVIDER))
			.certificatePassword(pin.toCharArray());
	}

	private static String failure(SslClientSettingsBuilder settings) {
		try {
			SslClientContext.of(settings.build());
			return "none";
		}
		catch (SslException ex) {
			return ex.getError().setting() + " " + ex.getError().detail();
		}
	}

	private String talk(String protocol, String... properties) throws Exception {
		Path caFile = TestPki.write(this.directory, "ca.pem", SERVERS.caPem());
		StringBuilder outcome = new StringBuilder();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SslClientAutoConfiguration.class))
			.withPropertyValues(properties)
			.withPropertyValues(properties[0].contains("bundle")
					? new String[] { "spring.ssl.bundle.jks.token.truststore.location=" + trustStore(),
							"spring.ssl.bundle.jks.token.truststore.password=changeit" }
					: new String[] { "ssl.client.ca-file=" + caFile })
			.run((context) -> outcome.append(talk(EC, protocol, context.getBean(SslClientStreamFactory.class))));
		return outcome.toString();
	}

	private Path trustStore() throws IOException {
		return TestKeyStore.create("PKCS12").trusting("ca", SERVERS.ca()).write(this.directory, "trusted.p12");
	}

	private static String talk(TestPki clients, String protocol, SslClientSettingsBuilder settings) throws Exception {
		return talk(clients, protocol, new SslClientStreamFactory(SslClientContext.of(settings.build())));
	}

	/** Whom the server takes the client for. */
	private static String talk(TestPki clients, String protocol, SslClientStreamFactory factory) throws Exception {
		try (TlsTestServer<String> server = TlsTestServer.start(clients, SERVERS.server("localhost"),
				new ServerParameters(protocol, true), TokenRun::clientOf)) {
			try (SslClientStream stream = factory.connect("localhost", server.port())) {
				stream.getOutputStream().write(7);
				stream.getOutputStream().flush();
				stream.getInputStream().read();
			}
			return server.next();
		}
	}

	private static String clientOf(SSLSocket socket) throws IOException {
		TlsTestServer.echo(socket);
		X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
		return socket.getSession().getProtocol() + " " + certificate.getSubjectX500Principal().getName();
	}

	private static void tell(String name, String outcome) {
		System.out.println(name + ": " + outcome);
	}

}
