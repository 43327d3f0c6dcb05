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

package io.github.sslclient.keystore;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.OpenSslCodes;
import io.github.sslclient.pem.PemFailures;
import org.jspecify.annotations.Nullable;

/**
 * A key store that is open. Its entries come in the order of their names, as not every
 * key store keeps another one. For one thread, while its password is not wiped.
 */
public final class OpenKeyStore {

	/**
	 * How many keys are taken together. Each may take seconds to decrypt, and a client
	 * has one for each authority.
	 */
	static final int MAX_KEYS = 32;

	/** How many names are told in an error. */
	private static final int MAX_NAMES = 10;

	/**
	 * {@code PROV_R_BAD_DECRYPT}, {@code PKCS12_R_PKCS12_CIPHERFINAL_ERROR},
	 * {@code PKCS12_R_PARSE_ERROR}.
	 */
	private static final List<OpenSslCode> KEY_PASSWORD = OpenSslCodes.list(0x1C800064, 0x11800074, 0x11800072);

	private final KeyStore keyStore;

	private final char @Nullable [] password;

	private final PemFailures failures;

	private final String passwordAdvice;

	OpenKeyStore(KeyStore keyStore, char @Nullable [] password, PemFailures failures, String passwordAdvice) {
		this.keyStore = keyStore;
		this.password = password;
		this.failures = failures;
		this.passwordAdvice = passwordAdvice;
	}

	/**
	 * The private keys.
	 * @param alias the name of the one that is wanted, or {@code null} for all
	 * @return the keys, at least one, in the order of their names
	 * @throws SslException if there is none, or none of that name, or one cannot be had
	 */
	public List<KeyEntry> keys(@Nullable String alias) throws SslException {
		try {
			List<String> aliases = keyAliases();
			if (alias != null) {
				if (!this.keyStore.isKeyEntry(alias)) {
					throw unknownAlias(alias, aliases);
				}
				aliases = List.of(alias);
			}
			if (aliases.size() > MAX_KEYS) {
				throw failure("has " + aliases.size() + " private keys, more than the " + MAX_KEYS
						+ " that a client may choose from; name one in key-alias", null);
			}
			List<KeyEntry> entries = new ArrayList<>();
			for (String name : aliases) {
				Key key = key(name);
				if (key instanceof PrivateKey privateKey) {
					entries.add(new KeyEntry(name, privateKey, x509(this.keyStore.getCertificateChain(name))));
				}
			}
			if (entries.isEmpty()) {
				throw (alias != null) ? unknownAlias(alias, aliases) : noKey();
			}
			return List.copyOf(entries);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw failure("cannot be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * The certificates that the key store calls trusted. What goes with a key is not: it
	 * is there to be sent. Nor is a certificate of a PKCS#12 that is not marked as
	 * trusted, as {@code keytool} marks them and {@code openssl pkcs12} does not: nothing
	 * tells it from those that are there to be sent.
	 * @return the certificates, at least one, in the order of their names
	 * @throws SslException if there is none
	 */
	public List<X509Certificate> authorities() throws SslException {
		try {
			List<X509Certificate> authorities = new ArrayList<>();
			for (String alias : aliases()) {
				if (this.keyStore.isCertificateEntry(alias)
						&& this.keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
					authorities.add(certificate);
				}
			}
			if (authorities.isEmpty()) {
				throw failure("has no entry of a trusted certificate. The certificates of its keys are not trusted, "
						+ "nor are those of a PKCS#12 that openssl wrote, where nothing says what they are for: to "
						+ "trust them, have keytool -importcert make the key store, or name a PEM file in its place "
						+ "(openssl pkcs12 -nokeys -in FILE -out ca.pem)", null);
			}
			return List.copyOf(authorities);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw failure("cannot be read: " + ex.getMessage(), ex);
		}
	}

	private List<String> aliases() throws KeyStoreException {
		return Collections.list(this.keyStore.aliases()).stream().sorted().toList();
	}

	private List<String> keyAliases() throws KeyStoreException {
		List<String> aliases = new ArrayList<>();
		for (String alias : aliases()) {
			if (this.keyStore.isKeyEntry(alias)) {
				aliases.add(alias);
			}
		}
		return aliases;
	}

	private @Nullable Key key(String alias) throws GeneralSecurityException, SslException {
		try {
			return this.keyStore.getKey(alias, this.password);
		}
		catch (UnrecoverableKeyException ex) {
			boolean pkcs12 = this.keyStore.getType().equals(KeyStoreFormat.PKCS12.type());
			throw this.failures.of(pkcs12 ? KEY_PASSWORD : List.of(),
					"has a key '" + alias + "' that does not open with the same password; " + this.passwordAdvice, ex);
		}
	}

	private static List<X509Certificate> x509(Certificate @Nullable [] chain) {
		List<X509Certificate> certificates = new ArrayList<>();
		if (chain != null) {
			for (Certificate certificate : chain) {
				certificates.add((X509Certificate) certificate);
			}
		}
		return certificates;
	}

	private SslException unknownAlias(String alias, List<String> there) {
		String names = there.stream().limit(MAX_NAMES).collect(Collectors.joining("', '", "'", "'"))
				+ ((there.size() > MAX_NAMES) ? " and more" : "");
		return failure("has no private key of the name '" + alias + "' that key-alias gives; "
				+ (there.isEmpty() ? "it has none at all" : "there is " + names), null);
	}

	private SslException noKey() {
		return failure("holds no private key that this Java can take from it; one of a PKCS#12 has to be encrypted, "
				+ "and a token shows none before it has got its PIN in certificate-password", null);
	}

	private SslException failure(String detail, @Nullable Throwable cause) {
		return this.failures.of(List.of(), detail, cause);
	}

}
