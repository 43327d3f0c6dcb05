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
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeyPins}.
 */
class KeyPinsTests {

	private static final String RESERVE = pin('z');

	@ParameterizedTest
	@CsvSource({ "a.example, a", "b.example, c", "www.b.example, b", "127.0.0.1, d", "other.example, c" })
	void theMostSpecificEntryCounts(String host, char expected) {
		KeyPins pins = pins(Map.of("a.example", 'a', "*.b.example", 'b', KeyPins.ANY_HOST, 'c', "127.0.0.1", 'd'));
		assertThat(pins.find(PeerName.of(host))).isEqualTo(set(expected));
	}

	@Test
	void aHostWithoutAnEntryIsHeldToNone() {
		assertThat(pins(Map.of("a.example", 'a')).find(PeerName.of("b.example"))).isNull();
	}

	@Test
	void aHostThatIsNotKnownIsHeldToWhatIsForAll() {
		assertThat(pins(Map.of(KeyPins.ANY_HOST, 'a', "b.example", 'b')).find(null)).isEqualTo(set('a'));
	}

	/** It might be the one that there are pins for. */
	@Test
	void aHostThatIsNotKnownIsHeldToWhatNobodyHasWhereSomeHostHasPins() {
		assertThat(pins(Map.of("b.example", 'b')).find(null)).isEmpty();
	}

	@Test
	void withoutPinsNobodyIsHeldToAny() {
		assertThat(KeyPins.none().find(null)).isNull();
		assertThat(KeyPins.none().find(PeerName.of("a.example"))).isNull();
		assertThat(KeyPins.of(Map.of())).isSameAs(KeyPins.none());
	}

	@Test
	void aKeyInReserveIsAskedFor() {
		assertThatIllegalArgumentException().isThrownBy(() -> KeyPins.of(Map.of("a.example", List.of(pin('a')))))
			.withMessageContaining("'a.example'")
			.withMessageContaining("reserve");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> KeyPins.of(Map.of("a.example", List.of(pin('a'), pin('a')))));
		assertThatIllegalArgumentException().isThrownBy(() -> KeyPins.of(Map.of("a.example", List.of())))
			.withMessageContaining("there is none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*.127.0.0.1", "a.*.example", "", "*a.example", "a b" })
	void whatIsNoHostIsRefused(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> pins(Map.of(host, 'a')));
	}

	@Test
	void twoFormsOfOneAddressAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> pins(Map.of("[2001:db8::1]", 'a', "2001:db8:0:0:0:0:0:1", 'b')));
	}

	private static KeyPins pins(Map<String, Character> keys) {
		Map<String, List<String>> pins = new LinkedHashMap<>();
		keys.forEach((host, key) -> pins.put(host, List.of(pin(key), RESERVE)));
		return KeyPins.of(pins);
	}

	private static @Nullable Set<KeyPin> set(char key) {
		return Set.of(new KeyPin(pin(key)), new KeyPin(RESERVE));
	}

	private static String pin(char key) {
		return "sha256/" + String.valueOf(key).repeat(42) + "A=";
	}

}
