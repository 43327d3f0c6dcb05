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

import java.time.Instant;

import io.github.sslclient.reload.ReloadOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What came of making a context anew.
 *
 * @param at when it was tried
 * @param success whether the new context is in place
 * @param added what the new context has and the old one had not
 * @param removed what the old context had and the new one has not
 * @param failure what kept it from being made, so that the old one serves on, or
 * {@code null} if it was made
 */
public record ReloadDescriptor(Instant at, boolean success, MaterialDescriptor added, MaterialDescriptor removed,
		@Nullable FailureDescriptor failure) implements OperationResponseBody {

	static @Nullable ReloadDescriptor of(@Nullable ReloadOutcome outcome, Instant now) {
		return (outcome != null)
				? new ReloadDescriptor(outcome.at(), outcome.isSuccess(), MaterialDescriptor.of(outcome.added(), now),
						MaterialDescriptor.of(outcome.removed(), now), FailureDescriptor.of(outcome))
				: null;
	}

}
