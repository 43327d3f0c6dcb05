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

import java.util.Objects;
import java.util.Set;

import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.pin.KeyPin;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.jspecify.annotations.Nullable;

/**
 * What one connection asks of verification.
 *
 * @param mode whether a refused chain ends the handshake
 * @param maxDepth how many intermediate certificates there may be, at most
 * @param securityLevel how strong keys and digests must be
 * @param crlCheck whose revocation is checked
 * @param host the identity that the peer must prove, or {@code null} to check none
 * @param pins the keys that its chain must have one of, or {@code null} to check none
 * @param ocsp what is asked of the OCSP answer that is stapled to its certificate
 */
public record VerifyPolicy(VerifyMode mode, int maxDepth, SecurityLevel securityLevel, CrlCheck crlCheck,
		@Nullable PeerName host, @Nullable Set<KeyPin> pins, OcspCheck ocsp) {

	public VerifyPolicy {
		Objects.requireNonNull(mode, "'mode' must not be null");
		Objects.requireNonNull(securityLevel, "'securityLevel' must not be null");
		Objects.requireNonNull(crlCheck, "'crlCheck' must not be null");
		Objects.requireNonNull(ocsp, "'ocsp' must not be null");
		pins = (pins != null) ? Set.copyOf(pins) : null;
	}

	/**
	 * Without pins and OCSP.
	 * @param mode whether a refused chain ends the handshake
	 * @param maxDepth how many intermediate certificates there may be, at most
	 * @param securityLevel how strong keys and digests must be
	 * @param crlCheck whose revocation is checked
	 * @param host the identity that the peer must prove, or {@code null} to check none
	 */
	public VerifyPolicy(VerifyMode mode, int maxDepth, SecurityLevel securityLevel, CrlCheck crlCheck,
			@Nullable PeerName host) {
		this(mode, maxDepth, securityLevel, crlCheck, host, null, OcspCheck.OFF);
	}

	/**
	 * The same for another host.
	 * @param host the identity that the peer must prove, or {@code null} to check none
	 * @param pins the keys that its chain must have one of, or {@code null} to check none
	 * @return the policy
	 */
	public VerifyPolicy withHost(@Nullable PeerName host, @Nullable Set<KeyPin> pins) {
		return new VerifyPolicy(this.mode, this.maxDepth, this.securityLevel, this.crlCheck, host, pins, this.ocsp);
	}

	/**
	 * The same with another check of OCSP answers.
	 * @param check what is asked of the answer that is stapled to its certificate
	 * @return the policy
	 */
	public VerifyPolicy withOcsp(OcspCheck check) {
		return new VerifyPolicy(this.mode, this.maxDepth, this.securityLevel, this.crlCheck, this.host, this.pins,
				check);
	}

}
