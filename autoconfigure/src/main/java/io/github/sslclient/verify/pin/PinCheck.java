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

package io.github.sslclient.verify.pin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain has a key that is pinned: one from the peer's own to that of the root,
 * in the chain that was verified and not in what was sent (RFC 7469, section 2.6).
 * OpenSSL leaves this to applications, and has a number for what they refuse.
 */
public final class PinCheck {

	private PinCheck() {
	}

	/**
	 * Look for a pinned key.
	 * @param chain the verified chain, the peer's own certificate first
	 * @param pins what it must have one of, or {@code null} if it need not
	 * @return what is wrong, or {@code null}
	 */
	public static @Nullable Fault check(List<CertificateFacts> chain, @Nullable Set<KeyPin> pins) {
		if (pins == null) {
			return null;
		}
		List<KeyPin> presented = chain.stream().map(KeyPin::of).toList();
		if (presented.stream().anyMatch(pins::contains)) {
			return null;
		}
		String found = presented.stream().map(KeyPin::text).collect(Collectors.joining(", "));
		return new Fault(VerifyCode.APPLICATION_VERIFICATION, 0,
				pins.isEmpty() ? "keys are pinned for some hosts, and the client did not say which it connects to"
						: "no key of its chain is pinned; there are " + found);
	}

}
