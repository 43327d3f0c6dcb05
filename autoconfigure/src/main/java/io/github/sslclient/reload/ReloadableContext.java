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
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sslclient.context.LentContext;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.watch.FileState;
import io.github.sslclient.watch.FileWatcher;
import org.jspecify.annotations.Nullable;

/**
 * A place that a context stands in, until one that was made anew takes it: all or
 * nothing, for whoever asks from then on. What was handed out before stays as it is. The
 * first is made when it is first asked for. Thread-safe; who asks waits only for the
 * first.
 */
public final class ReloadableContext implements Supplier<SslClientContext> {

	private static final Logger LOGGER = System.getLogger(ReloadableContext.class.getName());

	/** So often files may change while they are read for the first time. */
	private static final int MAX_ATTEMPTS = 3;

	private final String name;

	private final ContextLoader loader;

	private final Clock clock;

	private final List<ContextListener> listeners = new CopyOnWriteArrayList<>();

	private final LentContexts lent = new LentContexts();

	private final ContextFiles files;

	/** One makes a context at a time. */
	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable SslClientContext current;

	private volatile @Nullable ReloadOutcome last;

	private final LongAdder successes = new LongAdder();

	private final LongAdder failures = new LongAdder();

	/**
	 * Create a place whose context is made anew by hand.
	 * @param name the name of the context
	 * @param loader makes the contexts
	 * @param clock tells when one was made
	 */
	public ReloadableContext(String name, ContextLoader loader, Clock clock) {
		this(name, loader, clock, null);
	}

	/**
	 * Create a place whose context is made anew when its files change, if its loader says
	 * so.
	 * @param name the name of the context
	 * @param loader makes the contexts
	 * @param clock tells when one was made
	 * @param watcher watches files, as long as it is open; {@code null} for nobody
	 */
	public ReloadableContext(String name, ContextLoader loader, Clock clock, @Nullable FileWatcher watcher) {
		this.name = Objects.requireNonNull(name, "'name' must not be null");
		this.loader = Objects.requireNonNull(loader, "'loader' must not be null");
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
		this.files = new ContextFiles(watcher);
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
	 * The context of now, if there is one.
	 * @return the context, or {@code null} if none was made yet
	 */
	public @Nullable SslClientContext getIfLoaded() {
		return this.current;
	}

	/**
	 * Tell a listener from now on when the context is made.
	 * @param listener the listener
	 */
	public void addListener(ContextListener listener) {
		this.listeners.add(Objects.requireNonNull(listener, "'listener' must not be null"));
	}

	/**
	 * Do not tell a listener any more.
	 * @param listener the listener
	 */
	public void removeListener(ContextListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * What came of making it anew for the last time.
	 * @return the outcome, or {@code null} if that was not tried yet
	 */
	public @Nullable ReloadOutcome lastReload() {
		return this.last;
	}

	/**
	 * How often it was made anew.
	 * @return the number so far
	 */
	public long successes() {
		return this.successes.sum();
	}

	/**
	 * How often that failed.
	 * @return the number so far
	 */
	public long failures() {
		return this.failures.sum();
	}

	/**
	 * Make the context anew. If that fails the one of now stays.
	 * @return what came of it
	 */
	public ReloadOutcome reload() {
		boolean first;
		ReloadOutcome outcome;
		settle();
		this.lock.lock();
		try {
			first = (this.current == null);
			outcome = replace();
			this.last = outcome;
			(outcome.isSuccess() ? this.successes : this.failures).increment();
		}
		finally {
			this.lock.unlock();
		}
		if (first && outcome.isSuccess()) {
			tell((listener) -> listener.loaded(this.name));
		}
		tell((listener) -> listener.reloaded(outcome));
		return outcome;
	}

	/**
	 * What other clients get that are to follow: an SSL context and managers, which ask
	 * the context of now in each handshake. What is in place is made first if it is not
	 * there yet; a session made before a new one took its place is not resumed.
	 * @return a new one, to be kept: its sessions are its own
	 */
	public LentContext lend() {
		LentContext context = new LentContext(this);
		this.lent.add(context);
		return context;
	}

	/** As in {@link #load}; what fails comes again, and is told then. */
	private void settle() {
		try {
			this.loader.settings();
		}
		catch (RuntimeException ex) {
			// See above.
		}
	}

	private SslClientContext load() {
		SslClientContext made;
		// What a loader asks for may be made under a lock of somebody else's, who asks
		// for this context: that must be over before our own lock is taken.
		this.loader.settings();
		this.lock.lock();
		try {
			SslClientContext known = this.current;
			if (known != null) {
				return known;
			}
			made = makeFirst();
			this.current = made;
			// Whatever kept it from being loaded does so no longer.
			this.last = null;
		}
		finally {
			this.lock.unlock();
		}
		tell((listener) -> listener.loaded(this.name));
		return made;
	}

	private SslClientContext makeFirst() {
		try {
			for (int attempt = 1;; attempt++) {
				SslClientSettings settings = prepare();
				FileState before = ContextFiles.look(settings.files());
				SslClientContext made = this.loader.load(settings, null);
				if (attempt == MAX_ATTEMPTS || ContextFiles.look(settings.files()).equals(before)) {
					return made;
				}
			}
		}
		catch (RuntimeException ex) {
			// Nobody has it, so nobody is to be told that its files have changed.
			this.files.unwatch();
			throw ex;
		}
	}

	private ReloadOutcome replace() {
		SslClientContext before = this.current;
		try {
			SslClientContext after = (before != null) ? makeNext(before) : makeFirst();
			this.current = after;
			this.lent.renewed();
			if (before != null && this.loader.policy().closeStreams()) {
				before.closeStreams();
			}
			return ReloadOutcome.succeeded(this.name, this.clock.instant(),
					(before != null) ? before.material() : List.of(), after.material());
		}
		catch (RuntimeException ex) {
			return ReloadOutcome.failed(this.name, this.clock.instant(), ex);
		}
	}

	/** Half of what is old and half of what is new might fit together by accident. */
	private SslClientContext makeNext(SslClientContext predecessor) {
		SslClientSettings settings = prepare();
		FileState before = ContextFiles.look(settings.files());
		SslClientContext made = this.loader.load(settings, predecessor);
		if (!ContextFiles.look(settings.files()).equals(before)) {
			throw new IllegalStateException("its files changed while they were read; try again once they are written");
		}
		return made;
	}

	private SslClientSettings prepare() {
		SslClientSettings settings = this.loader.settings();
		if (this.loader.policy().onUpdate()) {
			this.files.watch(settings.files(), (state) -> reload().isSuccess());
		}
		return settings;
	}

	private void tell(Consumer<ContextListener> message) {
		for (ContextListener listener : this.listeners) {
			try {
				message.accept(listener);
			}
			catch (RuntimeException ex) {
				LOGGER.log(Level.WARNING, () -> "A listener of contexts failed: " + listener.getClass().getName(), ex);
			}
		}
	}

}
