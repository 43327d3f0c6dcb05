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

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Makes contexts from settings, as often as it is asked to.
 */
record TestLoader(SslClientSettings settings, ReloadPolicy policy) implements ContextLoader {

	static ContextLoader of(SslClientSettings settings) {
		return new TestLoader(settings, ReloadPolicy.BY_HAND);
	}

	@Override
	public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
		try {
			return (predecessor != null) ? predecessor.successor(settings) : SslClientContext.of(settings);
		}
		catch (SslException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

}
