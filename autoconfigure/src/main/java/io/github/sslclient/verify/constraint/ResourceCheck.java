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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.NumberResources;
import io.github.sslclient.x509.NumberResources.Range;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate's autonomous systems and addresses (RFC 3779) are held by every
 * authority above it ({@code X509v3_asid_validate_path},
 * {@code X509v3_addr_validate_path}). Thread-safe.
 */
public final class ResourceCheck {

	private final List<CertificateFacts> chain;

	private final Function<CertificateFacts, @Nullable NumberResources> kind;

	/** What must be held further up. */
	private final Map<String, List<Range>> wanted = new HashMap<>();

	private ResourceCheck(List<CertificateFacts> chain, Function<CertificateFacts, @Nullable NumberResources> kind) {
		this.chain = chain;
		this.kind = kind;
	}

	/**
	 * Check a chain.
	 * @param chain the chain, the peer's own certificate first and the trusted one last
	 * @return the first violation in OpenSSL's order, or {@code null}
	 */
	public static @Nullable ConstraintViolation check(List<CertificateFacts> chain) {
		ConstraintViolation violation = new ResourceCheck(chain, CertificateFacts::systems).check(true);
		return (violation != null) ? violation : new ResourceCheck(chain, CertificateFacts::addresses).check(false);
	}

	/**
	 * Walk up the chain. OpenSSL names the authority that lacks a resource, and, where
	 * the topmost inherits from nobody, a depth beyond it.
	 * @param systems whether what the peer does not mention is wanted too, once an
	 * authority holds it, as OpenSSL has it for autonomous systems
	 */
	private @Nullable ConstraintViolation check(boolean systems) {
		NumberResources resources = this.kind.apply(this.chain.get(0));
		if (resources == null) {
			return null;
		}
		if (!resources.isCanonical()) {
			return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, 0);
		}
		this.wanted.putAll(resources.families());
		for (int depth = 1; depth < this.chain.size(); depth++) {
			resources = this.kind.apply(this.chain.get(depth));
			if (resources != null && !resources.isCanonical()) {
				return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, depth);
			}
			if (!isHeld((resources != null) ? resources.families() : Map.of(), systems)) {
				return new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, depth);
			}
		}
		boolean unfounded = resources != null && resources.families()
			.entrySet()
			.stream()
			.anyMatch((family) -> family.getValue().isEmpty() && (systems || this.wanted.containsKey(family.getKey())));
		return unfounded ? new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, this.chain.size()) : null;
	}

	private boolean isHeld(Map<String, List<Range>> held, boolean systems) {
		for (Map.Entry<String, List<Range>> want : this.wanted.entrySet()) {
			List<Range> ranges = held.get(want.getKey());
			if (ranges == null && !want.getValue().isEmpty()) {
				return false;
			}
			// No ranges are those of the next authority.
			if (ranges != null && !ranges.isEmpty()) {
				if (!want.getValue().stream().allMatch((range) -> isHeld(ranges, range))) {
					return false;
				}
				want.setValue(ranges);
			}
		}
		if (systems) {
			held.forEach((family, ranges) -> {
				if (!ranges.isEmpty()) {
					this.wanted.putIfAbsent(family, ranges);
				}
			});
		}
		return true;
	}

	private static boolean isHeld(List<Range> held, Range range) {
		return held.stream().anyMatch((each) -> each.contains(range));
	}

}
