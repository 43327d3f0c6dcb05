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

package io.github.sslclient.health;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sslclient.error.SslError;
import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of a handshake with a target.
 *
 * @param at when it was tried
 * @param error why it failed, or {@code null}
 * @param protocol the protocol version, or {@code null} if it failed
 * @param cipher OpenSSL's name of the suite, or {@code null} if it failed
 * @param verifyResult what verification said, which {@code verify=none} may have passed
 * over, or {@code null} if it failed
 */
record TargetResult(Instant at, @Nullable SslError error, @Nullable String protocol, @Nullable String cipher,
		@Nullable VerifyResult verifyResult) {

	/**
	 * When the first certificate of the chain ends.
	 * @return the time, or {@code null} if there is no chain
	 */
	@Nullable Instant end() {
		List<X509Certificate> chain = (this.verifyResult != null) ? this.verifyResult.chain() : List.of();
		return chain.stream()
			.map((certificate) -> certificate.getNotAfter().toInstant())
			.min(Instant::compareTo)
			.orElse(null);
	}

	/**
	 * How many whole days are left of it.
	 * @param now the time now
	 * @return the number, or {@code null} if there is no chain
	 */
	@Nullable Long daysLeft(Instant now) {
		Instant end = end();
		return (end != null) ? Duration.between(now, end).toDays() : null;
	}

}
