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

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.Certificates;
import io.github.sslclient.pem.KeyPairs;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.pem.PrivateKeys;
import org.jspecify.annotations.Nullable;

/**
 * What a client presents when a server asks for it.
 *
 * @param key the private key
 * @param chain its certificate, and the chain sent with it
 */
record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {

	/** {@code X509_R_KEY_VALUES_MISMATCH}. */
	private static final OpenSslCode KEY_VALUES_MISMATCH = new OpenSslCode(0x05800074);

	/** {@code SSL_R_NO_CERTIFICATE_ASSIGNED}. */
	private static final OpenSslCode NO_CERTIFICATE_ASSIGNED = new OpenSslCode(0x0A0000B1);

	static @Nullable ClientIdentity load(SslClientSettings settings) throws SslException {
		PemSource certificate = settings.certificate();
		PemSource key = settings.key();
		if (certificate == null) {
			if (key != null) {
				throw new SslException(SslError.ofSetting("key", List.of(NO_CERTIFICATE_ASSIGNED),
						key + " is set, but no certificate is: set certificate to the file that holds it"));
			}
			return null;
		}
		List<X509Certificate> chain = Certificates.load("certificate", certificate);
		PemSource keySource = (key != null) ? key : certificate;
		PrivateKey privateKey = PrivateKeys.load("key", keySource, settings.certificatePassword());
		if (!KeyPairs.matches(privateKey, chain.get(0))) {
			throw mismatch(keySource, certificate, privateKey, chain.get(0));
		}
		return new ClientIdentity(privateKey, chain);
	}

	private static SslException mismatch(PemSource keySource, PemSource certificateSource, PrivateKey key,
			X509Certificate certificate) {
		String keyType = key.getAlgorithm();
		String certificateType = certificate.getPublicKey().getAlgorithm();
		boolean sameType = KeyPairs.sameType(key, certificate);
		String reason = sameType ? "is not the key of"
				: "is of type " + keyType + ", but " + certificateType + " is the type of";
		// A key of another type goes to a slot of its own in OpenSSL, and the check then
		// finds it alone there.
		return new SslException(
				SslError.ofSetting("key", List.of(sameType ? KEY_VALUES_MISMATCH : NO_CERTIFICATE_ASSIGNED),
						"the private key in " + keySource + " " + reason + " the first certificate in "
								+ certificateSource + ", '" + certificate.getSubjectX500Principal().getName() + "'"));
	}

}
