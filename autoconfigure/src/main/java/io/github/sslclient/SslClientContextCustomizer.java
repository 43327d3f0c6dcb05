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

import io.github.sslclient.context.SslClientSettingsBuilder;

/**
 * Changes what a context is made from, after its properties have been read: beans of this
 * type are called in their order, also when the context is made anew. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface SslClientContextCustomizer {

	/**
	 * Change the settings of a context.
	 * @param name the name of the context, {@code default} for that of
	 * {@code ssl.client.*}
	 * @param settings its settings, as its properties have them
	 */
	void customize(String name, SslClientSettingsBuilder settings);

}
