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

package io.github.sslclient.reload;

import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes a context, as often as it is asked to. The methods fail with an exception that
 * tells a user what is wrong. Must be thread-safe.
 */
public interface ContextLoader {

	/**
	 * What the context is to be made from. Reads no file.
	 * @return the settings, as they are now
	 */
	SslClientSettings settings();

	/**
	 * What happens when a file changes. Asked after the settings.
	 * @return the policy; by default nothing happens
	 */
	default ReloadPolicy policy() {
		return ReloadPolicy.BY_HAND;
	}

	/**
	 * Make the context.
	 * @param settings what to make it from
	 * @param predecessor the context whose place it takes, or {@code null} for the first
	 * @return the context
	 */
	SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor);

	/**
	 * What stands for a context that somebody else makes, and that stays what it is.
	 * @param context gives the context, or fails
	 * @return a loader
	 */
	static ContextLoader of(Supplier<SslClientContext> context) {
		return new ContextLoader() {

			@Override
			public SslClientSettings settings() {
				return context.get().settings();
			}

			@Override
			public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
				return context.get();
			}

		};
	}

}
