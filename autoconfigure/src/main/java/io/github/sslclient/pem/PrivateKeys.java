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

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Objects;

import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys from PEM, in the shapes that OpenSSL writes: PKCS#8, plain and
 * encrypted, PKCS#1 and SEC 1, plain and with a {@code DEK-Info}.
 */
public final class PrivateKeys {

	private PrivateKeys() {
	}

	/**
	 * Read the first private key. Certificates and text around it are passed over, and so
	 * is a damaged key if a good one follows, as OpenSSL does. The source is read once
	 * and the bytes it gave are wiped.
	 * @param setting the setting that names the source, for errors
	 * @param source where the text is
	 * @param password what an encrypted key is opened with, or {@code null}; not used for
	 * a plain key, and not changed
	 * @return the key, of one of the platform's own classes
	 * @throws SslException if it cannot be read, holds no key, a damaged one only, or one
	 * that cannot be used, with the codes of OpenSSL's
	 * {@code SSL_CTX_use_PrivateKey_file}
	 */
	public static PrivateKey load(String setting, PemSource source, char @Nullable [] password) throws SslException {
		Objects.requireNonNull(setting, "'setting' must not be null");
		Objects.requireNonNull(source, "'source' must not be null");
		PemFailures failures = PemFailures.ofKey(setting, source);
		try (PemBlocks blocks = PemBlocks.read(source)) {
			return first(blocks, password);
		}
		catch (PemException ex) {
			throw failures.of(ex.codes(), ex);
		}
		catch (IOException ex) {
			if (!PemFailures.isDirectory(ex)) {
				throw failures.unreadable(ex);
			}
			throw failures.of(OpenSslCodes.NO_KEY, "is a directory", ex);
		}
	}

	private static PrivateKey first(PemBlocks blocks, char @Nullable [] password) throws PemException {
		PemException damage = null;
		for (PemBlock block : blocks) {
			try {
				checkSearch(block);
				if (KeyBlocks.isKey(block)) {
					return KeyBlocks.decode(block, password);
				}
			}
			catch (PemException ex) {
				PemException described = ex.of(block);
				if (!ex.isDamage()) {
					throw described;
				}
				damage = (damage != null) ? damage : described;
			}
		}
		throw (damage != null) ? damage : PemException.ofDamage(OpenSslCodes.NO_KEY,
				"holds no private key, that is no block BEGIN PRIVATE KEY or alike", null);
	}

	/**
	 * Some damage ends the search, whatever the block is: OpenSSL does not look behind
	 * wrong headers, and behind a missing END line it would read what begins there as
	 * part of the same block.
	 */
	private static void checkSearch(PemBlock block) throws PemException {
		PemDamage damage = block.damage();
		if (damage == PemDamage.END_MISSING) {
			throw PemException.ofRefusal(OpenSslCodes.NO_KEY, damage.text(), null);
		}
		if (damage == PemDamage.HEADER) {
			throw PemException.ofRefusal(OpenSslCodes.append(damage.codes(), OpenSslCodes.SSL_PEM_LIB), damage.text(),
					null);
		}
	}

}
