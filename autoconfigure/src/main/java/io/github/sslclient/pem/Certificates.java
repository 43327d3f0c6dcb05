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

package io.github.sslclient.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;

/**
 * Reads certificates from PEM.
 */
public final class Certificates {

	private static final Set<String> TYPES = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

	/** Algorithm, issuer, validity, subject and key. */
	private static final int SEQUENCES = 5;

	private Certificates() {
	}

	/**
	 * Read all certificates, in order. Other blocks and text are passed over. The source
	 * is read once and the bytes it gave are wiped.
	 * @param setting the setting that names the source, for errors
	 * @param source where the text is
	 * @return the certificates, at least one, unmodifiable
	 * @throws SslException if it cannot be read, holds no certificate or a damaged block,
	 * with the codes of OpenSSL's {@code SSL_CTX_use_certificate_chain_file}
	 */
	public static List<X509Certificate> load(String setting, PemSource source) throws SslException {
		return load(setting, source, (certificate, place) -> {
		});
	}

	/**
	 * Read all certificates as {@link #load(String, PemSource)} does, and have each
	 * looked at before the next is read, as OpenSSL does: so what is wrong with one goes
	 * before any damage behind it.
	 * @param setting the setting that names the source, for errors
	 * @param source where the text is
	 * @param check what looks at them
	 * @return the certificates, at least one, unmodifiable
	 * @throws SslException as by {@link #load(String, PemSource)}, and what the check
	 * throws
	 */
	public static List<X509Certificate> load(String setting, PemSource source, Check check) throws SslException {
		Objects.requireNonNull(setting, "'setting' must not be null");
		Objects.requireNonNull(source, "'source' must not be null");
		PemFailures failures = PemFailures.ofCertificate(setting, source);
		List<X509Certificate> certificates = new ArrayList<>();
		try (PemBlocks blocks = PemBlocks.read(source)) {
			for (PemBlock block : blocks) {
				boolean wanted = TYPES.contains(block.type());
				block.requireSound(wanted);
				if (wanted) {
					X509Certificate certificate = parse(block, certificates.isEmpty());
					check.check(certificate, certificates.size());
					certificates.add(certificate);
				}
			}
		}
		catch (PemException ex) {
			throw failures.of(codes(ex, certificates.isEmpty()), ex);
		}
		catch (SslException ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (!PemFailures.isDirectory(ex)) {
				throw failures.unreadable(ex);
			}
			throw failures.of(OpenSslCodes.NO_CERTIFICATE, "is a directory", ex);
		}
		if (certificates.isEmpty()) {
			throw failures.of(OpenSslCodes.NO_CERTIFICATE, "holds no certificate, that is no block BEGIN CERTIFICATE",
					null);
		}
		return List.copyOf(certificates);
	}

	private static X509Certificate parse(PemBlock block, boolean first) throws PemException {
		if (block.isEncrypted()) {
			throw PemException.ofDamage(OpenSslCodes.CERTIFICATE_ENCRYPTED, "is encrypted, as only keys may be", null)
				.of(block);
		}
		try {
			DerReader reader = DerReader.of(block.content());
			byte[] certificate = reader.element(DerReader.SEQUENCE);
			checkOutline(certificate);
			if (first && reader.hasMore()) {
				// X509_CERT_AUX, which is looked for behind the first only.
				reader.enter(DerReader.SEQUENCE);
			}
			return generate(certificate);
		}
		catch (DerException ex) {
			throw PemException
				.ofDamage(OpenSslCodes.append(OpenSslCodes.ofDamage(ex), OpenSslCodes.PEM_ASN1_LIB),
						"is damaged: " + ex.getMessage(), ex)
				.of(block);
		}
		catch (CertificateException ex) {
			throw PemException
				.ofDamage(OpenSslCodes.CERTIFICATE_MALFORMED, "is no X.509 certificate: " + ex.getMessage(), ex)
				.of(block);
		}
	}

	/**
	 * What makes it a certificate at first sight, to tell it from other DER as OpenSSL
	 * does.
	 */
	private static void checkOutline(byte[] encoded) throws DerException {
		DerReader certificate = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		DerReader toBeSigned = certificate.enter(DerReader.SEQUENCE);
		toBeSigned.enterOptional(DerReader.CONTEXT_0);
		toBeSigned.enter(DerReader.INTEGER);
		for (int i = 0; i < SEQUENCES; i++) {
			toBeSigned.enter(DerReader.SEQUENCE);
		}
		certificate.enter(DerReader.SEQUENCE);
		certificate.enter(DerReader.BIT_STRING);
		certificate.finish();
	}

	private static X509Certificate generate(byte[] encoded) throws CertificateException {
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		try {
			Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(encoded));
			return (X509Certificate) certificate;
		}
		catch (RuntimeException ex) {
			// The platform's parser answers some damaged bytes with unchecked exceptions.
			throw new CertificateException(ex);
		}
	}

	/**
	 * Only {@code use_certificate_chain_file}'s first certificate has a last word of the
	 * SSL library.
	 */
	private static List<OpenSslCode> codes(PemException ex, boolean first) {
		return first ? OpenSslCodes.append(ex.codes(), OpenSslCodes.SSL_PEM_LIB) : ex.codes();
	}

	/**
	 * Looks at a certificate.
	 */
	@FunctionalInterface
	public interface Check {

		/**
		 * Look at a certificate.
		 * @param certificate the certificate
		 * @param place where it stands among the certificates of the file, 0 for the
		 * first
		 * @throws SslException if it cannot be used
		 */
		void check(X509Certificate certificate, int place) throws SslException;

	}

}
