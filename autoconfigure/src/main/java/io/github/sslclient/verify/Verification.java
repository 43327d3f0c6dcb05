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
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One connection's verification: what it asks and, once the peer's chain came, what was
 * found. Made for a single connection and used by the thread that holds its handshake;
 * the result may be read by any.
 */
public final class Verification {

	private final VerifyPolicy policy;

	private volatile List<X509Certificate> presented = List.of();

	private volatile @Nullable VerifyResult result;

	/**
	 * Create a verification that has not happened yet.
	 * @param policy what the connection asks
	 */
	public Verification(VerifyPolicy policy) {
		this.policy = Objects.requireNonNull(policy, "'policy' must not be null");
	}

	/**
	 * What the connection asks.
	 * @return the policy
	 */
	public VerifyPolicy policy() {
		return this.policy;
	}

	/**
	 * What was found.
	 * @return the result, or {@code null} if no chain came: the handshake is not that
	 * far, or a session was resumed
	 */
	public @Nullable VerifyResult result() {
		return this.result;
	}

	/**
	 * What the peer presented, its own certificate first, whether it was accepted or not.
	 * @return the certificates, empty if no chain came
	 */
	public List<X509Certificate> presented() {
		return this.presented;
	}

	void found(List<X509Certificate> presented, VerifyResult result) {
		this.presented = List.copyOf(presented);
		this.result = result;
	}

}
