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

package io.github.sslclient.ocsp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.der.DerException;
import org.jspecify.annotations.Nullable;

/**
 * The certificate whose status is wanted, and its issuer, in the form in which answers
 * name them. Not thread-safe.
 */
final class Subject {

	/** SHA-1 is a name here, and nothing that anybody trusts. */
	private static final Map<String, String> DIGESTS = Map.of("1.3.14.3.2.26", "SHA-1", "2.16.840.1.101.3.4.2.4",
			"SHA-224", "2.16.840.1.101.3.4.2.1", "SHA-256", "2.16.840.1.101.3.4.2.2", "SHA-384",
			"2.16.840.1.101.3.4.2.3", "SHA-512");

	private final CertificateOutline certificate;

	private final CertificateOutline issuer;

	private final Map<String, Hashes> hashes = new HashMap<>();

	private Subject(CertificateOutline certificate, CertificateOutline issuer) {
		this.certificate = certificate;
		this.issuer = issuer;
	}

	/**
	 * Take a certificate.
	 * @param certificate the DER of the certificate
	 * @param issuer the DER of its issuer's
	 * @throws DerException if one of them is malformed
	 */
	static Subject of(byte[] certificate, byte[] issuer) throws DerException {
		return new Subject(CertificateOutline.read(certificate), CertificateOutline.read(issuer));
	}

	/**
	 * Whether an answer is about this certificate ({@code OCSP_cert_to_id},
	 * {@code OCSP_id_cmp}).
	 */
	boolean is(CertId id) {
		Hashes own = hashes(id);
		return own != null && id.serialNumber().equals(serialNumber()) && Arrays.equals(own.nameInside, id.nameHash())
				&& Arrays.equals(own.key, id.keyHash());
	}

	/**
	 * Whether an answer is about a certificate of the same issuer
	 * ({@code ocsp_match_issuerid}).
	 */
	boolean hasIssuerOf(CertId id) {
		Hashes own = hashes(id);
		return own != null && Arrays.equals(own.name, id.nameHash()) && Arrays.equals(own.key, id.keyHash());
	}

	/** Whether the digest of an identifier can be computed. */
	boolean isComputable(CertId id) {
		return hashes(id) != null;
	}

	BigInteger serialNumber() {
		return this.certificate.serialNumber();
	}

	private @Nullable Hashes hashes(CertId id) {
		String algorithm = DIGESTS.get(id.digest());
		return (algorithm != null) ? this.hashes.computeIfAbsent(algorithm, this::hash) : null;
	}

	private Hashes hash(String algorithm) {
		return new Hashes(digest(algorithm, this.certificate.issuer()), digest(algorithm, this.issuer.subject()),
				digest(algorithm, this.issuer.key()));
	}

	static byte[] digest(String algorithm, byte[] bytes) {
		try {
			return MessageDigest.getInstance(algorithm).digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has " + algorithm, ex);
		}
	}

	/**
	 * The digests of one kind. The issuer's name is encoded twice, and the encodings need
	 * not be the same.
	 *
	 * @param nameInside that of the issuer's name as the certificate has it
	 * @param name that of the issuer's name as its own certificate has it
	 * @param key that of the issuer's key
	 */
	private record Hashes(byte[] nameInside, byte[] name, byte[] key) {
	}

}
