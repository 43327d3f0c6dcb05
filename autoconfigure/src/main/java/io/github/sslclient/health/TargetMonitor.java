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

package io.github.sslclient.health;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.stream.SslClientStream;

/**
 * Makes a full handshake with each target now and then, in threads of its own, so that
 * who asks for health never waits. Thread-safe.
 */
public final class TargetMonitor implements AutoCloseable {

	/** A slow target must not keep the others waiting, nor many fill the machine. */
	private static final int MAX_THREADS = 4;

	/** Many applications that were started together must not try together for ever. */
	private static final double JITTER = 0.1;

	/** So long may a refusal take that comes after the handshake. */
	private static final Duration LAST_WORD = Duration.ofMillis(500);

	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

	private final SslClientStreamFactory factory;

	private final List<HealthTarget> targets;

	private final Duration interval;

	private final SslConnectionOverrides overrides;

	private final Clock clock;

	private final Map<HealthTarget, TargetResult> results = new ConcurrentHashMap<>();

	private final ScheduledExecutorService executor;

	/**
	 * Start to try targets.
	 * @param factory makes the streams
	 * @param targets the targets, {@code HOST:PORT} each
	 * @param interval how long to wait between two tries, give or take a tenth; longer
	 * than nothing
	 * @param timeout how long connecting may take, and a handshake; zero for no limit
	 * @param clock tells when a target was tried
	 * @param threads makes the threads that try
	 * @throws IllegalSettingException if a target is none, or a time cannot be used
	 */
	public TargetMonitor(SslClientStreamFactory factory, List<String> targets, Duration interval, Duration timeout,
			Clock clock, ThreadFactory threads) {
		this.factory = factory;
		this.targets = targets.stream().map(HealthTarget::parse).distinct().toList();
		check("health.interval", !interval.isNegative() && !interval.isZero(), "must be longer than nothing", interval);
		check("health.timeout", !timeout.isNegative() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
				"must be between zero, for no limit, and a day", timeout);
		this.interval = interval;
		this.overrides = SslConnectionOverrides.builder()
			.connectTimeout(timeout)
			.handshakeTimeout(timeout)
			.readTimeout((timeout.isZero() || timeout.compareTo(LAST_WORD) > 0) ? LAST_WORD : timeout)
			.fullHandshake(true)
			.build();
		this.clock = clock;
		this.executor = Executors.newScheduledThreadPool(Math.min(Math.max(this.targets.size(), 1), MAX_THREADS),
				threads);
		this.targets.forEach((target) -> this.executor.execute(() -> watch(target)));
	}

	private static void check(String setting, boolean isRight, String requirement, Duration value) {
		if (!isRight) {
			throw new IllegalSettingException(setting, requirement + " but is " + value);
		}
	}

	/**
	 * What came of the last try of each target.
	 * @return the results, in the order of the targets; none for one that was not tried
	 * yet
	 */
	Map<HealthTarget, Optional<TargetResult>> results() {
		Map<HealthTarget, Optional<TargetResult>> results = new LinkedHashMap<>();
		this.targets.forEach((target) -> results.put(target, Optional.ofNullable(this.results.get(target))));
		return results;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private void watch(HealthTarget target) {
		try {
			this.results.put(target, attempt(target));
		}
		finally {
			if (!this.executor.isShutdown()) {
				double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
				this.executor.schedule(() -> watch(target), Math.round(this.interval.toMillis() * factor),
						TimeUnit.MILLISECONDS);
			}
		}
	}

	private TargetResult attempt(HealthTarget target) {
		try (SslClientStream stream = this.factory.connect(target.host(), target.port(), this.overrides)) {
			stream.handshake();
			listen(stream);
			return new TargetResult(this.clock.instant(), null, stream.getProtocol(),
					String.valueOf(stream.getCipherSuite()), stream.getVerifyResult());
		}
		catch (IOException | RuntimeException ex) {
			// Whatever it is, the next try must come.
			SslError error = SslError.from(ex);
			return failed((error != null) ? error : PlatformErrors.translate("connect", ex).getError());
		}
	}

	/**
	 * A server of TLS 1.3 refuses a client's certificate, or the lack of one, when the
	 * handshake is over for the client.
	 */
	private static void listen(SslClientStream stream) throws IOException {
		if (!"TLSv1.3".equals(stream.getProtocol())) {
			return;
		}
		try {
			stream.getInputStream().read();
		}
		catch (SocketTimeoutException ex) {
			// It waits for us to speak.
		}
		catch (SslException ex) {
			if (ex.getError().alert() != null) {
				throw ex;
			}
		}
	}

	private TargetResult failed(SslError error) {
		return new TargetResult(this.clock.instant(), error, null, null, null);
	}

}
