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

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.error.SslException;
import io.github.sslclient.x509.CanonicalName;

/**
 * Trusted certificates and CRLs, found as OpenSSL's {@code X509_STORE} with its look-ups
 * for files and hashed directories finds them. What comes from files is there from the
 * start and stays as it was read. A directory is asked at each look-up that needs it, so
 * new files count at once and without a restart; what it gave stays, too.
 * <p>
 * A look-up for a name that nobody has costs one call to the file system for each
 * directory and leaves nothing behind. A file that was read is read again only if it has
 * changed.
 * <p>
 * Thread-safe. No look-up throws: what cannot be read counts as absent.
 */
public interface TrustStore {

	/**
	 * Make a store. Files and the JVM's own trust store are read at once, directories
	 * when needed: a directory that does not exist is no error.
	 * @param sources where the content comes from
	 * @return the store
	 * @throws SslException if a file cannot be read, with the codes of
	 * {@code SSL_CTX_load_verify_file}, {@code SSL_CTX_load_verify_dir} and
	 * {@code X509_load_crl_file}
	 */
	static TrustStore of(TrustSources sources) throws SslException {
		return CachingTrustStore.of(sources);
	}

	/**
	 * Make a store of what is in memory.
	 * @param certificates the trusted certificates
	 * @return the store
	 */
	static TrustStore of(Collection<X509Certificate> certificates) {
		return CachingTrustStore.of(certificates);
	}

	/**
	 * The certificates of a subject ({@code X509_STORE_CTX_get1_certs}). Directories are
	 * asked, one after the other, only as long as none of that subject is known; so a
	 * file's certificate hides a directory's of the same name.
	 * @param subject the subject
	 * @return the certificates that the JVM can read, in the order in which they came,
	 * maybe none
	 */
	List<TrustedCertificate> certificates(CanonicalName subject);

	/**
	 * The certificates of a subject that the JVM cannot read though OpenSSL could, for a
	 * message. Does not ask directories.
	 * @param subject the subject
	 * @return those that {@link #certificates} left out, each with a
	 * {@linkplain TrustedCertificate#problem() problem}; hardly ever any
	 */
	List<TrustedCertificate> unusable(CanonicalName subject);

	/**
	 * The CRLs of an issuer ({@code X509_STORE_CTX_get1_crls}). A directory is asked each
	 * time, though only for files after the last that was read; the next directory only
	 * if there are no CRLs yet.
	 * @param issuer the issuer
	 * @return the CRLs in the order in which they came, maybe none
	 */
	List<RevocationList> revocationLists(CanonicalName issuer);

	/**
	 * What is known without asking directories.
	 * @return the content of files, and what was taken from directories so far
	 */
	TrustContents contents();

	/**
	 * Ask directories for all that another store held, as whoever watches its dates goes
	 * on watching.
	 * @param known what the other store held
	 */
	default void lookUp(TrustContents known) {
		known.certificates().forEach((trusted) -> certificates(trusted.subject()));
		known.revocationLists().forEach((located) -> revocationLists(located.list().issuer()));
	}

	/**
	 * What is known without asking directories, for
	 * {@link javax.net.ssl.X509TrustManager#getAcceptedIssuers()}.
	 * @return the certificates that the JVM can read
	 */
	List<X509Certificate> authorities();

}
