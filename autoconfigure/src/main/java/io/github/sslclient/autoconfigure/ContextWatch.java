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

package io.github.sslclient.autoconfigure;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.watch.FileWatcher;
import io.github.sslclient.watch.WatchTimes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Watches the files of all contexts, and loads contexts in threads that there are only
 * while there is something to load.
 */
final class ContextWatch implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ContextWatch.class);

	/** A file that takes long to load must not keep the others waiting. */
	private static final int MAX_THREADS = 8;

	private static final int IDLE_SECONDS = 5;

	private final ThreadPoolExecutor executor;

	private final FileWatcher watcher;

	ContextWatch(SslClientReloadProperties properties, BackgroundThreads threads) {
		this.executor = new ThreadPoolExecutor(MAX_THREADS, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads.named("ssl-client-reload"));
		this.executor.allowCoreThreadTimeOut(true);
		this.watcher = new FileWatcher(times(properties), threads.named("ssl-client-watch"), this.executor,
				(problem) -> logger.warn("Files of TLS client contexts: " + problem));
	}

	private static WatchTimes times(SslClientReloadProperties properties) {
		check("quiet-period", isPositive(properties.quietPeriod()), "it must be longer than nothing");
		check("poll-interval", isPositive(properties.pollInterval()), "it must be longer than nothing");
		check("maximum-delay", properties.maximumDelay().compareTo(properties.quietPeriod()) >= 0,
				"it must not be shorter than ssl.client.reload.quiet-period");
		return new WatchTimes(properties.quietPeriod(), properties.maximumDelay(), properties.pollInterval());
	}

	private static boolean isPositive(Duration time) {
		return !time.isNegative() && !time.isZero();
	}

	private static void check(String name, boolean isRight, String otherwise) {
		if (!isRight) {
			throw PropertyRefusal.of(SslClientReloadProperties.NAME + "." + name, otherwise);
		}
	}

	FileWatcher watcher() {
		return this.watcher;
	}

	@Override
	public void close() {
		this.watcher.close();
		this.executor.shutdown();
	}

}
