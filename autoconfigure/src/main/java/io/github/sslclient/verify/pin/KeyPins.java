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

package io.github.sslclient.verify.pin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sslclient.verify.identity.HostPatterns;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are pinned for which hosts. Of the entries that fit a host the most specific
 * counts, and that for {@link #ANY_HOST} where no other does. Immutable and thread-safe.
 */
public final class KeyPins {

	/** Stands for every host that there is no other entry for. */
	public static final String ANY_HOST = "*";

	private static final KeyPins NONE = new KeyPins(Map.of());

	/** RFC 7469, section 4.3: who loses the only key that is pinned is locked out. */
	private static final int LEAST = 2;

	private final Map<String, Set<KeyPin>> entries;

	private final HostPatterns<Set<KeyPin>> hosts;

	private KeyPins(Map<String, Set<KeyPin>> entries) {
		this.entries = entries;
		Map<String, Set<KeyPin>> hosts = new LinkedHashMap<>(entries);
		hosts.remove(ANY_HOST);
		this.hosts = new HostPatterns<>(hosts);
	}

	/**
	 * No host has any.
	 * @return pins that nothing is held to
	 */
	public static KeyPins none() {
		return NONE;
	}

	/**
	 * Pin keys.
	 * @param pins the pins ({@link KeyPin#text}) by host: a name or address, {@code *.}
	 * and a name for all below it, or {@link #ANY_HOST}; each with two or more, one of
	 * them of a key that is kept in reserve
	 * @return the pins
	 * @throws IllegalArgumentException if a host or a pin is none, two hosts mean the
	 * same, or there is no key in reserve
	 */
	public static KeyPins of(Map<String, List<String>> pins) {
		Map<String, Set<KeyPin>> entries = new LinkedHashMap<>();
		pins.forEach((host, texts) -> entries.put(host, read(host, texts)));
		return entries.isEmpty() ? NONE : new KeyPins(entries);
	}

	private static Set<KeyPin> read(String host, List<String> texts) {
		Set<KeyPin> pins = new LinkedHashSet<>();
		texts.forEach((text) -> pins.add(new KeyPin(text)));
		if (pins.size() < LEAST) {
			throw new IllegalArgumentException("There must be two pins or more for '" + host + "' but there "
					+ (pins.isEmpty() ? "is none" : "is one")
					+ "; add that of a key in reserve, or a lost key locks this client out");
		}
		return pins;
	}

	/**
	 * Whether there are none.
	 * @return whether no host has any
	 */
	public boolean isEmpty() {
		return this.entries.isEmpty();
	}

	/**
	 * What a host's chain must have one of.
	 * @param host the host, or {@code null} if it is not known
	 * @return the pins; {@code null} if it is held to none, and no pin at all, which no
	 * chain can have, where only the host's name would tell
	 */
	public @Nullable Set<KeyPin> find(@Nullable PeerName host) {
		Set<KeyPin> found = (host != null) ? this.hosts.find(host) : null;
		if (found == null) {
			found = this.entries.get(ANY_HOST);
		}
		return (found == null && host == null && !isEmpty()) ? Set.of() : found;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof KeyPins pins && this.entries.equals(pins.entries);
	}

	@Override
	public int hashCode() {
		return this.entries.hashCode();
	}

	@Override
	public String toString() {
		return this.entries.toString();
	}

}
