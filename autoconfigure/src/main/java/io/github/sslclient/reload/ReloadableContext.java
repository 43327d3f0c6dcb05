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

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * A place that a context stands in, until one that was made anew takes it: all or
 * nothing, for whoever asks from then on. What was handed out before stays as it is. The
 * first is made when it is first asked for. Thread-safe; who asks waits only for the
 * first.
 */
public final class ReloadableContext implements Supplier<SslClientContext> {

	private static final Logger LOGGER = System.getLogger(ReloadableContext.class.getName());

	private final String name;

	private final ContextLoader loader;

	private final Clock clock;

	private final List<ReloadListener> listeners = new CopyOnWriteArrayList<>();

	/** One makes a context at a time. */
	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable SslClientContext current;

	private volatile @Nullable ReloadOutcome last;

	/**
	 * Create a place.
	 * @param name the name of the context
	 * @param loader makes the contexts
	 * @param clock tells when one was made
	 */
	public ReloadableContext(String name, ContextLoader loader, Clock clock) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
		this.loader = Objects.requireNonNull(loader, "'loader' must not be null");
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
	}

	/**
	 * The name of the context.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The context of now. The first call makes it; if that fails the next call tries
	 * again.
	 * @return the context, which stays what it is
	 */
	@Override
	public SslClientContext get() {
		SslClientContext known = this.current;
		return (known != null) ? known : load();
	}

	/**
	 * Tell a listener what comes of making the context anew.
	 * @param listener the listener
	 */
	public void addListener(ReloadListener listener) {
		this.listeners.add(Objects.requireNonNull(listener, "'listener' must not be null"));
	}

	/**
	 * What came of making it anew for the last time.
	 * @return the outcome, or {@code null} if that was not tried yet
	 */
	public @Nullable ReloadOutcome lastReload() {
		return this.last;
	}

	/**
	 * Make the context anew. If that fails the one of now stays.
	 * @return what came of it
	 */
	public ReloadOutcome reload() {
		ReloadOutcome outcome;
		this.lock.lock();
		try {
			outcome = replace();
			this.last = outcome;
		}
		finally {
			this.lock.unlock();
		}
		this.listeners.forEach((listener) -> tell(listener, outcome));
		return outcome;
	}

	private SslClientContext load() {
		this.lock.lock();
		try {
			SslClientContext known = this.current;
			if (known == null) {
				known = this.loader.load(this.loader.settings(), null);
				this.current = known;
			}
			return known;
		}
		finally {
			this.lock.unlock();
		}
	}

	private ReloadOutcome replace() {
		SslClientContext before = this.current;
		try {
			SslClientSettings settings = this.loader.settings();
			SslClientContext after = this.loader.load(settings, before);
			this.current = after;
			return ReloadOutcome.succeeded(this.name, this.clock.instant(),
					(before != null) ? before.material() : List.of(), after.material());
		}
		catch (RuntimeException ex) {
			return ReloadOutcome.failed(this.name, this.clock.instant(), ex);
		}
	}

	private static void tell(ReloadListener listener, ReloadOutcome outcome) {
		try {
			listener.reloaded(outcome);
		}
		catch (RuntimeException ex) {
			LOGGER.log(Level.WARNING, () -> "A listener of reloads failed: " + listener.getClass().getName(), ex);
		}
	}

}
