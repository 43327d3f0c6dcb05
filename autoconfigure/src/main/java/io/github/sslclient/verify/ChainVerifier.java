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

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Decides about a chain that a peer presented. Implementations are thread-safe and never
 * throw: whatever a chain holds has a verify code.
 */
public interface ChainVerifier {

	/**
	 * Verify a chain for a TLS server.
	 * @param presented what the peer sent, its own certificate first; never empty
	 * @param policy what the connection asks
	 * @param at the time at which the chain must be valid
	 * @return the first error in OpenSSL's order, or success
	 */
	VerifyResult verify(List<X509Certificate> presented, VerifyPolicy policy, Instant at);

	/**
	 * The certificates trusted as roots, as far as they are known without reading a
	 * directory.
	 * @return the certificates
	 */
	List<X509Certificate> trusted();

}
