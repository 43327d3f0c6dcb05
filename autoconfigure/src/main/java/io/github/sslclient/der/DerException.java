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

package io.github.sslclient.der;

/**
 * Bytes are not the DER that was expected.
 */
public final class DerException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean truncated;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param truncated whether the bytes end too early
	 */
	public DerException(String message, boolean truncated) {
		super(message);
		this.truncated = truncated;
	}

	/**
	 * Whether an element claims more bytes than there are.
	 * @return whether the bytes end too early
	 */
	public boolean isTruncated() {
		return this.truncated;
	}

}
