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

package io.github.sslclient.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.verify.pin.KeyPins;

import org.springframework.util.StringUtils;

/**
 * Turns properties into pins, and says which of them are wrong.
 */
final class PinSettings {

	private PinSettings() {
	}

	static KeyPins of(List<SslClientPins> properties) {
		Map<String, List<String>> pins = new LinkedHashMap<>();
		for (int i = 0; i < properties.size(); i++) {
			SslClientPins entry = properties.get(i);
			String host = StringUtils.hasText(entry.host()) ? entry.host() : KeyPins.ANY_HOST;
			if (pins.put(host, entry.keys()) != null) {
				throw new IllegalSettingException("pins[" + i + "].host",
						"is '" + host + "', as that of an entry before it is; put all its keys into one");
			}
			checkAlone(i, host, entry.keys());
		}
		try {
			return KeyPins.of(pins);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalSettingException("pins", String.valueOf(ex.getMessage()));
		}
	}

	/** For its property to be named. */
	private static void checkAlone(int index, String host, List<String> keys) {
		try {
			KeyPins.of(Map.of(host, keys));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalSettingException("pins[" + index + "]", String.valueOf(ex.getMessage()));
		}
	}

}
