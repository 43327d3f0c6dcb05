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

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemFailures;
import org.jspecify.annotations.Nullable;

/**
 * The token behind a provider such as {@code SunPKCS11-NAME}. The provider must be
 * installed in the JVM by whoever runs it (in {@code java.security}): a provider that is
 * not would sign nothing, as JSSE finds the one for a key among those that are, and to
 * install one changes the JVM for all in it.
 *
 * @param provider the name of the provider
 */
record ProviderToken(String provider) implements ClientKeyStore {

	private static final String SETTING = "key-store-provider";

	private static final String TYPE = "PKCS11";

	/** How the names of PKCS#11's return values begin, which are the messages. */
	private static final String RETURN_VALUE = "CKR_";

	@Override
	public String location() {
		return "the token of the provider '" + this.provider + "'";
	}

	@Override
	public List<KeyEntry> keys(@Nullable String alias, char @Nullable [] pin) throws SslException {
		Provider installed = Security.getProvider(this.provider);
		if (installed == null) {
			throw failure("is not there: no provider of this name is installed in the JVM. Install it in the file "
					+ "java.security (security.provider.N=SunPKCS11 CONFIGURATION makes SunPKCS11-NAME); there are "
					+ providers(), null);
		}
		if (installed.getService("KeyStore", TYPE) == null) {
			throw failure("is not there: the provider has no key store of type PKCS11 now. Plug the token in, and "
					+ "look into the provider's configuration, slot or slotListIndex above all", null);
		}
		try {
			KeyStore keyStore = KeyStore.getInstance(TYPE, installed);
			keyStore.load(null, pin);
			return new OpenKeyStore(keyStore, pin, PemFailures.ofKeyStore(SETTING, location()),
					"set certificate-password to the PIN of the token")
				.keys(alias);
		}
		catch (IOException | GeneralSecurityException | ProviderException ex) {
			if (ex instanceof SslException known) {
				throw known;
			}
			throw failure(reason(ex, pin != null), ex);
		}
	}

	private static String reason(Exception ex, boolean hasPin) {
		String value = returnValue(ex);
		return switch (value) {
			case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" ->
				"refuses the PIN in certificate-password (" + value
						+ "); correct it before the next try, as tokens lock themselves after a few";
			case "CKR_PIN_LOCKED", "CKR_PIN_EXPIRED" ->
				"takes no PIN any more (" + value + "); have the one who runs the token set it anew";
			case "CKR_TOKEN_NOT_PRESENT", "CKR_DEVICE_REMOVED", "CKR_SLOT_ID_INVALID", "CKR_DEVICE_ERROR" ->
				"cannot be reached (" + value + "); plug it in again";
			default -> hasPin ? "cannot be read: " + (value.isEmpty() ? ex.getMessage() : value)
					: "wants its PIN before it shows a key; set certificate-password to it";
		};
	}

	private static String returnValue(Throwable thrown) {
		Throwable cause = thrown;
		// There may be no more than a few, unless somebody made a circle of them.
		for (int i = 0; i < 16 && cause != null; i++) {
			String message = cause.getMessage();
			if (message != null && message.startsWith(RETURN_VALUE)) {
				return message;
			}
			cause = cause.getCause();
		}
		return "";
	}

	private static String providers() {
		return Arrays.stream(Security.getProviders()).map(Provider::getName).collect(Collectors.joining(", "));
	}

	private SslException failure(String detail, @Nullable Throwable cause) {
		return PemFailures.ofKeyStore(SETTING, location()).of(List.of(), detail, cause);
	}

	@Override
	public String toString() {
		return location();
	}

}
