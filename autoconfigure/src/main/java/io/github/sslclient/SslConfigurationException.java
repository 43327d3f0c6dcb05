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

package io.github.sslclient;

import io.github.sslclient.error.SslError;
import org.jspecify.annotations.Nullable;

/**
 * The settings, or a file they name, cannot be used.
 */
public class SslConfigurationException extends NonTransientSslClientException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String property;

	/**
	 * Create an exception.
	 * @param property the property at fault with its prefix, or {@code null} if it was no
	 * property, such as an override of one connection
	 * @param error the error as data
	 * @param cause what was thrown
	 */
	public SslConfigurationException(@Nullable String property, SslError error, Throwable cause) {
		super((property != null) ? "Property '" + property + "' cannot be used: " + error.explanation()
				: error.message(), error, cause);
		this.property = property;
	}

	/**
	 * The property at fault.
	 * @return its name with its prefix, or {@code null} if it was no property
	 */
	public @Nullable String getProperty() {
		return this.property;
	}

}
