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

package io.github.sslclient.context;

/**
 * A setting has a value that it cannot have.
 */
public final class IllegalSettingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	/**
	 * Create an exception.
	 * @param setting the setting at fault
	 * @param requirement what is wrong, as the rest of a sentence that begins with it
	 */
	public IllegalSettingException(String setting, String requirement) {
		super("'" + setting + "' " + requirement);
		this.setting = setting;
	}

	/**
	 * The setting at fault.
	 * @return its name, such as {@code max-depth}
	 */
	public String getSetting() {
		return this.setting;
	}

}
