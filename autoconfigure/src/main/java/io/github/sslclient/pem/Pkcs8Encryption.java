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

import java.security.GeneralSecurityException;

import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code EncryptedPrivateKeyInfo} (RFC 5208, section 6).
 */
final class Pkcs8Encryption {

	private Pkcs8Encryption() {
	}

	/**
	 * Decrypt.
	 * @param encoded the EncryptedPrivateKeyInfo
	 * @param password the password, or {@code null} if there is none
	 * @return the PrivateKeyInfo, for the caller to wipe
	 * @throws DerException if it is damaged
	 * @throws PemException if the encryption is unknown, or the password does not open it
	 */
	static byte[] decrypt(byte[] encoded, char @Nullable [] password) throws DerException, PemException {
		DerReader info = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		DerReader algorithm = info.enter(DerReader.SEQUENCE);
		String identifier = algorithm.objectIdentifier();
		byte[] data = info.octets();
		info.finish();
		if (password == null) {
			throw KeyPassword.missing(OpenSslCodes.PKCS8_PASSWORD);
		}
		try {
			return decrypt(identifier, algorithm, data, password);
		}
		catch (IllegalBlockSizeException ex) {
			throw PemException.ofRefusal(OpenSslCodes.PKCS8_LENGTH,
					"is damaged: its length is not one that encryption leaves", ex);
		}
		catch (BadPaddingException ex) {
			throw KeyPassword.wrong(OpenSslCodes.PKCS8_PASSWORD, ex);
		}
		catch (GeneralSecurityException ex) {
			throw KeyPassword.impossible(ex);
		}
	}

	private static byte[] decrypt(String identifier, DerReader algorithm, byte[] data, char[] password)
			throws DerException, PemException, GeneralSecurityException {
		if (identifier.equals(Pbes2.OBJECT_IDENTIFIER)) {
			return Pbes2.decrypt(algorithm, data, password);
		}
		Pbes1 scheme = Pbes1.ofObjectIdentifier(identifier);
		if (scheme == null) {
			throw unsupported("scheme " + identifier);
		}
		return scheme.decrypt(algorithm, data, password);
	}

	static PemException unsupported(String what) {
		return PemException.ofRefusal(OpenSslCodes.UNSUPPORTED_ALGORITHM, "is encrypted with " + what
				+ ", which is not supported; encrypt it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc", null);
	}

}
