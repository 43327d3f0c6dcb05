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

package io.github.sslclient.x509;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The addresses or autonomous systems that a certificate is issued for (RFC 3779). An
 * immutable value.
 */
public final class NumberResources {

	private final Map<String, List<Range>> families = new LinkedHashMap<>();

	private boolean canonical = true;

	private NumberResources() {
	}

	/**
	 * Read {@code IPAddrBlocks}; its families are those of the addresses.
	 */
	static NumberResources readAddresses(DerReader reader) throws DerException {
		NumberResources resources = new NumberResources();
		DerReader blocks = reader.enter(DerReader.SEQUENCE);
		byte[] previous = null;
		while (blocks.hasMore()) {
			DerReader block = blocks.enter(DerReader.SEQUENCE);
			byte[] family = block.octets();
			int length = addressLength(family);
			resources.add(HexFormat.of().formatHex(family), block, (element) -> address(element, length), true);
			block.finish();
			resources.canonical &= family.length == 2 || family.length == 3;
			resources.canonical &= previous == null || Arrays.compareUnsigned(previous, family) < 0;
			previous = family;
		}
		return resources;
	}

	/**
	 * Read {@code ASIdentifiers}; its families are numbers and routing domains.
	 */
	static NumberResources readSystems(DerReader reader) throws DerException {
		NumberResources resources = new NumberResources();
		DerReader identifiers = reader.enter(DerReader.SEQUENCE);
		for (int tag = DerReader.CONTEXT_0; tag <= DerReader.CONTEXT_0 + 1; tag++) {
			DerReader choice = identifiers.enterOptional(tag);
			if (choice != null) {
				resources.add("as" + tag, choice, NumberResources::system, false);
				choice.finish();
			}
		}
		identifiers.finish();
		return resources;
	}

	/**
	 * Whether it is written in the one way that RFC 3779 allows: sorted, and neither
	 * overlapping nor adjacent.
	 * @return whether it is
	 */
	public boolean isCanonical() {
		return this.canonical;
	}

	/**
	 * The resources of each family, no ranges standing for whatever the issuer has.
	 * @return the ranges
	 */
	public Map<String, List<Range>> families() {
		return Collections.unmodifiableMap(this.families);
	}

	private void add(String family, DerReader choice, RangeReader reader, boolean prefixes) throws DerException {
		List<Range> ranges = new ArrayList<>();
		if (choice.isAt(DerReader.NULL)) {
			choice.enter().finish();
		}
		else {
			DerReader elements = choice.enter(DerReader.SEQUENCE);
			this.canonical &= elements.hasMore();
			while (elements.hasMore()) {
				boolean spelled = elements.isAt(DerReader.SEQUENCE);
				Range range = reader.read(elements);
				this.canonical &= range.isOrdered() && !(prefixes && spelled && range.isPrefix());
				this.canonical &= ranges.isEmpty() || ranges.get(ranges.size() - 1).isApartFrom(range);
				ranges.add(range);
			}
		}
		this.families.put(family, List.copyOf(ranges));
	}

	private static Range system(DerReader reader) throws DerException {
		if (reader.isAt(DerReader.INTEGER)) {
			BigInteger number = reader.integer();
			return new Range(number, number);
		}
		DerReader range = reader.enter(DerReader.SEQUENCE);
		Range read = new Range(range.integer(), range.integer());
		range.finish();
		return read;
	}

	private static Range address(DerReader reader, int length) throws DerException {
		if (reader.isAt(DerReader.BIT_STRING)) {
			byte[] prefix = reader.enter().rest();
			return new Range(fill(prefix, length, false), fill(prefix, length, true));
		}
		DerReader range = reader.enter(DerReader.SEQUENCE);
		Range read = new Range(fill(range.enter(DerReader.BIT_STRING).rest(), length, false),
				fill(range.enter(DerReader.BIT_STRING).rest(), length, true));
		range.finish();
		return read;
	}

	/**
	 * The first or last address of a prefix; one that is too long for its family is
	 * beyond all addresses.
	 */
	private static BigInteger fill(byte[] bits, int length, boolean ones) throws DerException {
		if (bits.length == 0 || bits[0] < 0 || bits[0] > 7 || (bits.length == 1 && bits[0] != 0)) {
			throw new DerException("a bit string is malformed", false);
		}
		int missing = (length - bits.length + 1) * Byte.SIZE + bits[0];
		BigInteger prefix = new BigInteger(1, Arrays.copyOfRange(bits, 1, bits.length)).shiftRight(bits[0]);
		if (bits.length - 1 > length) {
			return ones ? BigInteger.ONE.negate() : BigInteger.ZERO;
		}
		BigInteger first = prefix.shiftLeft(missing);
		return ones ? first.add(BigInteger.ONE.shiftLeft(missing)).subtract(BigInteger.ONE) : first;
	}

	private static int addressLength(byte[] family) {
		int afi = (family.length < 2) ? 0 : ((family[0] & 0xFF) << 8) | (family[1] & 0xFF);
		return (afi == 1) ? 4 : (afi == 2) ? 16 : 0;
	}

	/**
	 * Numbers without a gap.
	 *
	 * @param first the first of them
	 * @param last the last of them
	 */
	public record Range(BigInteger first, BigInteger last) {

		/**
		 * Whether another range is part of this one.
		 * @param other the other
		 * @return whether it is
		 */
		public boolean contains(Range other) {
			return this.first.compareTo(other.first) <= 0 && this.last.compareTo(other.last) >= 0;
		}

		boolean isOrdered() {
			return this.first.compareTo(this.last) <= 0;
		}

		/** Whether another begins after this one and a gap. */
		boolean isApartFrom(Range next) {
			return this.last.add(BigInteger.ONE).compareTo(next.first) < 0;
		}

		/** Whether it could be written as a prefix. */
		boolean isPrefix() {
			BigInteger size = this.last.subtract(this.first).add(BigInteger.ONE);
			return size.bitCount() == 1 && this.first.mod(size).signum() == 0;
		}

	}

	/**
	 * Reads a range.
	 */
	private interface RangeReader {

		Range read(DerReader reader) throws DerException;

	}

}
