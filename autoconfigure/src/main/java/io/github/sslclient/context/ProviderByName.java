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

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the provider that speaks TLS. One that is not installed in the JVM is made if it
 * is on the class path, and not installed by that: nobody else gets to use it.
 */
final class ProviderByName {

	private static final String CONSCRYPT = "Conscrypt";

	private static final String BCJSSE = "BCJSSE";

	/** Those that are of use without being installed. */
	private static final Map<String, String> CLASSES = Map.of(CONSCRYPT, "org.conscrypt.OpenSSLProvider", BCJSSE,
			"org.bouncycastle.jsse.provider.BouncyCastleJsseProvider");

	private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

	/** They are slow to make, and have no state that contexts could share. */
	private static final Map<String, Provider> MADE = new ConcurrentHashMap<>();

	private ProviderByName() {
	}

	static Provider find(String name) throws SslException {
		Provider installed = Security.getProvider(name);
		Provider provider = (installed != null) ? installed : MADE.get(name);
		if (provider == null) {
			provider = make(name);
			MADE.put(name, provider);
		}
		if (provider.getService("SSLContext", "TLS") == null) {
			throw refused("names '" + name + "', which does not speak TLS; " + available());
		}
		return provider;
	}

	/**
	 * Whether the provider signs without asking those that are installed, and so with no
	 * key that only one of them can use.
	 */
	static boolean signsItself(@Nullable String name) {
		return BCJSSE.equals(name) && Security.getProvider(name) == null;
	}

	/**
	 * Whether the provider sends no certificate where the key is one of Ed25519 or Ed448:
	 * Conscrypt does not ask for it, BCJSSE does and then sends none.
	 */
	static boolean presentsNoEdwardsKey(@Nullable String name) {
		return CONSCRYPT.equals(name) || BCJSSE.equals(name);
	}

	private static Provider make(String name) throws SslException {
		String className = CLASSES.get(name);
		if (className == null) {
			throw refused("names '" + name + "', which is not installed in this JVM; " + available());
		}
		try {
			ClassLoader loader = ProviderByName.class.getClassLoader();
			Class<?> type = Class.forName(className, true, loader);
			// The JVM's providers know RSA-PSS by a name that BCJSSE does not.
			return (Provider) (name.equals(BCJSSE)
					? type.getConstructor(Provider.class)
						.newInstance(Class.forName(BOUNCY_CASTLE, true, loader).getConstructor().newInstance())
					: type.getConstructor().newInstance());
		}
		catch (ReflectiveOperationException ex) {
			throw refused("names '" + name + "', which is neither installed in this JVM nor on the class path; "
					+ available());
		}
		catch (LinkageError | RuntimeException ex) {
			throw refused("names '" + name + "', which cannot be used on this machine: " + ex);
		}
	}

	private static String available() {
		List<String> names = Arrays.stream(Security.getProviders())
			.filter((provider) -> provider.getService("SSLContext", "TLS") != null)
			.map(Provider::getName)
			.toList();
		return "installed are " + names + ", and Conscrypt and BCJSSE can be added to the class path";
	}

	private static SslException refused(String reason) {
		return new SslException(SslError.ofSetting("provider", List.of(), reason));
	}

}
