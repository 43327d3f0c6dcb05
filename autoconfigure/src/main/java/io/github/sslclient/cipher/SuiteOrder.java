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

package io.github.sslclient.cipher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.sslclient.cipher.SuiteTable.Row;

/**
 * The list that a cipher expression works on: all suites in one order, some of them
 * chosen. The order also matters for those that are not: it is the one in which a later
 * word adds them (man openssl-ciphers, {@code ssl_create_cipher_list}). Not thread-safe.
 */
final class SuiteOrder {

	private static final int EPHEMERAL = Traits.keyExchanges("DH,ECDH");

	private static final int AEAD = Traits.macs("AEAD");

	private List<Row> rows = new ArrayList<>(SuiteTable.ROWS);

	private final Set<Row> chosen = new LinkedHashSet<>();

	private SuiteOrder() {
	}

	/**
	 * None chosen, in OpenSSL's order of preference: ephemeral keys and AEAD first, then
	 * strength, then AES-GCM, ChaCha20, AES and the rest.
	 */
	static SuiteOrder preferred() {
		SuiteOrder order = new SuiteOrder();
		Traits ecdhe = Traits.ofWord("kx=ECDH");
		order.add(Traits.ofWord("kx=ECDH au=ECDSA"));
		order.add(ecdhe);
		order.delete(ecdhe);
		order.add(Traits.ofWord("enc=AESGCM(128),AESGCM(256)"));
		order.add(Traits.ofWord("enc=CHACHA20/POLY1305(256)"));
		order.add(Traits.ofWord("enc=AES(128),AES(256),AESCCM(128),AESCCM(256),AESCCM8(128),AESCCM8(256)"));
		order.add(Traits.NONE);
		order.moveToEnd(Traits.ofWord("mac=MD5"));
		order.moveToEnd(Traits.ofWord("au=None"));
		order.moveToEnd(Traits.ofWord("kx=RSA"));
		order.moveToEnd(Traits.ofWord("kx=PSK"));
		order.sortByStrength();
		order.moveToFront((row) -> "TLSv1.2".equals(row.traits().protocol()));
		order.moveToFront(SuiteOrder::isAead);
		order.moveToFront(SuiteOrder::isEphemeral);
		order.moveToFront((row) -> isEphemeral(row) && isAead(row));
		order.delete(Traits.NONE);
		return order;
	}

	/** Choose those that are not chosen yet, behind all others. */
	void add(Traits asked) {
		List<Row> added = select((row) -> row.traits().have(asked) && !this.chosen.contains(row));
		this.chosen.addAll(added);
		append(added);
	}

	/** Move the chosen ones to the end ({@code +}). */
	void moveToEnd(Traits asked) {
		append(selectChosen((row) -> row.traits().have(asked)));
	}

	/** Give up the chosen ones; they come first when added again ({@code -}). */
	void delete(Traits asked) {
		List<Row> deleted = selectChosen((row) -> row.traits().have(asked));
		deleted.forEach(this.chosen::remove);
		prepend(deleted);
	}

	/** Take them out for good ({@code !}). */
	void kill(Traits asked) {
		List<Row> killed = select((row) -> row.traits().have(asked));
		killed.forEach(this.chosen::remove);
		this.rows.removeAll(killed);
	}

	/** The strongest first, in the present order among equals ({@code @STRENGTH}). */
	void sortByStrength() {
		List<Row> sorted = selectChosen((row) -> true);
		sorted.sort(Comparator.comparingInt(Row::bits).reversed());
		append(sorted);
	}

	/** The chosen ones, in order. */
	List<Row> chosen() {
		return selectChosen((row) -> true);
	}

	private void moveToFront(Predicate<Row> condition) {
		prepend(selectChosen(condition));
	}

	private List<Row> selectChosen(Predicate<Row> condition) {
		return select((row) -> this.chosen.contains(row) && condition.test(row));
	}

	private List<Row> select(Predicate<Row> condition) {
		List<Row> selected = new ArrayList<>(this.rows);
		selected.removeIf(condition.negate());
		return selected;
	}

	private void append(List<Row> moved) {
		List<Row> others = without(moved);
		others.addAll(moved);
		this.rows = others;
	}

	private void prepend(List<Row> moved) {
		List<Row> others = new ArrayList<>(moved);
		others.addAll(without(moved));
		this.rows = others;
	}

	private List<Row> without(List<Row> moved) {
		List<Row> others = new ArrayList<>(this.rows);
		others.removeAll(Set.copyOf(moved));
		return others;
	}

	private static boolean isEphemeral(Row row) {
		return (row.traits().keyExchange() & EPHEMERAL) != 0;
	}

	private static boolean isAead(Row row) {
		return (row.traits().mac() & AEAD) != 0;
	}

}
