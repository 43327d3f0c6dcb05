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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.OpenSslCode;

/**
 * The error queues that OpenSSL 3.0 leaves behind when it fails to load a file, as
 * measured: oldest first. Public for the rooms that read blocks of their own.
 */
public final class OpenSslCodes {

	/** {@code SSL_R_PEM_LIB}, the last word of every failed load into a context. */
	static final int SSL_PEM_LIB = 0x0A080009;

	/** {@code X509_R_PEM_LIB}, the same for a CA file. */
	public static final int X509_PEM_LIB = 0x05880009;

	/** No block of a certificate: {@code PEM_R_NO_START_LINE}. */
	static final List<OpenSslCode> NO_CERTIFICATE = list(0x0480006C, SSL_PEM_LIB);

	/** No block of a CRL: {@code PEM_R_NO_START_LINE}. */
	static final List<OpenSslCode> NO_REVOCATION_LIST = list(0x0480006C, X509_PEM_LIB);

	/** {@code ERR_R_ASN1_LIB} of the PEM library. */
	public static final int PEM_ASN1_LIB = 0x0488000D;

	/** {@code ERR_R_NESTED_ASN1_ERROR}. */
	private static final OpenSslCode NESTED = new OpenSslCode(0x0688010A);

	/** The certificate's DER is what the platform refuses. */
	static final List<OpenSslCode> CERTIFICATE_MALFORMED = list(0x068000A8, 0x0688010A, 0x0488000D);

	/** A certificate that is itself encrypted, as nobody writes them. */
	public static final List<OpenSslCode> CERTIFICATE_ENCRYPTED = list(0x1C80006B, 0x04800065);

	/** {@code ERR_R_UNSUPPORTED} of the decoder: nothing that it takes for a key. */
	static final List<OpenSslCode> NO_KEY = list(0x1E08010C, SSL_PEM_LIB);

	/** PKCS#8: a wrong password that no padding told. */
	static final List<OpenSslCode> KEY_GARBLED = list(0x1E08010C, 0x0680009B, 0x06800066, 0x0688010A, 0x11800065,
			SSL_PEM_LIB);

	/** {@code EVP_R_UNSUPPORTED_ALGORITHM}: no such cipher or function here. */
	static final List<OpenSslCode> UNSUPPORTED_ALGORITHM = list(0x1E08010C, 0x0308010C, SSL_PEM_LIB);

	/** {@code EVP_R_MEMORY_LIMIT_EXCEEDED}. */
	static final List<OpenSslCode> TOO_MUCH_WORK = list(0x1E08010C, 0x030000AC, SSL_PEM_LIB);

	/** {@code SSL_R_UNKNOWN_CERTIFICATE_TYPE}: a good key, but none for TLS. */
	static final List<OpenSslCode> KEY_NOT_FOR_TLS = list(0x0A0000F7);

	/** PKCS#8: no password, or a wrong one. */
	static final List<OpenSslCode> PKCS8_PASSWORD = list(0x1C800064, 0x11800074, 0x1C800064, 0x11800074, SSL_PEM_LIB);

	/** {@code PROV_R_WRONG_FINAL_BLOCK_LENGTH}, whatever the password. */
	static final List<OpenSslCode> PKCS8_LENGTH = list(0x1C80006B, 0x11800074, 0x1C80006B, 0x11800074, SSL_PEM_LIB);

	/** {@code Proc-Type: 4,ENCRYPTED}: no password, or a wrong one. */
	static final List<OpenSslCode> LEGACY_PASSWORD = list(0x1C800064, 0x04800065, SSL_PEM_LIB);

	/** The same of what is encrypted as a whole. */
	static final List<OpenSslCode> LEGACY_LENGTH = list(0x1C80006B, 0x04800065, SSL_PEM_LIB);

	/** {@code PEM_R_NOT_ENCRYPTED}. */
	static final List<OpenSslCode> NOT_ENCRYPTED = list(0x0480006A, SSL_PEM_LIB);

	/** {@code PEM_R_NOT_DEK_INFO}. */
	static final List<OpenSslCode> NOT_DEK_INFO = list(0x04800069, SSL_PEM_LIB);

	/** {@code PEM_R_UNSUPPORTED_ENCRYPTION}. */
	static final List<OpenSslCode> UNSUPPORTED_ENCRYPTION = list(0x04800072, SSL_PEM_LIB);

	/** {@code PEM_R_BAD_IV_CHARS}. */
	static final List<OpenSslCode> BAD_IV = list(0x04800067, SSL_PEM_LIB);

	private OpenSslCodes() {
	}

	/**
	 * Make a list.
	 * @param codes the packed codes, oldest first
	 * @return the list
	 */
	public static List<OpenSslCode> list(int... codes) {
		return Arrays.stream(codes).mapToObj(OpenSslCode::new).toList();
	}

	/**
	 * What the ASN.1 library says of damage: what it is, and once for each enclosing
	 * template that there is an error inside ({@code tasn_dec.c}).
	 * @param damage the damage
	 * @return the codes, oldest first
	 */
	public static List<OpenSslCode> ofDamage(DerException damage) {
		return ofDamage(damage.damage(), damage.depth());
	}

	/**
	 * What the ASN.1 library says of damage.
	 * @param damage what it is
	 * @param depth where it is, 1 for the outermost element
	 * @return the codes, oldest first
	 */
	public static List<OpenSslCode> ofDamage(DerException.Damage damage, int depth) {
		List<OpenSslCode> codes = new ArrayList<>(switch (damage) {
			case LENGTH -> list(0x0680009B, 0x06800066);
			case HEADER -> list(0x0680007B, 0x06800066);
			case MISSING -> list(0x06800079);
			case MORE -> list(0x06800094);
			case OTHER -> list(0x068000A8);
		});
		// What misses an element, or has too many, is the element that holds them.
		boolean holder = damage == DerException.Damage.MISSING || damage == DerException.Damage.MORE;
		codes.addAll(Collections.nCopies(holder ? Math.max(depth - 2, 0) : depth, NESTED));
		return List.copyOf(codes);
	}

	/**
	 * Make a longer list.
	 * @param codes the codes, oldest first
	 * @param last the packed code to come last
	 * @return the list
	 */
	public static List<OpenSslCode> append(List<OpenSslCode> codes, int last) {
		return Stream.concat(codes.stream(), Stream.of(new OpenSslCode(last))).toList();
	}

}
