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

import java.util.Arrays;
import java.util.List;

import io.github.sslclient.x509.AddressBlocks;
import io.github.sslclient.x509.AddressBlocks.Block;
import io.github.sslclient.x509.AddressBlocks.Family;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of IP addresses ({@code X509v3_addr_is_canonical}; RFC 3779, section
 * 2.2.3).
 */
final class AddressForm {

	private static final int IPV4 = 1;

	private static final int IPV6 = 2;

	private AddressForm() {
	}

	static boolean isCanonical(AddressBlocks addresses) {
		List<Family> families = addresses.families();
		for (int i = 1; i < families.size(); i++) {
			Family before = families.get(i - 1);
			Family family = families.get(i);
			if (!hasLength(before) || !hasLength(family)
					|| Arrays.compareUnsigned(before.identifier(), family.identifier()) >= 0) {
				return false;
			}
		}
		return families.stream().allMatch(AddressForm::isCanonical);
	}

	/** {@code IPAddressFamily_check_len}. */
	static boolean hasLength(Family family) {
		return family.identifier().length == 2 || family.identifier().length == 3;
	}

	/** {@code length_from_afi}: the length of an address in bytes, 0 if not known. */
	static int addressLength(Family family) {
		byte[] identifier = family.identifier();
		if (identifier.length < 2 || identifier[0] != 0) {
			return 0;
		}
		return switch (identifier[1]) {
			case IPV4 -> 4;
			case IPV6 -> 16;
			default -> 0;
		};
	}

	private static boolean isCanonical(Family family) {
		List<Block> blocks = family.blocks();
		if (blocks == null) {
			return true;
		}
		if (!hasLength(family) || blocks.isEmpty()) {
			return false;
		}
		int length = addressLength(family);
		for (int i = 1; i < blocks.size(); i++) {
			if (!areApart(blocks.get(i - 1), blocks.get(i), length)) {
				return false;
			}
		}
		// A single prefix is not looked at, and may be longer than an address.
		return blocks.stream().allMatch((block) -> !block.isRange() || isProperRange(block, length));
	}

	private static boolean areApart(Block one, Block next, int length) {
		byte[] from = one.from().expand(length, false);
		byte[] to = one.to().expand(length, true);
		byte[] nextFrom = next.from().expand(length, false);
		byte[] nextTo = next.to().expand(length, true);
		if (from == null || to == null || nextFrom == null || nextTo == null) {
			return false;
		}
		return Arrays.compareUnsigned(from, nextFrom) < 0 && Arrays.compareUnsigned(from, to) <= 0
				&& Arrays.compareUnsigned(nextFrom, nextTo) <= 0
				&& Arrays.compareUnsigned(to, predecessor(nextFrom)) < 0;
	}

	private static byte[] predecessor(byte[] address) {
		byte[] before = address.clone();
		for (int i = before.length - 1; i >= 0 && before[i]-- == 0; i--) {
			// The borrow goes on.
		}
		return before;
	}

	/** In order, and nothing that a prefix could say. */
	private static boolean isProperRange(Block range, int length) {
		byte[] from = range.from().expand(length, false);
		byte[] to = range.to().expand(length, true);
		return from != null && to != null && Arrays.compareUnsigned(from, to) <= 0 && !isPrefix(from, to);
	}

	/** {@code range_should_be_prefix}. */
	private static boolean isPrefix(byte[] from, byte[] to) {
		int same = 0;
		while (same < from.length && from[same] == to[same]) {
			same++;
		}
		int free = from.length - 1;
		while (free >= 0 && from[free] == 0 && to[free] == (byte) 0xFF) {
			free--;
		}
		if (same != free) {
			return same > free;
		}
		int mask = (from[same] ^ to[same]) & 0xFF;
		boolean isOnes = mask < 0xFF && (mask & (mask + 1)) == 0;
		return isOnes && (from[same] & mask) == 0;
	}

}
