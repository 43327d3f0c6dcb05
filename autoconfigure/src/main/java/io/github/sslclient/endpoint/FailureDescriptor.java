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

package io.github.sslclient.endpoint;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.reload.ReloadOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a context from being loaded.
 *
 * @param property the property at fault with its prefix, or {@code null} if it is none
 * @param message what is wrong with it, where, and what to do
 */
public record FailureDescriptor(@Nullable String property, String message) {

	static FailureDescriptor of(RuntimeException failure) {
		if (failure instanceof SslConfigurationException refused) {
			return new FailureDescriptor(refused.getProperty(), refused.getError().message());
		}
		return new FailureDescriptor(null, failure.getClass().getName() + ": " + failure.getMessage());
	}

	static @Nullable FailureDescriptor of(@Nullable ReloadOutcome outcome) {
		RuntimeException failure = (outcome != null) ? outcome.failure() : null;
		return (failure != null) ? of(failure) : null;
	}

}
