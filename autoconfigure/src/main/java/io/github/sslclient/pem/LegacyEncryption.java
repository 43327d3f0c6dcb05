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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;

import org.jspecify.annotations.Nullable;

/**
 * The encryption of whole blocks, with the headers {@code Proc-Type} and {@code DEK-Info}
 * (RFC 1421, section 4.6), as {@code PEM_get_EVP_CIPHER_INFO} and {@code PEM_do_header}
 * read it.
 */
final class LegacyEncryption {

	private static final int SALT_LENGTH = 8;

	/** What may be shown in a message: a damaged header could be anything. */
	private static final Pattern CIPHER_NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");

	private LegacyEncryption() {
	}

	/**
	 * Decrypt.
	 * @param block the block, with a Proc-Type header
	 * @param procType the header
	 * @param password the password, or {@code null} if there is none
	 * @return the clear bytes, for the caller to wipe
	 * @throws PemException if the headers are damaged, the cipher is unknown or the
	 * password does not open it
	 */
	static byte[] decrypt(PemBlock block, String procType, char @Nullable [] password) throws PemException {
		checkProcType(procType);
		String dekInfo = block.header("DEK-Info");
		if (dekInfo == null) {
			throw PemException.ofRefusal(OpenSslCodes.NOT_DEK_INFO, "has a Proc-Type and no DEK-Info header", null);
		}
		int comma = dekInfo.indexOf(',');
		String name = (comma >= 0) ? dekInfo.substring(0, comma).strip() : dekInfo;
		BlockCipher cipher = BlockCipher.ofPemName(name);
		if (cipher == null || comma < 0) {
			throw PemException.ofRefusal(OpenSslCodes.UNSUPPORTED_ENCRYPTION,
					"has a DEK-Info that is not supported" + (CIPHER_NAME.matcher(name).matches() ? ": " + name : "")
							+ "; encrypt it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc",
					null);
		}
		byte[] iv = initializationVector(dekInfo.substring(comma + 1).strip(), cipher);
		if (block.content().length % cipher.blockLength() != 0) {
			throw PemException.ofRefusal(OpenSslCodes.LEGACY_LENGTH,
					"is damaged: its length is not one that encryption leaves", null);
		}
		if (password == null) {
			throw KeyPassword.missing(OpenSslCodes.LEGACY_PASSWORD);
		}
		try {
			return decrypt(cipher, iv, block.content(), password);
		}
		catch (BadPaddingException | IllegalBlockSizeException ex) {
			throw KeyPassword.wrong(OpenSslCodes.LEGACY_PASSWORD, ex);
		}
		catch (GeneralSecurityException ex) {
			throw KeyPassword.impossible(ex);
		}
	}

	private static void checkProcType(String procType) throws PemException {
		if (!procType.startsWith("4,")) {
			throw PemException.ofRefusal(OpenSslCodes.NO_KEY, "has a Proc-Type other than 4", null);
		}
		if (!procType.substring(2).strip().startsWith("ENCRYPTED")) {
			throw PemException.ofRefusal(OpenSslCodes.NOT_ENCRYPTED, "has a Proc-Type other than ENCRYPTED", null);
		}
	}

	private static byte[] initializationVector(String text, BlockCipher cipher) throws PemException {
		int digits = cipher.blockLength() * 2;
		try {
			if (text.length() == digits) {
				return HexFormat.of().parseHex(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below.
		}
		throw PemException.ofRefusal(OpenSslCodes.BAD_IV, "has a DEK-Info without " + digits + " hexadecimal digits",
				null);
	}

	private static byte[] decrypt(BlockCipher cipher, byte[] iv, byte[] data, char[] password)
			throws GeneralSecurityException {
		byte[] bytes = Passwords.utf8(password);
		byte[] salt = Arrays.copyOf(iv, SALT_LENGTH);
		byte[] key = KeyDerivation.bytesToKey(bytes, salt, cipher.keyLength());
		try {
			return cipher.decrypt(key, iv, data);
		}
		finally {
			Arrays.fill(bytes, (byte) 0);
			Arrays.fill(key, (byte) 0);
		}
	}

}
