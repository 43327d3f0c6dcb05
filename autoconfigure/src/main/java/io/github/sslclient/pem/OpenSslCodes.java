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

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

	/** The certificate's or CRL's DER ends too early. */
	static final List<OpenSslCode> CERTIFICATE_TRUNCATED = list(0x0680009B, 0x06800066, 0x0688010A, 0x0488000D);

	/** The certificate's or CRL's DER is something else. */
	static final List<OpenSslCode> CERTIFICATE_MALFORMED = list(0x068000A8, 0x0688010A, 0x0488000D);

	/** A certificate that is itself encrypted, as nobody writes them. */
	public static final List<OpenSslCode> CERTIFICATE_ENCRYPTED = list(0x1C80006B, 0x04800065);

	/** {@code ERR_R_UNSUPPORTED} of the decoder: nothing that it takes for a key. */
	static final List<OpenSslCode> NO_KEY = list(0x1E08010C, SSL_PEM_LIB);

	/** The key's DER ends too early. */
	static final List<OpenSslCode> KEY_TRUNCATED = list(0x1E08010C, 0x0680009B, 0x06800066, 0x0688010A, SSL_PEM_LIB);

	/**
	 * The same under a label of its own, where the decoder tries the key's form and
	 * PKCS#8.
	 */
	static final List<OpenSslCode> TRADITIONAL_KEY_TRUNCATED = list(0x1E08010C, 0x0680009B, 0x06800066, 0x0688010A,
			0x0680009B, 0x06800066, 0x0688010A, SSL_PEM_LIB);

	/** The key's DER is something else. */
	static final List<OpenSslCode> KEY_MALFORMED = list(0x1E08010C, 0x068000A8, 0x0688010A, 0x0688010A, SSL_PEM_LIB);

	/** The same under a label of its own. */
	static final List<OpenSslCode> TRADITIONAL_KEY_MALFORMED = list(0x1E08010C, 0x068000A8, 0x0688010A, 0x0688010A,
			0x068000A8, 0x0688010A, 0x0688010A, SSL_PEM_LIB);

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

	/** {@code Proc-Type: 4,ENCRYPTED}: no password, or a wrong one. */
	static final List<OpenSslCode> LEGACY_PASSWORD = list(0x1C800064, 0x04800065, SSL_PEM_LIB);

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
	 * Make a longer list.
	 * @param codes the codes, oldest first
	 * @param last the packed code to come last
	 * @return the list
	 */
	public static List<OpenSslCode> append(List<OpenSslCode> codes, int last) {
		return Stream.concat(codes.stream(), Stream.of(new OpenSslCode(last))).toList();
	}

}
