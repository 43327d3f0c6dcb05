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

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.sslclient.context.SessionStatistics;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.TrafficStatistics;
import io.github.sslclient.error.TlsAlert;

/**
 * What a context did since it was made for the first time.
 *
 * @param handshakes how many handshakes were finished
 * @param resumed how many of them resumed a session
 * @param cachedSessions how many sessions are kept now
 * @param openStreams how many streams are not closed yet
 * @param bytesRead how many bytes of data streams gave to their users
 * @param bytesWritten how many bytes of data they took from them
 * @param truncations how many streams ended without close_notify
 * @param alerts the fatal alerts that ended streams
 * @param platformDisagreements how often the JDK's validator refused what OpenSSL's rules
 * accept
 */
public record FiguresDescriptor(long handshakes, long resumed, int cachedSessions, long openStreams, long bytesRead,
		long bytesWritten, long truncations, List<Alert> alerts, long platformDisagreements) {

	static FiguresDescriptor of(SslClientContext context) {
		SessionStatistics sessions = context.sessions();
		TrafficStatistics traffic = context.traffic();
		return new FiguresDescriptor(sessions.handshakes(), sessions.resumed(), sessions.cached(),
				traffic.openStreams(), traffic.bytesRead(), traffic.bytesWritten(), traffic.truncations(),
				alerts(traffic.alerts()), context.platformDisagreements());
	}

	private static List<Alert> alerts(Map<TlsAlert, Long> counts) {
		return counts.entrySet()
			.stream()
			.sorted(Map.Entry
				.comparingByKey(Comparator.comparing(TlsAlert::sent).reversed().thenComparing(TlsAlert::description)))
			.map((entry) -> new Alert(entry.getKey().sent() ? "sent" : "received", entry.getKey().name(),
					entry.getValue()))
			.toList();
	}

	/**
	 * How often an alert ended a stream.
	 *
	 * @param direction {@code sent} or {@code received}
	 * @param alert its name in RFC 8446
	 * @param count how often
	 */
	public record Alert(String direction, String alert, long count) {
	}

}
