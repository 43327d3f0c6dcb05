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

import io.github.sslclient.der.DerException;

/**
 * Collects serial numbers of one length. Not thread-safe.
 */
final class SerialTableBuilder {

	/**
	 * What an entry has besides its serial at the least: the headers of the entry and of
	 * the serial, and a UTCTime.
	 */
	private static final int OVERHEAD = 2 + 2 + 15;

	private static final int FIRST_CAPACITY = 16;

	/** How far a header that announces many entries is believed. */
	private static final int GROWTH = 8;

	private final int serialLength;

	private final int recordLength;

	private byte[] records;

	private int count;

	SerialTableBuilder(int serialLength, boolean issuers) {
		this.serialLength = serialLength;
		this.recordLength = serialLength + (issuers ? 3 : 1);
		this.records = new byte[FIRST_CAPACITY * this.recordLength];
	}

	/**
	 * Add an entry.
	 * @param bytes what holds the serial
	 * @param offset where it begins
	 * @param reason the reason
	 * @param issuer the number of the issuers
	 * @param ahead how many bytes of entries are still to come
	 * @throws DerException if there are too many
	 */
	void add(byte[] bytes, int offset, int reason, int issuer, long ahead) throws DerException {
		int start = this.count * this.recordLength;
		if (this.records.length - start < this.recordLength) {
			grow(ahead);
		}
		System.arraycopy(bytes, offset, this.records, start, this.serialLength);
		int end = start + this.serialLength;
		this.records[end] = (byte) reason;
		if (this.recordLength > this.serialLength + 1) {
			this.records[end + 1] = (byte) (issuer >> 8);
			this.records[end + 2] = (byte) issuer;
		}
		this.count++;
	}

	private void grow(long ahead) throws DerException {
		long most = this.count + 1 + ahead / (this.serialLength + OVERHEAD);
		long size = Math.min(most, (long) GROWTH * this.count) * this.recordLength;
		if (size > Integer.MAX_VALUE - 8) {
			throw new DerException("the entries do not fit into memory", false);
		}
		this.records = Arrays.copyOf(this.records, (int) size);
	}

	/**
	 * Put the serials in order.
	 * @return the table; the builder is of no use after that
	 */
	SerialTable build() {
		byte[] unsorted = this.records;
		this.records = new byte[0];
		return new SerialTable(unsorted, this.count, this.recordLength, this.serialLength);
	}

}
