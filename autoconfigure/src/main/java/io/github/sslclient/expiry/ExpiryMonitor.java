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

package io.github.sslclient.expiry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ReloadOutcome;
import io.github.sslclient.reload.ReloadableContext;

/**
 * Watches the dates of what contexts hold, every hour and whenever one was made, in a
 * thread of its own. Contexts that nobody uses are left alone. Thread-safe.
 */
public final class ExpiryMonitor implements ContextListener, AutoCloseable {

	private static final Logger LOGGER = System.getLogger(ExpiryMonitor.class.getName());

	private static final Duration INTERVAL = Duration.ofHours(1);

	private final List<ExpiryRecord> records;

	private final Clock clock;

	private final Consumer<SslMaterialExpiryEvent> listener;

	/** Has no thread before it has something to do. */
	private final ScheduledExecutorService executor;

	private final AtomicBoolean started = new AtomicBoolean();

	/**
	 * Create a monitor.
	 * @param contexts the contexts
	 * @param thresholds the times before an end at which to tell
	 * @param clock tells the time
	 * @param threads makes the thread of the monitor
	 * @param listener who is told, in that thread
	 */
	public ExpiryMonitor(Collection<ReloadableContext> contexts, Collection<Duration> thresholds, Clock clock,
			ThreadFactory threads, Consumer<SslMaterialExpiryEvent> listener) {
		List<Duration> ordered = thresholds.stream().distinct().sorted().toList();
		this.records = contexts.stream().map((context) -> new ExpiryRecord(context, ordered)).toList();
		this.clock = clock;
		this.listener = listener;
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
	}

	/**
	 * Begin to watch.
	 */
	public void start() {
		this.records.forEach((record) -> record.context().addListener(this));
		if (this.records.stream().anyMatch((record) -> record.context().getIfLoaded() != null)) {
			loaded("");
		}
	}

	@Override
	public void loaded(String name) {
		try {
			if (this.started.compareAndSet(false, true)) {
				this.executor.scheduleWithFixedDelay(this::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
			}
			else {
				this.executor.execute(() -> check(name));
			}
		}
		catch (RejectedExecutionException ex) {
			// It is closed.
		}
	}

	@Override
	public void reloaded(ReloadOutcome outcome) {
		loaded(outcome.context());
	}

	@Override
	public void close() {
		this.records.forEach((record) -> record.context().removeListener(this));
		this.executor.shutdownNow();
	}

	/** Who fails with one is told of the others. */
	private void tell(SslMaterialExpiryEvent event) {
		try {
			this.listener.accept(event);
		}
		catch (RuntimeException ex) {
			LOGGER.log(Level.WARNING, "A listener of expiry failed", ex);
		}
	}

	private void check() {
		this.records.forEach(this::check);
	}

	private void check(String name) {
		this.records.stream().filter((record) -> record.context().name().equals(name)).forEach(this::check);
	}

	private void check(ExpiryRecord record) {
		try {
			SslClientContext context = record.context().getIfLoaded();
			if (context != null) {
				record.news(context.material(), this.clock.instant()).forEach(this::tell);
			}
		}
		catch (RuntimeException ex) {
			// The next look must come.
			LOGGER.log(Level.WARNING, "The dates of TLS material could not be looked at", ex);
		}
	}

}
