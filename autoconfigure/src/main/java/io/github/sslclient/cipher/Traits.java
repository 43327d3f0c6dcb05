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

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a suite is made of, or what a word of a cipher expression asks of one: for each
 * category a set of algorithms, as bits. An empty set asks nothing.
 *
 * @param code the code point of a single suite, or 0
 * @param keyExchange the key exchanges
 * @param authentication the authentications
 * @param encryption the ciphers
 * @param mac the MACs
 * @param protocol the oldest protocol, or {@code null}
 * @param strength the classes of strength
 * @param inDefault the complement of the default list, or 0
 */
record Traits(int code, int keyExchange, int authentication, int encryption, int mac, @Nullable String protocol,
		int strength, int inDefault) {

	static final Traits NONE = new Traits(0, 0, 0, 0, 0, null, 0, 0);

	private static final Map<String, Integer> KEY_EXCHANGES = bits("RSA", "DH", "ECDH", "PSK", "RSAPSK", "ECDHEPSK",
			"DHEPSK", "SRP");

	private static final Map<String, Integer> AUTHENTICATIONS = bits("RSA", "DSS", "None", "ECDSA", "PSK", "SRP");

	private static final Map<String, Integer> ENCRYPTIONS = bits("None", "AES(128)", "AES(256)", "AESGCM(128)",
			"AESGCM(256)", "AESCCM(128)", "AESCCM(256)", "AESCCM8(128)", "AESCCM8(256)", "Camellia(128)",
			"Camellia(256)", "CHACHA20/POLY1305(256)", "ARIAGCM(128)", "ARIAGCM(256)");

	private static final Map<String, Integer> MACS = bits("MD5", "SHA1", "SHA256", "SHA384", "AEAD");

	private static final Map<String, Integer> CLASSES = bits("LOW", "MEDIUM", "HIGH", "FIPS");

	private static final String NOT_DEFAULT = "NOT_DEFAULT";

	/** Whether a suite of these traits has what is asked. */
	boolean have(Traits asked) {
		return (asked.code == 0 || asked.code == this.code) && have(asked.keyExchange, this.keyExchange)
				&& have(asked.authentication, this.authentication) && have(asked.encryption, this.encryption)
				&& have(asked.mac, this.mac) && (asked.protocol == null || asked.protocol.equals(this.protocol))
				&& have(asked.strength, this.strength) && have(asked.inDefault, this.inDefault);
	}

	/**
	 * Ask for both ({@code a+b}).
	 * @return what both ask for, or {@code null} if they have an algorithm of some
	 * category in no common
	 */
	@Nullable Traits and(Traits other) {
		boolean sameProtocol = other.protocol == null || this.protocol == null || other.protocol.equals(this.protocol);
		if (!sameProtocol || excludes(this.keyExchange, other.keyExchange)
				|| excludes(this.authentication, other.authentication) || excludes(this.encryption, other.encryption)
				|| excludes(this.mac, other.mac) || excludes(this.strength, other.strength)) {
			return null;
		}
		return new Traits(other.code, both(this.keyExchange, other.keyExchange),
				both(this.authentication, other.authentication), both(this.encryption, other.encryption),
				both(this.mac, other.mac), (other.protocol != null) ? other.protocol : this.protocol,
				both(this.strength, other.strength),
				// OpenSSL forgets this one where a class of strength follows it.
				other.inDefault | ((this.strength == 0 && other.strength != 0) ? 0 : this.inDefault));
	}

	/** As a word asks: single suites are not asked for their protocol. */
	Traits asWord() {
		return new Traits(this.code, this.keyExchange, this.authentication, this.encryption, this.mac, null,
				this.strength, this.inDefault);
	}

	/** Read the columns of a suite. */
	static Traits ofSuite(int code, String protocol, String keyExchange, String authentication, String encryption,
			String mac, String classes) {
		String strength = classes.replace("," + NOT_DEFAULT, "").replace(NOT_DEFAULT, "-");
		return new Traits(code, set(KEY_EXCHANGES, keyExchange), set(AUTHENTICATIONS, authentication),
				set(ENCRYPTIONS, encryption), set(MACS, mac), protocol, set(CLASSES, strength),
				classes.contains(NOT_DEFAULT) ? 1 : 0);
	}

	/** Read what a word asks, such as {@code kx=DH au=!None}. */
	static Traits ofWord(String text) {
		Traits traits = NONE;
		for (String part : text.split(" ")) {
			int equals = part.indexOf('=');
			traits = traits.with(part.substring(0, equals), part.substring(equals + 1));
		}
		return traits;
	}

	private Traits with(String category, String names) {
		return switch (category) {
			case "kx" -> new Traits(0, set(KEY_EXCHANGES, names), this.authentication, this.encryption, this.mac,
					this.protocol, this.strength, this.inDefault);
			case "au" -> new Traits(0, this.keyExchange, set(AUTHENTICATIONS, names), this.encryption, this.mac,
					this.protocol, this.strength, this.inDefault);
			case "enc" -> new Traits(0, this.keyExchange, this.authentication, set(ENCRYPTIONS, names), this.mac,
					this.protocol, this.strength, this.inDefault);
			case "mac" -> new Traits(0, this.keyExchange, this.authentication, this.encryption, set(MACS, names),
					this.protocol, this.strength, this.inDefault);
			case "protocol" -> new Traits(0, this.keyExchange, this.authentication, this.encryption, this.mac, names,
					this.strength, this.inDefault);
			case "class" ->
				new Traits(0, this.keyExchange, this.authentication, this.encryption, this.mac, this.protocol,
						names.equals(NOT_DEFAULT) ? 0 : set(CLASSES, names), names.equals(NOT_DEFAULT) ? 1 : 0);
			default -> throw new IllegalArgumentException(category);
		};
	}

	static int keyExchanges(String names) {
		return set(KEY_EXCHANGES, names);
	}

	static int macs(String names) {
		return set(MACS, names);
	}

	private static boolean have(int asked, int present) {
		return asked == 0 || (asked & present) != 0;
	}

	private static boolean excludes(int one, int other) {
		return one != 0 && other != 0 && (one & other) == 0;
	}

	private static int both(int one, int other) {
		return (one == 0 || other == 0) ? one | other : one & other;
	}

	private static int set(Map<String, Integer> bits, String names) {
		boolean complement = names.startsWith("!");
		int set = 0;
		for (String name : (complement ? names.substring(1) : names).split(",")) {
			set |= bits.getOrDefault(name, 0);
		}
		return complement ? ~set : set;
	}

	private static Map<String, Integer> bits(String... names) {
		Map<String, Integer> bits = new HashMap<>();
		for (int i = 0; i < names.length; i++) {
			bits.put(names[i], 1 << i);
		}
		return Map.copyOf(bits);
	}

}
