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

package io.github.sslclient.context;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.pem.PemFixtures;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;

/**
 * The files that {@link ConfigurationCases} name: those of {@link PemFixtures}, all
 * {@linkplain DamagedPem shapes} of some, weak certificates, and what is no file at all.
 */
final class ConfigurationFiles {

	/** What is damaged, by what it is. */
	static final Map<String, Map<String, String>> SHAPES = shapes();

	private static final String FORBIDDEN = "forbidden";

	private ConfigurationFiles() {
	}

	static String shape(String kind, String shape) {
		return kind + "-" + shape + ".pem";
	}

	/** Whether permissions keep all but root from reading it. */
	static boolean isForbidden(String file) {
		return file.startsWith(FORBIDDEN);
	}

	private static Map<String, Map<String, String>> shapes() {
		Map<String, Map<String, String>> shapes = new LinkedHashMap<>();
		byte[] certificate = PemFixtures.content("p256.crt");
		byte[] key = PemFixtures.content("p256-pkcs8.pem");
		shapes.put("certificate", DamagedPem.of("CERTIFICATE", certificate, key));
		shapes.put("PKCS-8-key", DamagedPem.of("PRIVATE KEY", key, certificate));
		shapes.put("EC-key", DamagedPem.of("EC PRIVATE KEY", PemFixtures.content("p256-sec1.pem"), certificate));
		shapes.put("encrypted-key",
				DamagedPem.of("ENCRYPTED PRIVATE KEY", PemFixtures.content("p256-pbes2-aes-256-cbc.pem"), certificate));
		shapes.put("CRL", DamagedPem.of("X509 CRL", revocationList(), certificate));
		return shapes;
	}

	private static byte[] revocationList() {
		try {
			return WeakCertificates.revocationList();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes all of them.
	 * @param directory where to
	 */
	static void write(Path directory) throws Exception {
		Map<String, String> texts = new HashMap<>();
		try (Stream<Path> files = Files.list(PemFixtures.DIRECTORY)) {
			files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(".pem") || file.endsWith(".crt"))
				.forEach((file) -> texts.put(file, PemFixtures.text(file)));
		}
		String good = PemFixtures.text("p256.crt");
		SHAPES.forEach((kind, shapes) -> shapes.forEach((shape, text) -> texts.put(shape(kind, shape), text)));
		SHAPES.get("certificate").forEach((shape, text) -> texts.put(shape("second", shape), good + text));
		texts.put("cut-ciphertext.pem", cutCiphertext());
		texts.put("PKCS-8-of-version-2.pem", WeakCertificates.key(WeakCertificates.edwards("Ed25519")));
		texts.put("two-damaged.pem",
				SHAPES.get("certificate").get("bad-base64") + SHAPES.get("certificate").get("without-END"));
		texts.put("CRL.pem", PemFixtures.pem("X509 CRL", revocationList()));
		texts.put("certificate-and-CRL.pem", good + texts.get("CRL.pem"));
		weak(texts);
		for (Map.Entry<String, String> entry : texts.entrySet()) {
			permit(Files.writeString(directory.resolve(entry.getKey()), entry.getValue(), StandardCharsets.UTF_8),
					"rw-r--r--");
		}
		others(directory, good);
		permit(directory, "rwxr-xr-x");
	}

	/** An encrypted key with a byte less than its cipher leaves. */
	private static String cutCiphertext() throws DerException {
		DerReader info = DerReader.of(PemFixtures.content("p256-pbes2-aes-256-cbc.pem")).enter(DerReader.SEQUENCE);
		byte[] algorithm = info.element(DerReader.SEQUENCE);
		byte[] data = info.octets();
		return PemFixtures.pem("ENCRYPTED PRIVATE KEY", DerWriter.element(DerReader.SEQUENCE, algorithm,
				DerWriter.element(DerReader.OCTET_STRING, Arrays.copyOf(data, data.length - 1))));
	}

	private static void weak(Map<String, String> texts) throws Exception {
		KeyPair issuer = WeakCertificates.curve("P-256");
		KeyPair rsa1024 = WeakCertificates.rsa(1024);
		KeyPair rsa2048 = WeakCertificates.rsa(2048);
		String strong = WeakCertificates.certificate(rsa2048, "Client", issuer, "Issuer", "SHA256withECDSA");
		leaf(texts, "RSA-1024", rsa1024, issuer, "Issuer", "SHA256withECDSA");
		leaf(texts, "RSA-512", WeakCertificates.rsa(512), issuer, "Issuer", "SHA256withECDSA");
		leaf(texts, "RSA-2048", rsa2048, issuer, "Issuer", "SHA256withECDSA");
		leaf(texts, "RSA-3072", WeakCertificates.rsa(3072), issuer, "Issuer", "SHA384withECDSA");
		for (String curve : new String[] { "P-192", "P-224", "P-256", "P-384" }) {
			leaf(texts, curve, WeakCertificates.curve(curve), issuer, "Issuer", "SHA512withECDSA");
		}
		leaf(texts, "Ed25519", KeyKind.ED25519.generate(), issuer, "Issuer", "SHA512withECDSA");
		leaf(texts, "SHA-1", rsa2048, issuer, "Issuer", "SHA1withECDSA");
		leaf(texts, "SHA-224", rsa2048, issuer, "Issuer", "SHA224withECDSA");
		leaf(texts, "MD5", rsa2048, rsa2048, "Issuer", "MD5withRSA");
		leaf(texts, "PSS-SHA-1", rsa2048, rsa2048, "Issuer", "SHA1withRSAandMGF1");
		leaf(texts, "self-signed-RSA-1024", rsa1024, rsa1024, "Client", "SHA256withRSA");
		leaf(texts, "self-signed-SHA-1", rsa2048, rsa2048, "Client", "SHA1withRSA");
		leaf(texts, "self-signed-MD5", rsa2048, rsa2048, "Client", "MD5withRSA");
		leaf(texts, "self-issued-SHA-1", rsa2048, issuer, "Client", "SHA1withECDSA");
		leaf(texts, "RSA-1024-and-SHA-1", rsa1024, issuer, "Issuer", "SHA1withECDSA");
		for (String above : new String[] { "RSA-1024", "P-192", "SHA-1", "self-signed-RSA-1024", "self-signed-SHA-1",
				"RSA-1024-and-SHA-1" }) {
			texts.put("above-" + above + ".crt", strong + texts.get(above + ".crt"));
			texts.put("above-" + above + ".pem", texts.get("RSA-2048.pem"));
		}
		texts.put("third-RSA-1024.crt", strong + strong + texts.get("RSA-1024.crt"));
		texts.put("RSA-1024-then-damage.crt", texts.get("RSA-1024.crt") + SHAPES.get("certificate").get("bad-base64"));
		texts.put("damage-then-RSA-1024.crt",
				strong + SHAPES.get("certificate").get("bad-base64") + texts.get("RSA-1024.crt"));
	}

	private static void leaf(Map<String, String> texts, String name, KeyPair keys, KeyPair issuerKeys, String issuer,
			String algorithm) throws Exception {
		texts.put(name + ".crt", WeakCertificates.certificate(keys, "Client", issuerKeys, issuer, algorithm));
		texts.put(name + ".pem", WeakCertificates.key(keys));
	}

	private static void others(Path directory, String good) throws Exception {
		permit(Files.createDirectory(directory.resolve("folder")), "rwxr-xr-x");
		Files.createSymbolicLink(directory.resolve("link.pem"), Path.of("p256.crt"));
		Files.createSymbolicLink(directory.resolve("dangling.pem"), Path.of("missing.pem"));
		Files.createSymbolicLink(directory.resolve("circle.pem"), Path.of("circle.pem"));
		permit(TestPki.write(directory, FORBIDDEN + ".pem", good), "---------");
		Path folder = Files.createDirectory(directory.resolve(FORBIDDEN));
		permit(TestPki.write(folder, "p256.crt", good), "rw-r--r--");
		permit(folder, "rw-r--r--");
	}

	private static void permit(Path file, String permissions) throws Exception {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
	}

}
