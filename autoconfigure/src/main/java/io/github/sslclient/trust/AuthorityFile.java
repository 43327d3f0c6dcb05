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

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.der.DerException;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.keystore.OpenKeyStore;
import io.github.sslclient.keystore.SourceContent;
import io.github.sslclient.pem.OpenSslCodes;
import io.github.sslclient.pem.PemBlock;
import io.github.sslclient.pem.PemBlocks;
import io.github.sslclient.pem.PemException;
import io.github.sslclient.pem.PemFailures;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.x509.NameText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of authorities as {@code X509_load_cert_crl_file} does: all certificates
 * and all CRLs in it or nothing. Keys are passed over, though not damaged ones; blocks of
 * other kinds if their text is sound. A key store, which OpenSSL does not read here,
 * gives the certificates that it calls trusted.
 */
final class AuthorityFile {

	private static final String SETTING = "ca-file";

	/** {@code X509_R_NO_CERTIFICATE_OR_CRL_FOUND}. */
	private static final List<OpenSslCode> NOTHING_FOUND = OpenSslCodes.list(0x05800088);

	private final String location;

	private final List<TrustedCertificate> certificates = new ArrayList<>();

	private final List<RevocationList> revocationLists = new ArrayList<>();

	private AuthorityFile(String location) {
		this.location = location;
	}

	/**
	 * Read a file.
	 * @param source the file
	 * @param password what opens it if it is a key store, or {@code null}
	 * @return what it holds, at least one certificate or CRL
	 * @throws SslException if it cannot be read, holds neither or something damaged
	 */
	static AuthorityFile read(PemSource source, char @Nullable [] password) throws SslException {
		try (SourceContent content = SourceContent.of(source)) {
			return content.isKeyStore() ? read(content.open(SETTING, SETTING + "-password", password), source)
					: readPem(content);
		}
	}

	private static AuthorityFile read(OpenKeyStore keyStore, PemSource source) throws SslException {
		AuthorityFile file = new AuthorityFile(source.location());
		for (X509Certificate certificate : keyStore.authorities()) {
			try {
				file.certificates.add(TrustedCertificate.of(certificate, file.location));
			}
			catch (DerException ex) {
				throw failures(source).of(List.of(), "has a certificate that cannot be used, '"
						+ NameText.of(certificate.getSubjectX500Principal()) + "': " + ex.getMessage(), ex);
			}
		}
		return file;
	}

	private static AuthorityFile readPem(PemSource source) throws SslException {
		AuthorityFile file = new AuthorityFile(source.location());
		try (PemBlocks blocks = PemBlocks.read(source)) {
			for (PemBlock block : blocks) {
				file.add(block);
			}
		}
		catch (PemException ex) {
			throw failures(source).of(OpenSslCodes.append(ex.codes(), OpenSslCodes.X509_PEM_LIB), ex);
		}
		catch (IOException ex) {
			if (!PemFailures.isDirectory(ex)) {
				throw failures(source).unreadable(ex);
			}
			throw failures(source).of(NOTHING_FOUND, "is a directory; set ca-directory for those", ex);
		}
		if (file.certificates.isEmpty() && file.revocationLists.isEmpty()) {
			throw failures(source).of(NOTHING_FOUND,
					"holds no certificate and no CRL, that is no block BEGIN CERTIFICATE or BEGIN X509 CRL", null);
		}
		return file;
	}

	private static PemFailures failures(PemSource source) {
		return PemFailures.ofAuthorities(SETTING, source);
	}

	private void add(PemBlock block) throws PemException {
		switch (block.type()) {
			case "CERTIFICATE", "X509 CERTIFICATE" -> addCertificate(block, false);
			case "TRUSTED CERTIFICATE" -> addCertificate(block, true);
			case "X509 CRL" -> addRevocationList(block);
			default -> {
				boolean key = KeyOutline.isKey(block);
				block.requireSound(key);
				if (key) {
					KeyOutline.check(block);
				}
			}
		}
	}

	private void addCertificate(PemBlock block, boolean withSettings) throws PemException {
		requireClear(block);
		try {
			this.certificates.add(TrustedCertificate.read(block.content(), withSettings, this.location));
		}
		catch (DerException ex) {
			throw damage(block, Outline.codes(block.content(), ex), ex);
		}
	}

	private void addRevocationList(PemBlock block) throws PemException {
		requireClear(block);
		try {
			this.revocationLists.add(RevocationList.parse(block.content()));
		}
		catch (DerException ex) {
			throw damage(block, OpenSslCodes.ofDamage(ex), ex);
		}
	}

	private static void requireClear(PemBlock block) throws PemException {
		block.requireSound(true);
		if (block.isEncrypted()) {
			throw PemException.ofDamage(OpenSslCodes.CERTIFICATE_ENCRYPTED, "is encrypted, as only keys may be", null)
				.of(block);
		}
	}

	private static PemException damage(PemBlock block, List<OpenSslCode> codes, DerException ex) {
		return PemException
			.ofDamage(OpenSslCodes.append(codes, OpenSslCodes.PEM_ASN1_LIB),
					"is damaged or something else: " + ex.getMessage(), ex)
			.of(block);
	}

	/**
	 * The certificates.
	 * @return the certificates in the order of the file
	 */
	List<TrustedCertificate> certificates() {
		return this.certificates;
	}

	/**
	 * The CRLs.
	 * @return the CRLs in the order of the file
	 */
	List<RevocationList> revocationLists() {
		return this.revocationLists;
	}

}
