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

package io.github.sslclient.verify.constraint;

import java.math.BigInteger;
import java.util.List;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.AsIdentifiers;
import io.github.sslclient.x509.AsIdentifiers.Choice;
import io.github.sslclient.x509.AsIdentifiers.Range;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * The way of claimed numbers of one sort up a chain
 * ({@code asid_validate_path_internal}).
 */
final class AsPath {

	/** What is claimed by the certificate below, {@code null} for nothing yet. */
	private @Nullable List<Range> claims;

	private boolean inherits;

	private AsPath(@Nullable Choice first) {
		this.claims = (first != null) ? first.ranges() : null;
		this.inherits = first != null && first.ranges() == null;
	}

	static @Nullable ConstraintViolation check(List<CertificateFacts> chain) {
		AsIdentifiers first = chain.get(0).asIdentifiers();
		if (first == null) {
			return null;
		}
		if (!isCanonical(first)) {
			return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, 0);
		}
		AsPath numbers = new AsPath(first.numbers());
		AsPath domains = new AsPath(first.routingDomains());
		AsIdentifiers last = first;
		for (int i = 1; i < chain.size(); i++) {
			last = chain.get(i).asIdentifiers();
			if (last != null && !isCanonical(last)) {
				return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, i);
			}
			boolean nested = (last != null) ? numbers.climb(last.numbers()) && domains.climb(last.routingDomains())
					: numbers.claims == null && domains.claims == null;
			if (!nested) {
				return new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, i);
			}
		}
		return (last != null && (inherits(last.numbers()) || inherits(last.routingDomains())))
				? new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, chain.size()) : null;
	}

	private boolean climb(@Nullable Choice issuer) {
		if (issuer == null) {
			return this.claims == null;
		}
		List<Range> ranges = issuer.ranges();
		if (ranges == null) {
			return true;
		}
		if (!this.inherits && !contains(ranges, this.claims)) {
			return false;
		}
		// Who claims nothing is from here on charged with what the issuer claims.
		this.claims = ranges;
		this.inherits = false;
		return true;
	}

	private static boolean inherits(@Nullable Choice choice) {
		return choice != null && choice.ranges() == null;
	}

	/** {@code asid_contains}, for ranges in order. */
	private static boolean contains(List<Range> parent, @Nullable List<Range> child) {
		int position = 0;
		for (Range range : (child != null) ? child : List.<Range>of()) {
			while (position < parent.size() && parent.get(position).to().compareTo(range.to()) < 0) {
				position++;
			}
			if (position == parent.size() || parent.get(position).from().compareTo(range.from()) > 0) {
				return false;
			}
		}
		return true;
	}

	/** {@code X509v3_asid_is_canonical}. */
	private static boolean isCanonical(AsIdentifiers identifiers) {
		return isCanonical(identifiers.numbers()) && isCanonical(identifiers.routingDomains());
	}

	private static boolean isCanonical(@Nullable Choice choice) {
		if (choice == null || choice.ranges() == null) {
			return true;
		}
		BigInteger free = null;
		for (Range range : choice.ranges()) {
			if ((free != null && free.compareTo(range.from()) >= 0) || range.from().compareTo(range.to()) > 0) {
				return false;
			}
			free = range.to().add(BigInteger.ONE);
		}
		return !choice.ranges().isEmpty();
	}

}
