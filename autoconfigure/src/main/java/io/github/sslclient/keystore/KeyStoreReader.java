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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemFailures;
import org.jspecify.annotations.Nullable;

/**
 * Opens the file of a key store with the platform's own class for it, which also bounds
 * what the file can ask for: more than five million iterations it refuses
 * ({@code PKCS12KeyStore.MAX_ITERATION_COUNT}), and of the objects that a JCEKS has it
 * reads those only that {@code jceks.key.serialFilter} allows.
 * <p>
 * The password is tried, and then none, since OpenSSL opens what has an empty one with
 * any ({@code try_pkcs12} in {@code crypto/store/store_result.c}); the platform takes the
 * two forms that an empty one has for the same.
 *
 * @param format what the file is
 * @param failures the failures of the setting that names it
 * @param passwordSetting the setting that has the password
 */
record KeyStoreReader(KeyStoreFormat format, PemFailures failures, String passwordSetting) {

	/** {@code OSSL_STORE_R_ERROR_VERIFYING_PKCS12_MAC}. */
	private static final List<OpenSslCode> WRONG_PASSWORD = List.of(new OpenSslCode(0x16000071));

	private static final char[] EMPTY = {};

	OpenKeyStore open(byte[] content, char @Nullable [] password) throws SslException {
		boolean given = password != null && password.length > 0;
		// A JKS is not checked then. A PEM file never is, and who opens a key has to
		// have the password.
		char[] none = (this.format == KeyStoreFormat.PKCS12) ? EMPTY : null;
		try {
			return open(content, given ? password : none, given);
		}
		catch (UnrecoverableKeyException ex) {
			if (given && this.format == KeyStoreFormat.PKCS12) {
				try {
					return open(content, EMPTY, true);
				}
				catch (UnrecoverableKeyException again) {
					// The first one tells.
				}
			}
			throw wrongPassword(given, ex);
		}
	}

	private OpenKeyStore open(byte[] content, char @Nullable [] password, boolean given)
			throws UnrecoverableKeyException, SslException {
		try {
			KeyStore keyStore = KeyStore.getInstance(this.format.type());
			keyStore.load(new ByteArrayInputStream(content), password);
			return new OpenKeyStore(keyStore, password, this.failures, passwordAdvice(given));
		}
		catch (IOException ex) {
			if (ex.getCause() instanceof UnrecoverableKeyException cause) {
				throw cause;
			}
			throw damaged(ex);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// The platform's parsers answer some damaged bytes with unchecked exceptions.
			throw damaged(ex);
		}
	}

	private SslException wrongPassword(boolean given, Exception cause) {
		return this.failures.of((this.format == KeyStoreFormat.PKCS12) ? WRONG_PASSWORD : List.of(),
				"is a " + this.format + " key store that " + (given ? "the password in " + this.passwordSetting
						+ " does not open; set it to the password of the key store, or copy the file again if it has changed"
						: "has a password; " + passwordAdvice(false)),
				cause);
	}

	private String passwordAdvice(boolean given) {
		return given ? "set " + this.passwordSetting + " to the one password of the key store and its keys"
				: "set " + this.passwordSetting;
	}

	private SslException damaged(Exception cause) {
		return this.failures.of(List.of(),
				"is a " + this.format + " key store that this Java cannot read: " + cause.getMessage(), cause);
	}

}
