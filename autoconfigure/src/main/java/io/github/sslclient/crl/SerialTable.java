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
 * Serial numbers of one length, packed and sorted, each with what its entry says: one
 * byte for the reason and, if the table has issuers, two for those. Equal serials stand
 * in the order in which they were added. Immutable.
 */
final class SerialTable {

	private final byte[] records;

	private final int recordLength;

	private final int serialLength;

	private final int count;

	/**
	 * Sort records.
	 * @param unsorted the records, one behind the other, and maybe more space
	 * @param count how many there are
	 * @param recordLength the length of one
	 * @param serialLength how much of it is the serial
	 */
	SerialTable(byte[] unsorted, int count, int recordLength, int serialLength) {
		this.count = count;
		this.recordLength = recordLength;
		this.serialLength = serialLength;
		this.records = new byte[count * recordLength];
		SerialOrder order = new SerialOrder(unsorted, count, recordLength, serialLength);
		for (int i = 0; i < count; i++) {
			System.arraycopy(unsorted, order.number(i) * recordLength, this.records, i * recordLength, recordLength);
		}
	}

	/**
	 * Find the first entry of a serial.
	 * @param serial the serial, of this table's length
	 * @return its number, or that of the entry before which it would stand
	 */
	int first(byte[] serial) {
		int low = 0;
		int high = this.count;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (compare(middle, serial) < 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Whether an entry is one of a serial.
	 * @param entry the number of the entry, maybe one too many
	 * @param serial the serial
	 * @return whether it is
	 */
	boolean isOf(int entry, byte[] serial) {
		return entry < this.count && compare(entry, serial) == 0;
	}

	private int compare(int entry, byte[] serial) {
		int start = entry * this.recordLength;
		return Arrays.compareUnsigned(this.records, start, start + this.serialLength, serial, 0, this.serialLength);
	}

	int reason(int entry) {
		return this.records[entry * this.recordLength + this.serialLength];
	}

	int issuer(int entry) {
		int start = entry * this.recordLength + this.serialLength + 1;
		return (this.recordLength > this.serialLength + 1)
				? ((this.records[start] & 0xFF) << 8) | (this.records[start + 1] & 0xFF) : EntryIssuers.OWN;
	}

}
