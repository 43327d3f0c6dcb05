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
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.Certificates;
import io.github.sslclient.pem.KeyPairs;
import io.github.sslclient.pem.PemFailures;
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

	/** {@code ERR_R_UNSUPPORTED} of the decoder, and {@code SSL_R_PEM_LIB}. */
	private static final List<OpenSslCode> NO_KEY = List.of(new OpenSslCode(0x1E08010C), new OpenSslCode(0x0A080009));

	static @Nullable ClientIdentity load(SslClientSettings settings) throws SslException {
		PemSource certificate = settings.certificate();
		PemSource key = settings.key();
		if (certificate == null) {
			if (key != null) {
				PrivateKeys.load("key", key, settings.certificatePassword());
				throw PemFailures.ofKey("key", key)
					.of(List.of(NO_CERTIFICATE_ASSIGNED), "no certificate is set for the private key in it", null);
			}
			return null;
		}
		List<X509Certificate> chain = Certificates.load("certificate", certificate,
				new CertificateStrength(Offer.securityLevel(settings, SslConnectionOverrides.none()), certificate));
		PemSource keySource = (key != null) ? key : certificate;
		PrivateKey privateKey = PrivateKeys.load("key", keySource, settings.certificatePassword());
		if (!KeyPairs.matches(privateKey, chain.get(0))) {
			throw KeyPairs.isUsable(privateKey) ? mismatch(keySource, certificate, privateKey, chain.get(0))
					: unusable(keySource);
		}
		return new ClientIdentity(privateKey, chain);
	}

	private static SslException unusable(PemSource source) {
		return PemFailures.ofKey("key", source)
			.of(NO_KEY, "this Java cannot sign with the private key in it; use one of RSA, on P-256, P-384 or P-521, "
					+ "Ed25519 or Ed448", null);
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
		return PemFailures.ofKey("key", keySource)
			.of(List.of(sameType ? KEY_VALUES_MISMATCH : NO_CERTIFICATE_ASSIGNED),
					"the private key in it " + reason + " the first certificate in " + certificateSource.location()
							+ ", '" + certificate.getSubjectX500Principal().getName() + "'",
					null);
	}

}
