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
import java.util.Base64;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * Writes an EC key as OpenSSL and others write it, with its public key (RFC 5915, section
 * 3), which Java leaves out.
 */
final class ClientKeyFile {

	private static final int BITS = 256;

	private ClientKeyFile() {
	}

	static void write(Path file, String key, String certificate) throws IOException {
		PrivateKeyInfo bare = PrivateKeyInfo.getInstance(content(key));
		ECPrivateKey complete = new ECPrivateKey(BITS, ECPrivateKey.getInstance(bare.parsePrivateKey()).getKey(),
				Certificate.getInstance(content(certificate)).getSubjectPublicKeyInfo().getPublicKeyData(), null);
		byte[] encoded = new PrivateKeyInfo(bare.getPrivateKeyAlgorithm(), complete).getEncoded();
		Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
				+ "\n-----END PRIVATE KEY-----\n");
	}

	private static byte[] content(String pem) {
		return Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
	}

}
