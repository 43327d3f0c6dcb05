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

package io.github.sslclient.trust;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.OpenSsl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of every shape, of which {@code openssl verify -CAfile} makes what
 * {@link AuthorityFile} does, down to the error queue.
 */
class AuthorityFileComparisonTests {

	private static final TestAuthority ROOT = TestAuthority.create("Root");

	private static final TestAuthority OTHER = TestAuthority.create("Other");

	private static final byte[] KEY = KeyKind.EC.generate().getPrivate().getEncoded();

	private static final String ENCRYPTED = "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC," + "0".repeat(32)
			+ "\n\n";

	private static final Map<String, String> FILES = files();

	@TempDir
	Path directory;

	@BeforeAll
	static void openSslIsInstalled() {
		OpenSsl.assumeInstalled("3.");
	}

	static Iterable<String> names() {
		return FILES.keySet();
	}

	@ParameterizedTest
	@MethodSource("names")
	void fileIsTakenAsOpenSslTakesIt(String name) {
		Path file = TestAuthority.write(this.directory.resolve("ca.pem"), FILES.get(name));
		Path leaf = TestAuthority.write(this.directory.resolve("leaf.pem"),
				TestAuthority.pem("CERTIFICATE", TestAuthority.encoded(ROOT.leaf())));
		OpenSslAnswer plain = OpenSslAnswer.verify(leaf, null, "-CAfile", file.toString());
		OpenSslAnswer checked = OpenSslAnswer.verify(leaf, null, "-CAfile", file.toString(), "-crl_check");
		try {
			TrustStore store = TrustStore.of(TrustSources.ofFile(PemSource.of(file)));
			List<TrustedCertificate> certificates = store.certificates(ROOT.subject());
			boolean rejected = certificates.stream()
				.anyMatch((certificate) -> certificate.trustSetting() == TrustSetting.REJECTED);
			int verdict = certificates.isEmpty() ? 20 : rejected ? 28 : 0;
			assertThat(verdict).isEqualTo(plain.verdict());
			assertThat((verdict == 0 && store.revocationLists(ROOT.subject()).isEmpty()) ? 3 : verdict)
				.isEqualTo(checked.verdict());
		}
		catch (SslException ex) {
			assertThat(plain.verdict()).isEqualTo(-1);
			if (OpenSsl.isReference()) {
				assertThat(ex.getError().codes().stream().map(OpenSslCode::hex).toList()).isEqualTo(plain.codes());
			}
		}
	}

	private static Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		String pem = ROOT.pem();
		byte[] certificate = ROOT.encoded();
		byte[] list = ROOT.encodedCrl(1);
		files.put("one", pem);
		files.put("other", OTHER.pem());
		files.put("several", OTHER.pem() + pem + pem + OTHER.pem());
		files.put("text around", "a\n" + pem + "b\n" + OTHER.pem() + "c");
		files.put("lines of Windows", pem.replace("\n", "\r\n"));
		files.put("old label", TestAuthority.pem("X509 CERTIFICATE", certificate));
		files.put("label of settings, none there", TestAuthority.pem("TRUSTED CERTIFICATE", certificate));
		files.put("bytes behind", TestAuthority.pem("CERTIFICATE", longer(certificate, 'a', 'b')));
		files.put("bytes behind, label of settings",
				TestAuthority.pem("TRUSTED CERTIFICATE", longer(certificate, 'a', 'b')));
		files.put("bytes behind a CRL", pem + TestAuthority.pem("X509 CRL", longer(list, 'a', 'b')));
		files.put("empty", "");
		files.put("text", "text\n");
		files.put("only a CRL", ROOT.crl(1));
		files.put("CRL between", OTHER.pem() + ROOT.crl(1) + ROOT.crl(1) + pem);
		files.put("CRL of another", pem + OTHER.crl(1));
		files.put("certificate truncated", TestAuthority.pem("CERTIFICATE", shorter(certificate)));
		files.put("second truncated", pem + TestAuthority.pem("CERTIFICATE", shorter(certificate)));
		files.put("CRL truncated", pem + TestAuthority.pem("X509 CRL", shorter(list)));
		files.put("CRL is a certificate", pem + TestAuthority.pem("X509 CRL", certificate));
		files.put("certificate is a CRL", TestAuthority.pem("CERTIFICATE", list));
		files.put("certificate is a key", TestAuthority.pem("CERTIFICATE", KEY));
		files.put("certificate is a string", TestAuthority.pem("CERTIFICATE", new byte[] { 4, 2, 1, 1 }));
		files.put("no base64", pem.replace("MII", "!!!"));
		files.put("no END", pem.replaceFirst("-----END.*", ""));
		files.put("wrong END", pem.replace("END CERT", "END TRUSTED CERT"));
		files.put("empty block", TestAuthority.pem("CERTIFICATE", new byte[0]));
		files.put("BEGIN behind", pem + "-----BEGIN CERTIFICATE-----\n");
		keys(files, pem);
		headers(files, pem, list);
		return files;
	}

	private static void keys(Map<String, String> files, String pem) {
		files.put("only a key", TestAuthority.pem("PRIVATE KEY", KEY));
		files.put("key and CRL", TestAuthority.pem("PRIVATE KEY", KEY) + ROOT.crl(1));
		for (String label : List.of("PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "ANY PRIVATE KEY",
				"PUBLIC KEY", "EC PARAMETERS")) {
			files.put(label + " first", TestAuthority.pem(label, KEY) + pem);
			files.put(label + " truncated", TestAuthority.pem(label, shorter(KEY)) + pem);
			files.put(label + " empty", TestAuthority.pem(label, new byte[0]) + pem);
			files.put(label + " no base64", TestAuthority.pem(label, KEY).replace("MI", "!!") + pem);
		}
	}

	private static void headers(Map<String, String> files, String pem, byte[] list) {
		files.put("headers", pem.replaceFirst("\n", "\nComment: x\n\n"));
		files.put("headers of a CRL", pem + TestAuthority.pem("X509 CRL", list).replaceFirst("\n", "\nComment: x\n\n"));
		files.put("headers of a key",
				TestAuthority.pem("PRIVATE KEY", KEY).replaceFirst("\n", "\nComment: x\n\n") + pem);
		files.put("headers of parameters",
				TestAuthority.pem("EC PARAMETERS", KEY).replaceFirst("\n", "\nComment: x\n\n") + pem);
		files.put("encrypted", pem.replaceFirst("\n", ENCRYPTED));
		files.put("encrypted CRL", TestAuthority.pem("X509 CRL", list).replaceFirst("\n", ENCRYPTED) + pem);
		files.put("encrypted key", TestAuthority.pem("EC PRIVATE KEY", KEY).replaceFirst("\n", ENCRYPTED) + pem);
	}

	private static byte[] shorter(byte[] bytes) {
		return Arrays.copyOf(bytes, bytes.length - 20);
	}

	private static byte[] longer(byte[] bytes, int... more) {
		byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
		for (int i = 0; i < more.length; i++) {
			longer[bytes.length + i] = (byte) more[i];
		}
		return longer;
	}

}
