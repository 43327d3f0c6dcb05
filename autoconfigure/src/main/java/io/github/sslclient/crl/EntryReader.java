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

import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.error.SslException;
import io.github.sslclient.x509.GeneralName;

/**
 * Reads the entries of a list ({@code crl_set_issuers}). An entry whose extensions cannot
 * be read is still an entry, but from there on OpenSSL looks at no extension of any: the
 * list's issuer is every entry's, and no reason counts. Not thread-safe.
 */
final class EntryReader {

	private static final int UTC_TIME = 0x17;

	private static final int GENERALIZED_TIME = 0x18;

	/** {@code CRL_REASON_UNSPECIFIED}: what an entry has that was not looked at. */
	private static final int UNSPECIFIED = 0;

	private final EntryIssuers issuers;

	private final SerialIndex.Builder index = new SerialIndex.Builder();

	private byte[] bytes = new byte[0];

	private int position;

	private int inheritedIssuer = EntryIssuers.OWN;

	private int issuer;

	private int reason;

	private boolean unknownCritical;

	private boolean unreadable;

	EntryReader(EntryIssuers issuers) {
		this.issuers = issuers;
	}

	/**
	 * Read all entries.
	 * @param window what stands before the first
	 * @param end where the last ends
	 */
	void read(DerWindow window, long end) throws SslException, DerException {
		while (window.offset() < end) {
			window.step(DerReader.SEQUENCE, end);
			this.bytes = window.bytes();
			this.position = window.start();
			entry(window.end(), end - window.offset());
		}
	}

	private void entry(int end, long ahead) throws DerException {
		int serial = element(DerReader.INTEGER, end);
		int serialEnd = this.position;
		if (!isMinimal(this.bytes, serial, serialEnd)) {
			throw new DerException("a serial number is empty or padded", false);
		}
		boolean generalized = this.position < end && this.bytes[this.position] == GENERALIZED_TIME;
		element(generalized ? GENERALIZED_TIME : UTC_TIME, end);
		this.issuer = this.inheritedIssuer;
		this.reason = this.unreadable ? UNSPECIFIED : Revocation.NO_REASON;
		if (this.position < end) {
			extensions(EntryExtensions.read(DerReader.of(this.bytes, this.position, end)));
		}
		this.index.add(this.bytes, serial, serialEnd, this.reason, this.issuer, ahead);
	}

	/** Step over an element and return where its content starts. */
	private int element(int tag, int end) throws DerException {
		int start = this.position + 2;
		if (start <= end && this.bytes[start - 2] == tag && this.bytes[start - 1] >= 0
				&& this.bytes[start - 1] <= end - start) {
			this.position = start + this.bytes[start - 1];
			return start;
		}
		DerReader reader = DerReader.of(this.bytes, this.position, end);
		int length = reader.enter(tag).remaining();
		this.position = end - reader.remaining();
		return this.position - length;
	}

	/** {@code c2i_ibuf}: not empty, and without a first byte that says nothing. */
	private static boolean isMinimal(byte[] bytes, int from, int to) {
		if (to - from < 2) {
			return to > from;
		}
		return bytes[from] != ((bytes[from + 1] < 0) ? -1 : 0);
	}

	private void extensions(EntryExtensions extensions) throws DerException {
		if (this.unreadable) {
			return;
		}
		List<GeneralName> names;
		try {
			names = extensions.certificateIssuer();
		}
		catch (DerException ex) {
			this.issuer = EntryIssuers.OWN;
			stop();
			return;
		}
		if (names != null) {
			this.issuer = this.issuers.add(names);
			this.inheritedIssuer = this.issuer;
		}
		try {
			this.reason = extensions.reason();
			this.unknownCritical |= extensions.hasUnknownCritical();
		}
		catch (DerException ex) {
			stop();
		}
	}

	private void stop() {
		this.unreadable = true;
		this.inheritedIssuer = EntryIssuers.OWN;
		this.reason = UNSPECIFIED;
	}

	/**
	 * Whether an extension of an entry is critical and unknown.
	 * @return whether there was one
	 */
	boolean hasUnknownCritical() {
		return this.unknownCritical;
	}

	/**
	 * The entries, once all are read.
	 * @return where to look them up
	 */
	SerialIndex index() {
		return this.index.build(this.issuers);
	}

}
