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
import java.security.interfaces.EdECKey;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.keystore.KeyEntry;
import io.github.sslclient.keystore.SourceContent;
import io.github.sslclient.pem.Certificates;
import io.github.sslclient.pem.KeyPairs;
import io.github.sslclient.pem.PemFailures;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.pem.PrivateKeys;
import io.github.sslclient.protocol.ProtocolRange;
import io.github.sslclient.protocol.SecurityLevel;

/**
 * Reads what a client has to present: from PEM, which holds one certificate and one key,
 * or from key stores, which may hold several.
 */
final class ClientIdentities {

	private static final String CERTIFICATE = "certificate";

	private static final String KEY = "key";

	private static final String PASSWORD = "certificate-password";

	/** {@code X509_R_KEY_VALUES_MISMATCH}. */
	private static final OpenSslCode KEY_VALUES_MISMATCH = new OpenSslCode(0x05800074);

	/** {@code SSL_R_NO_CERTIFICATE_ASSIGNED}. */
	private static final OpenSslCode NO_CERTIFICATE_ASSIGNED = new OpenSslCode(0x0A0000B1);

	/** {@code ERR_R_UNSUPPORTED} of the decoder, and {@code SSL_R_PEM_LIB}. */
	private static final List<OpenSslCode> NO_KEY = List.of(new OpenSslCode(0x1E08010C), new OpenSslCode(0x0A080009));

	private final SslClientSettings settings;

	private final SecurityLevel level;

	/** Whether there was something in which keys have names. */
	private boolean named;

	private ClientIdentities(SslClientSettings settings) throws SslException {
		this.settings = settings;
		this.level = Offer.securityLevel(settings, SslConnectionOverrides.none());
	}

	/**
	 * Read what settings name.
	 * @param settings the settings
	 * @return the identities in a stable order, none if there is no certificate
	 * @throws SslException if a file cannot be read or a key not be used
	 */
	static List<ClientIdentity> load(SslClientSettings settings) throws SslException {
		ClientIdentities reader = new ClientIdentities(settings);
		List<ClientIdentity> identities = reader.read();
		if (settings.keyAlias() != null && !reader.named) {
			throw new SslException(SslError.ofSetting("key-alias", List.of(),
					"is '" + settings.keyAlias() + "', but there is no key store whose keys have names: neither "
							+ "certificate nor key is one, and key-store-provider is not set; leave it out"));
		}
		if (!identities.isEmpty() && identities.stream().noneMatch((identity) -> canBePresented(identity, settings))) {
			throw new SslException(SslError.ofSetting("provider", List.of(), "is " + settings.provider()
					+ ", which presents no Ed25519 or Ed448 key, and there is no other; leave provider out, or use a "
					+ "certificate with an RSA or EC key"));
		}
		return List.copyOf(identities);
	}

	private static boolean canBePresented(ClientIdentity identity, SslClientSettings settings) {
		return !(identity.certificate().getPublicKey() instanceof EdECKey)
				|| !ProviderByName.presentsNoEdwardsKey(settings.provider());
	}

	private List<ClientIdentity> read() throws SslException {
		ClientKeyStore keyStore = this.settings.keyStore();
		if (keyStore != null) {
			this.named = true;
			PemFailures failures = PemFailures
				.ofKeyStore((keyStore.provider() != null) ? "key-store-provider" : CERTIFICATE, keyStore.location());
			return identities(keyStore.keys(this.settings.keyAlias(), this.settings.certificatePassword()), failures);
		}
		PemSource certificate = this.settings.certificate();
		PemSource key = this.settings.key();
		if (certificate == null) {
			if (key != null) {
				keys(key);
				throw PemFailures.ofKey(KEY, key)
					.of(List.of(NO_CERTIFICATE_ASSIGNED), "no certificate is set for the private key in it", null);
			}
			return List.of();
		}
		if (key != null) {
			return List.of(pair(chains(certificate), keys(key), certificate, key));
		}
		try (SourceContent content = SourceContent.of(certificate)) {
			return content.isKeyStore()
					? identities(entries(CERTIFICATE, content), PemFailures.ofCertificate(CERTIFICATE, certificate))
					: List.of(pair(List.of(chain(content)), keys(certificate), certificate, certificate));
		}
	}

	/** Those of a key store, each of which must be usable: one may be asked for. */
	private List<ClientIdentity> identities(List<KeyEntry> entries, PemFailures failures) throws SslException {
		List<ClientIdentity> identities = new ArrayList<>();
		for (KeyEntry entry : withCertificates(entries, failures)) {
			checkStrength(entry.chain(), failures);
			String what = "its key '" + entry.alias() + "'";
			if (!KeyPairs.matches(entry.key(), entry.chain().get(0))) {
				throw KeyPairs.isUsable(entry.key())
						? mismatch(failures, what, "its certificate", entry.key(), entry.chain().get(0))
						: unusable(failures, what);
			}
			if (isRsaOfToken(entry.key()) && isForTls13() && !KeyPairs.signsWithPss(entry.key())) {
				throw failures.of(List.of(),
						what + " cannot sign by RSA-PSS, as TLS 1.3 wants: the token or its "
								+ "provider does not offer it. Set method=tlsv1.2, or name another key in key-alias",
						null);
			}
			if (isOfToken(entry.key()) && ProviderByName.signsItself(this.settings.provider())) {
				throw failures
					.of(List.of(),
							what + " does not leave its token, and BCJSSE signs with keys in memory only, unless it "
									+ "is installed in java.security. Leave provider out, or set it to Conscrypt",
							null);
			}
			identities.add(new ClientIdentity(entry.key(), entry.chain()));
		}
		return identities;
	}

	/** A key that cannot be had, so that its provider alone can use it. */
	private static boolean isOfToken(PrivateKey key) {
		return key.getFormat() == null;
	}

	private static boolean isRsaOfToken(PrivateKey key) {
		return isOfToken(key) && key.getAlgorithm().equals("RSA");
	}

	private boolean isForTls13() throws SslException {
		return ProtocolRange.parse(this.settings.method()).newest() == ProtocolRange.Version.TLSV1_3;
	}

	/**
	 * A certificate and a key that were named apart: of several those that belong
	 * together.
	 */
	private static ClientIdentity pair(List<List<X509Certificate>> chains, List<PrivateKey> keys,
			PemSource certificateSource, PemSource keySource) throws SslException {
		for (List<X509Certificate> chain : chains) {
			for (PrivateKey key : keys) {
				if (KeyPairs.matches(key, chain.get(0))) {
					return new ClientIdentity(key, chain);
				}
			}
		}
		PrivateKey key = keys.get(0);
		PemFailures failures = PemFailures.ofKey(KEY, keySource);
		String what = "the private key in it";
		throw KeyPairs.isUsable(key) ? mismatch(failures, what,
				"the first certificate in " + certificateSource.location(), key, chains.get(0).get(0))
				: unusable(failures, what);
	}

	private List<List<X509Certificate>> chains(PemSource source) throws SslException {
		try (SourceContent content = SourceContent.of(source)) {
			if (!content.isKeyStore()) {
				return List.of(chain(content));
			}
			PemFailures failures = PemFailures.ofCertificate(CERTIFICATE, source);
			List<List<X509Certificate>> chains = new ArrayList<>();
			for (KeyEntry entry : withCertificates(entries(CERTIFICATE, content), failures)) {
				checkStrength(entry.chain(), failures);
				chains.add(entry.chain());
			}
			return chains;
		}
	}

	private List<X509Certificate> chain(PemSource source) throws SslException {
		return Certificates.load(CERTIFICATE, source,
				new CertificateStrength(this.level, PemFailures.ofCertificate(CERTIFICATE, source)));
	}

	private List<PrivateKey> keys(PemSource source) throws SslException {
		try (SourceContent content = SourceContent.of(source)) {
			return content.isKeyStore() ? entries(KEY, content).stream().map(KeyEntry::key).toList()
					: List.of(PrivateKeys.load(KEY, content, this.settings.certificatePassword()));
		}
	}

	private List<KeyEntry> entries(String setting, SourceContent content) throws SslException {
		this.named = true;
		return content.open(setting, PASSWORD, this.settings.certificatePassword()).keys(this.settings.keyAlias());
	}

	private void checkStrength(List<X509Certificate> chain, PemFailures failures) throws SslException {
		CertificateStrength strength = new CertificateStrength(this.level, failures);
		for (int i = 0; i < chain.size(); i++) {
			strength.check(chain.get(i), i);
		}
	}

	private static List<KeyEntry> withCertificates(List<KeyEntry> entries, PemFailures failures) throws SslException {
		List<KeyEntry> complete = entries.stream().filter((entry) -> !entry.chain().isEmpty()).toList();
		if (complete.isEmpty()) {
			throw failures.of(List.of(NO_CERTIFICATE_ASSIGNED),
					"has no certificate for its key '" + entries.get(0).alias() + "'", null);
		}
		return complete;
	}

	private static SslException unusable(PemFailures failures, String key) {
		return failures.of(NO_KEY, "this Java cannot sign with " + key + "; use one of RSA, on P-256, P-384 or P-521, "
				+ "Ed25519 or Ed448", null);
	}

	private static SslException mismatch(PemFailures failures, String what, String whose, PrivateKey key,
			X509Certificate certificate) {
		String keyType = key.getAlgorithm();
		String certificateType = certificate.getPublicKey().getAlgorithm();
		boolean sameType = KeyPairs.sameType(key, certificate);
		String reason = sameType ? "is not the key of"
				: "is of type " + keyType + ", but " + certificateType + " is the type of";
		// A key of another type goes to a slot of its own in OpenSSL, and the check then
		// finds it alone there.
		return failures.of(List.of(sameType ? KEY_VALUES_MISMATCH : NO_CERTIFICATE_ASSIGNED),
				what + " " + reason + " " + whose + ", '" + certificate.getSubjectX500Principal().getName() + "'",
				null);
	}

}
