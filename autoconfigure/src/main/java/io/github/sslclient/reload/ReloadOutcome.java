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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.context.Material;
import org.jspecify.annotations.Nullable;

/**
 * What came of making a context anew. Immutable.
 *
 * @param context the name of the context
 * @param at when it was tried
 * @param added the certificates and CRLs that the new context has, and the old one had
 * not
 * @param removed those that the old one had, and the new one has not
 * @param failure what kept it from being made, so that the old one serves on, or
 * {@code null} if it was made
 */
public record ReloadOutcome(String context, Instant at, List<Material> added, List<Material> removed,
		@Nullable RuntimeException failure) {

	public ReloadOutcome {
		Objects.requireNonNull(context, "'context' must not be null");
		Objects.requireNonNull(at, "'at' must not be null");
		added = List.copyOf(added);
		removed = List.copyOf(removed);
	}

	static ReloadOutcome succeeded(String context, Instant at, List<Material> before, List<Material> after) {
		return new ReloadOutcome(context, at, without(after, before), without(before, after), null);
	}

	static ReloadOutcome failed(String context, Instant at, RuntimeException failure) {
		return new ReloadOutcome(context, at, List.of(), List.of(), failure);
	}

	/**
	 * Whether the new context is in place.
	 * @return whether it is
	 */
	public boolean isSuccess() {
		return this.failure == null;
	}

	/**
	 * Whether any certificate or CRL is another one.
	 * @return whether one is
	 */
	public boolean isChange() {
		return !this.added.isEmpty() || !this.removed.isEmpty();
	}

	private static List<Material> without(List<Material> all, List<Material> some) {
		List<Material> rest = new ArrayList<>(all);
		some.forEach(rest::remove);
		return rest;
	}

}
