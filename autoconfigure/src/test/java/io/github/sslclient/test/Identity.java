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

package io.github.sslclient.test;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its key.
 *
 * @param certificate the certificate of the identity itself
 * @param intermediates the certificates between it and the root, nearest first, without
 * the root
 * @param key the private key of the certificate
 */
public record Identity(X509Certificate certificate, List<X509Certificate> intermediates, PrivateKey key) {

	/**
	 * Returns what a peer sends: the certificate, then the intermediates.
	 * @return the certificates in PEM
	 */
	public String certificatePem() {
		StringBuilder pem = new StringBuilder(TestPki.pem(this.certificate));
		this.intermediates.forEach((intermediate) -> pem.append(TestPki.pem(intermediate)));
		return pem.toString();
	}

	/**
	 * Returns the key as unencrypted PKCS#8.
	 * @return the key in PEM
	 */
	public String keyPem() {
		return TestPki.pem("PRIVATE KEY", this.key.getEncoded());
	}

}
