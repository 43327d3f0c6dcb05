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

package io.github.sslclient.verify;

/**
 * Whether a refused chain ends the handshake. The chain is verified and its result kept
 * in every mode (OpenSSL's {@code ssl_verify_cert_chain}).
 */
public enum VerifyMode {

	/** {@code SSL_VERIFY_NONE}: the handshake goes on, whatever the result. */
	NONE,

	/**
	 * {@code SSL_VERIFY_PEER}: a refused chain ends the handshake. In a client this is
	 * the same as {@link #REQUIRED}: a TLS server always presents a certificate.
	 */
	OPTIONAL,

	/**
	 * {@code SSL_VERIFY_PEER} with {@code SSL_VERIFY_FAIL_IF_NO_PEER_CERT}: a refused
	 * chain ends the handshake.
	 */
	REQUIRED

}
