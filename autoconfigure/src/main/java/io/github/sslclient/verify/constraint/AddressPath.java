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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.AddressBlocks;
import io.github.sslclient.x509.AddressBlocks.Block;
import io.github.sslclient.x509.AddressBlocks.Family;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * The way of claimed IP addresses up a chain ({@code addr_validate_path_internal}).
 */
final class AddressPath {

	/** What is claimed, by the certificate below or one further below. */
	private final List<Family> claims;

	private AddressPath(List<Family> claims) {
		this.claims = new ArrayList<>(claims);
	}

	static @Nullable ConstraintViolation check(List<CertificateFacts> chain) {
		AddressBlocks first = chain.get(0).addressBlocks();
		if (first == null) {
			return null;
		}
		if (!AddressForm.isCanonical(first)) {
			return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, 0);
		}
		AddressPath path = new AddressPath(first.families());
		AddressBlocks last = first;
		for (int i = 1; i < chain.size(); i++) {
			last = chain.get(i).addressBlocks();
			if (last != null && !AddressForm.isCanonical(last)) {
				return new ConstraintViolation(VerifyCode.INVALID_EXTENSION, i);
			}
			ConstraintViolation violation = path.climb(last, i);
			if (violation != null) {
				return violation;
			}
		}
		return (last != null) ? path.checkTop(last, chain.size()) : null;
	}

	private @Nullable ConstraintViolation climb(@Nullable AddressBlocks issuer, int depth) {
		for (int i = 0; i < this.claims.size(); i++) {
			Family claim = this.claims.get(i);
			Family held = (issuer != null) ? find(issuer.families(), claim) : null;
			if (held == null && issuer != null && claim.blocks() == null) {
				continue;
			}
			if ((held != null || issuer == null) && !AddressForm.hasLength(claim)) {
				return unspecified();
			}
			List<Block> blocks = (held != null) ? held.blocks() : null;
			if (held == null && claim.blocks() != null) {
				return new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, depth);
			}
			if (held != null && blocks != null) {
				if (!contains(blocks, claim)) {
					return new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, depth);
				}
				this.claims.set(i, held);
			}
		}
		return null;
	}

	private @Nullable ConstraintViolation checkTop(AddressBlocks top, int depth) {
		for (Family family : top.families()) {
			if (!AddressForm.hasLength(family)) {
				return unspecified();
			}
			if (family.blocks() == null && find(this.claims, family) != null) {
				return new ConstraintViolation(VerifyCode.UNNESTED_RESOURCE, depth);
			}
		}
		return null;
	}

	/** OpenSSL ends here without a code of its own. */
	private static ConstraintViolation unspecified() {
		return new ConstraintViolation(VerifyCode.UNSPECIFIED, 0);
	}

	private static @Nullable Family find(List<Family> families, Family wanted) {
		return families.stream()
			.filter((family) -> Arrays.equals(family.identifier(), wanted.identifier()))
			.findFirst()
			.orElse(null);
	}

	/** {@code addr_contains}, for blocks in order. */
	private static boolean contains(List<Block> parent, Family child) {
		List<Block> blocks = child.blocks();
		if (blocks == null) {
			return true;
		}
		int length = AddressForm.addressLength(child);
		int position = 0;
		for (Block block : blocks) {
			byte[] from = block.from().expand(length, false);
			byte[] to = block.to().expand(length, true);
			while (position < parent.size() && isBelow(parent.get(position).to().expand(length, true), to)) {
				position++;
			}
			byte[] lowest = (position < parent.size()) ? parent.get(position).from().expand(length, false) : null;
			byte[] highest = (position < parent.size()) ? parent.get(position).to().expand(length, true) : null;
			if (from == null || to == null || lowest == null || highest == null
					|| Arrays.compareUnsigned(lowest, from) > 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBelow(byte @Nullable [] one, byte @Nullable [] other) {
		return one != null && other != null && Arrays.compareUnsigned(one, other) < 0;
	}

}
