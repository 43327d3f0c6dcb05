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

import io.github.sslclient.error.TlsAlert;

/**
 * What went through the streams of a context. An immutable value.
 *
 * @param openStreams how many streams were made and are not closed yet, whether their
 * handshake is done or not
 * @param bytesRead how many bytes of data streams gave to their users, since the context
 * was made
 * @param bytesWritten how many bytes of data they took from them, since then
 * @param truncations how many streams ended without close_notify after their handshake,
 * unless that was to be ignored
 * @param alerts how often each fatal alert ended a stream, those that never did left out;
 * of those that are sent encrypted JDK 17 does not tell which they are, so they are left
 * out there
 */
public record TrafficStatistics(long openStreams, long bytesRead, long bytesWritten, long truncations,
		Map<TlsAlert, Long> alerts) {

	public TrafficStatistics {
		alerts = Map.copyOf(alerts);
	}

}
