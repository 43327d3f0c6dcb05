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

import java.util.List;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;

/**
 * Says that a property cannot be used, where no file and no library found out.
 */
final class PropertyRefusal {

	private PropertyRefusal() {
	}

	/**
	 * Refuse a property.
	 * @param setting its name below {@code ssl.client}
	 * @param detail what is wrong with it; no value of a property that may be a secret
	 */
	static SslConfigurationException of(String setting, String detail) {
		return of(SslError.ofSetting(setting, List.of(), detail));
	}

	/**
	 * Refuse a property, and say what to do.
	 * @param setting its name below {@code ssl.client}
	 * @param detail what is wrong with it
	 * @param hint what to do
	 */
	static SslConfigurationException of(String setting, String detail, String hint) {
		return of(SslError.ofSetting(setting, List.of(), detail).withHint(hint));
	}

	private static SslConfigurationException of(SslError error) {
		return new SslConfigurationException(SslClientProperties.PREFIX + "." + error.setting(), error,
				new SslException(error));
	}

}
