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

package io.github.sslclient.sample;

import java.time.Duration;

/**
 * How long a probe waits for bytes.
 *
 * @param first how long for the first of them
 * @param pause how long for the next, and so how often the first is asked after
 * @param whole how long for all of it
 */
record Patience(Duration first, Duration pause, Duration whole) {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Duration ANSWER = Duration.ofSeconds(5);

	private static final Duration WHOLE = Duration.ofSeconds(10);

	/**
	 * What is usual: a server that was sent nothing has little to say, except that it
	 * refuses our certificate, which in TLS 1.3 comes after the handshake (RFC 8446,
	 * appendix E.1.2: its client is done before the server has seen it).
	 */
	static Patience usual(boolean sent) {
		return new Patience(sent ? ANSWER : PAUSE, PAUSE, WHOLE);
	}

	static Patience of(Duration pause) {
		return new Patience(pause, pause, pause.plus(WHOLE));
	}

}
