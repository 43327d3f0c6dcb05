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

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.x509.CanonicalName;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list, found by serial number. Entries before the first that names an
 * issuer stand in tables of their own, which need no room for issuers and are looked at
 * first, so that of several entries of one serial the first of the list is found.
 * Immutable.
 */
final class SerialIndex {

	private final Map<Integer, SerialTable> plain;

	private final Map<Integer, SerialTable> indirect;

	private final EntryIssuers issuers;

	private final int size;

	private SerialIndex(Builder builder, EntryIssuers issuers) {
		this.plain = build(builder.plain);
		this.indirect = build(builder.indirect);
		this.issuers = issuers;
		this.size = builder.size;
	}

	private static Map<Integer, SerialTable> build(@Nullable SerialTableBuilder[] builders) {
		Map<Integer, SerialTable> tables = new HashMap<>();
		for (int length = 0; length < builders.length; length++) {
			SerialTableBuilder builder = builders[length];
			if (builder != null) {
				tables.put(length, builder.build());
				// Its unsorted bytes make room for the next.
				builders[length] = null;
			}
		}
		return Map.copyOf(tables);
	}

	int size() {
		return this.size;
	}

	/**
	 * Look a certificate up ({@code def_crl_lookup}).
	 * @param serial its serial number
	 * @param issuer its issuer
	 * @return what the first entry says that is meant for it
	 */
	Revocation find(BigInteger serial, CanonicalName issuer) {
		byte[] bytes = serial.toByteArray();
		Revocation found = find(this.plain, bytes, issuer);
		return (found != Revocation.NONE) ? found : find(this.indirect, bytes, issuer);
	}

	private Revocation find(Map<Integer, SerialTable> tables, byte[] serial, CanonicalName issuer) {
		SerialTable table = tables.get(serial.length);
		if (table != null) {
			for (int entry = table.first(serial); table.isOf(entry, serial); entry++) {
				if (this.issuers.contains(table.issuer(entry), issuer)) {
					return Revocation.of(table.reason(entry));
				}
			}
		}
		return Revocation.NONE;
	}

	/**
	 * Collects entries. Not thread-safe.
	 */
	static final class Builder {

		/** Several times what the largest lists in use hold. */
		static final int MAXIMUM_ENTRIES = 10_000_000;

		/** RFC 5280 allows 20 bytes; there are certificates with some more. */
		static final int MAXIMUM_SERIAL = 1024;

		private final @Nullable SerialTableBuilder[] plain = new SerialTableBuilder[MAXIMUM_SERIAL + 1];

		private final @Nullable SerialTableBuilder[] indirect = new SerialTableBuilder[MAXIMUM_SERIAL + 1];

		private boolean issuers;

		private int size;

		/**
		 * Add an entry.
		 * @param bytes what holds the serial
		 * @param from where it begins
		 * @param to where it ends
		 * @param reason the reason
		 * @param issuer the number of the issuers
		 * @param ahead how many bytes of entries are still to come
		 * @throws DerException if there are too many entries, or the serial is too long
		 */
		void add(byte[] bytes, int from, int to, int reason, int issuer, long ahead) throws DerException {
			if (this.size >= MAXIMUM_ENTRIES) {
				throw new DerException("there are more than " + MAXIMUM_ENTRIES + " entries", false);
			}
			if (to - from > MAXIMUM_SERIAL) {
				throw new DerException("a serial number is longer than " + MAXIMUM_SERIAL + " bytes", false);
			}
			this.size++;
			this.issuers |= issuer != EntryIssuers.OWN;
			builder(to - from).add(bytes, from, reason, issuer, ahead);
		}

		private SerialTableBuilder builder(int length) {
			@Nullable SerialTableBuilder[] builders = this.issuers ? this.indirect : this.plain;
			SerialTableBuilder builder = builders[length];
			if (builder == null) {
				builder = new SerialTableBuilder(length, this.issuers);
				builders[length] = builder;
			}
			return builder;
		}

		SerialIndex build(EntryIssuers issuers) {
			return new SerialIndex(this, issuers);
		}

	}

}
