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

package io.github.sslclient.crl;

import java.util.Arrays;

/**
 * Puts packed serial numbers in order. They are not moved: what is sorted are keys of
 * four bytes of a serial and the number of its record, and then, among those of which the
 * four bytes are equal, keys of the next four. No order of the input makes this slow:
 * many keys are sorted digit by digit, few by {@code Arrays.sort}, which guards itself,
 * and the depth is bounded by the length of a serial. Not thread-safe.
 */
final class SerialOrder {

	/** The bits of a key that hold the number of the record. */
	private static final int NUMBER_BITS = 24;

	/** The bytes of the serial that a key has room for. */
	private static final int PREFIX = 4;

	/** Three digits are a prefix. */
	private static final int DIGIT_BITS = 11;

	/** From this many on, sorting by digits pays. */
	private static final int MANY = 1 << 12;

	private final byte[] records;

	private final int recordLength;

	private final int serialLength;

	private final long[] keys;

	/**
	 * Sort records.
	 * @param records the records, one behind the other, each beginning with its serial
	 * @param count how many there are, less than 2<sup>24</sup>
	 * @param recordLength the length of a record
	 * @param serialLength the length of a serial
	 */
	SerialOrder(byte[] records, int count, int recordLength, int serialLength) {
		this.records = records;
		this.recordLength = recordLength;
		this.serialLength = serialLength;
		this.keys = new long[count];
		for (int i = 0; i < count; i++) {
			this.keys[i] = i;
		}
		sort(0, count, 0);
	}

	/**
	 * The number of a record.
	 * @param position its position in the order of the serials; equal ones stand in the
	 * order of their numbers
	 * @return the number
	 */
	int number(int position) {
		return (int) this.keys[position] & ((1 << NUMBER_BITS) - 1);
	}

	private void sort(int from, int to, int offset) {
		for (int i = from; i < to; i++) {
			int number = number(i);
			this.keys[i] = (prefix(number * this.recordLength, offset) << NUMBER_BITS) | number;
		}
		if (to - from < MANY) {
			Arrays.sort(this.keys, from, to);
		}
		else {
			sortByDigits(from, to);
		}
		if (offset + PREFIX < this.serialLength) {
			sortEqual(from, to, offset + PREFIX);
		}
	}

	private void sortEqual(int from, int to, int offset) {
		int start = from;
		for (int i = from + 1; i <= to; i++) {
			if (i == to || this.keys[i] >> NUMBER_BITS != this.keys[start] >> NUMBER_BITS) {
				if (i - start > 1) {
					sort(start, i, offset);
				}
				start = i;
			}
		}
	}

	/** What a serial is too short for counts as zero. */
	private long prefix(int record, int offset) {
		long prefix = 0;
		for (int i = offset; i < offset + PREFIX; i++) {
			prefix = (prefix << 8) | ((i < this.serialLength) ? this.records[record + i] & 0xFF : 0);
		}
		return prefix;
	}

	/** A radix sort, last digit first. The numbers are in order to begin with. */
	private void sortByDigits(int from, int to) {
		long[] source = Arrays.copyOfRange(this.keys, from, to);
		long[] target = new long[source.length];
		for (int shift = NUMBER_BITS; shift < NUMBER_BITS + 8 * PREFIX; shift += DIGIT_BITS) {
			sortByDigit(source, target, shift);
			long[] swapped = source;
			source = target;
			target = swapped;
		}
		System.arraycopy(source, 0, this.keys, from, source.length);
	}

	private static void sortByDigit(long[] source, long[] target, int shift) {
		int mask = (1 << DIGIT_BITS) - 1;
		int[] starts = new int[mask + 2];
		for (long key : source) {
			starts[((int) (key >>> shift) & mask) + 1]++;
		}
		for (int i = 0; i < mask; i++) {
			starts[i + 1] += starts[i];
		}
		for (long key : source) {
			target[starts[(int) (key >>> shift) & mask]++] = key;
		}
	}

}
