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

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.reload.ReloadableContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint} that tells of the client contexts of an application, and makes one
 * anew. A context is loaded if nothing has yet; one that cannot be loaded answers with
 * what keeps it from it. Passwords, keys and PEM text are in no answer. Thread-safe.
 */
@Endpoint(id = "sslclient")
public final class SslClientEndpoint {

	private final SslClientContexts contexts;

	private final SettingsReport settings;

	private final Clock clock;

	/**
	 * Create the endpoint.
	 * @param contexts the contexts
	 * @param sanitizingFunctions what an application wants to be hidden besides
	 * @param clock tells the time, which ages are counted to
	 */
	public SslClientEndpoint(SslClientContexts contexts, Iterable<SanitizingFunction> sanitizingFunctions,
			Clock clock) {
		this.contexts = Objects.requireNonNull(contexts, "'contexts' must not be null");
		this.settings = new SettingsReport(sanitizingFunctions);
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
	}

	/**
	 * All contexts, in short.
	 * @return the contexts by name
	 */
	@ReadOperation
	public ContextsDescriptor contexts() {
		Map<String, ContextsDescriptor.Summary> summaries = new LinkedHashMap<>();
		this.contexts.names().forEach((name) -> summaries.put(name, summary(this.contexts.reloadable(name))));
		return new ContextsDescriptor(summaries);
	}

	/**
	 * One context, in full.
	 * @param context the name of the context
	 * @param authorities whether to list the trusted certificates too
	 * @return the context, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable ContextDescriptor context(@Selector String context, @Nullable Boolean authorities) {
		ReloadableContext place = find(context);
		if (place == null) {
			return null;
		}
		Instant now = this.clock.instant();
		ReloadDescriptor lastReload = ReloadDescriptor.of(place.lastReload(), now);
		SslClientContext loaded;
		try {
			loaded = place.get();
		}
		catch (RuntimeException ex) {
			return ContextDescriptor.notLoaded(context, FailureDescriptor.of(ex), lastReload);
		}
		return ContextDescriptor.of(loaded, context, this.settings.of(context, loaded.settings()), lastReload,
				Boolean.TRUE.equals(authorities), now);
	}

	/**
	 * Make a context anew, from what its files hold now. If that fails the one of before
	 * serves on.
	 * @param context the name of the context
	 * @return what came of it, or {@code null} if there is no context of that name
	 */
	@WriteOperation
	public @Nullable ReloadDescriptor reload(@Selector String context) {
		ReloadableContext place = find(context);
		return (place != null) ? ReloadDescriptor.of(place.reload(), this.clock.instant()) : null;
	}

	private ContextsDescriptor.Summary summary(ReloadableContext place) {
		try {
			SslClientContext loaded = place.get();
			return ContextsDescriptor.Summary.of(loaded, FailureDescriptor.of(place.lastReload()));
		}
		catch (RuntimeException ex) {
			return ContextsDescriptor.Summary.notLoaded(FailureDescriptor.of(ex));
		}
	}

	private @Nullable ReloadableContext find(String name) {
		return this.contexts.names().contains(name) ? this.contexts.reloadable(name) : null;
	}

}
