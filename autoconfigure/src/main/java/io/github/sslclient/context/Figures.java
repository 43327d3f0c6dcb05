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

import java.util.concurrent.atomic.LongAdder;

/**
 * What a context counts. A successor counts on where it was. Thread-safe.
 *
 * @param traffic what goes through its streams
 * @param handshakes how many handshakes its streams finished
 * @param resumed how many of them resumed a session
 * @param disagreements how often the JDK's validator refused what OpenSSL's rules accept
 */
record Figures(TrafficCounters traffic, LongAdder handshakes, LongAdder resumed, LongAdder disagreements) {

	static Figures zero() {
		return new Figures(new TrafficCounters(), new LongAdder(), new LongAdder(), new LongAdder());
	}

}
