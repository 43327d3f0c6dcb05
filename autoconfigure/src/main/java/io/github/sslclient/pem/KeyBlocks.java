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

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.OpenSslCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key of one block, by its label.
 */
final class KeyBlocks {

	private static final String LABEL_END = "PRIVATE KEY";

	private KeyBlocks() {
	}

	static boolean isKey(PemBlock block) {
		return block.type().endsWith(LABEL_END);
	}

	static PrivateKey decode(PemBlock block, char @Nullable [] password) throws PemException {
		PemDamage damage = block.damage();
		if (damage != null) {
			throw PemException.ofDamage(OpenSslCodes.NO_KEY, damage.text(), null);
		}
		try {
			String procType = block.header("Proc-Type");
			if (procType != null) {
				return decodeDecrypted(block.type(), LegacyEncryption.decrypt(block, procType, password));
			}
			if (block.type().equals("ENCRYPTED PRIVATE KEY") && !PrivateKeyInfo.isLike(block.content())) {
				return decodeDecrypted(LABEL_END, Pkcs8Encryption.decrypt(block.content(), password));
			}
			return decode(block.type(), block.content());
		}
		catch (DerException ex) {
			throw PemException.ofDamage(codes(block.type(), ex), "is damaged: " + ex.getMessage(), ex);
		}
	}

	private static PrivateKey decodeDecrypted(String type, byte[] clear) throws PemException {
		try {
			return decode(type, clear);
		}
		catch (DerException ex) {
			// One wrong password in 256 leaves bytes that end like good padding.
			throw KeyPassword.wrong(OpenSslCodes.KEY_GARBLED, ex);
		}
		finally {
			Arrays.fill(clear, (byte) 0);
		}
	}

	private static PrivateKey decode(String type, byte[] encoded) throws DerException, PemException {
		boolean pkcs8 = PrivateKeyInfo.isLike(encoded);
		return switch (type) {
			case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> PrivateKeyInfo.decodePkcs8(encoded);
			case "RSA PRIVATE KEY" -> pkcs8 ? PrivateKeyInfo.decodePkcs8(encoded) : PrivateKeyInfo.decodePkcs1(encoded);
			case "EC PRIVATE KEY" -> pkcs8 ? PrivateKeyInfo.decodePkcs8(encoded) : PrivateKeyInfo.decodeSec1(encoded);
			case "DSA PRIVATE KEY" -> throw PemException.ofRefusal(OpenSslCodes.KEY_NOT_FOR_TLS,
					"is of a kind that is not supported here: DSA; use RSA, EC, Ed25519 or Ed448", null);
			case "OPENSSH PRIVATE KEY" -> throw PemException.ofDamage(OpenSslCodes.NO_KEY,
					"is in OpenSSH's own format; convert a copy with: ssh-keygen -p -m PKCS8", null);
			default -> throw PemException.ofDamage(OpenSslCodes.NO_KEY, "has a label that is not known", null);
		};
	}

	/**
	 * Under a label of its own the decoder tries the key's form and PKCS#8, and each
	 * leaves its words; what has one element too many of the first is not the other at
	 * all.
	 */
	private static List<OpenSslCode> codes(String type, DerException ex) {
		List<OpenSslCode> codes = new ArrayList<>(OpenSslCodes.list(0x1E08010C));
		codes.addAll(OpenSslCodes.ofDamage(ex));
		if (type.equals("RSA PRIVATE KEY") || type.equals("EC PRIVATE KEY")) {
			codes.addAll((ex.damage() == DerException.Damage.MORE) ? OpenSslCodes.ofDamage(DerException.Damage.OTHER, 2)
					: OpenSslCodes.ofDamage(ex));
		}
		return OpenSslCodes.append(codes, OpenSslCodes.SSL_PEM_LIB);
	}

}
