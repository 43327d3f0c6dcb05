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

package io.github.sslclient.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslPhase;
import io.github.sslclient.error.TlsAlert;

/**
 * Where the streams of a context count what goes through them. Thread-safe, and never
 * more than an addition for data.
 */
public final class TrafficCounters {

	private final LongAdder openStreams = new LongAdder();

	private final LongAdder bytesRead = new LongAdder();

	private final LongAdder bytesWritten = new LongAdder();

	private final LongAdder truncations = new LongAdder();

	/** No more than there are alerts: 256 each way. */
	private final Map<TlsAlert, LongAdder> alerts = new ConcurrentHashMap<>();

	TrafficCounters() {
	}

	/**
	 * A stream was made.
	 */
	public void opened() {
		this.openStreams.increment();
	}

	/**
	 * A stream was closed, for the first time.
	 */
	public void closed() {
		this.openStreams.decrement();
	}

	/**
	 * A stream gave data to its user.
	 * @param count how many bytes
	 */
	public void read(int count) {
		this.bytesRead.add(count);
	}

	/**
	 * A stream took data from its user.
	 * @param count how many bytes
	 */
	public void written(int count) {
		this.bytesWritten.add(count);
	}

	/**
	 * A stream failed for good.
	 * @param error the first fatal error
	 */
	public void failed(SslError error) {
		// Within a handshake no data can be missing: that is a handshake that failed.
		if (error.kind() == SslErrorKind.TRUNCATION && error.phase() != SslPhase.HANDSHAKE) {
			this.truncations.increment();
		}
		TlsAlert alert = error.alert();
		if (alert != null) {
			this.alerts.computeIfAbsent(alert, (first) -> new LongAdder()).increment();
		}
	}

	TrafficStatistics statistics() {
		return new TrafficStatistics(this.openStreams.sum(), this.bytesRead.sum(), this.bytesWritten.sum(),
				this.truncations.sum(),
				this.alerts.entrySet()
					.stream()
					.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> entry.getValue().sum())));
	}

}
