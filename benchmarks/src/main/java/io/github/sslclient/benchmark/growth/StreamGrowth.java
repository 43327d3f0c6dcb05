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

package io.github.sslclient.benchmark.growth;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.benchmark.stream.IdleStreams;

/**
 * How the heap that an open stream keeps changes with the number of them.
 */
final class StreamGrowth {

	/** Descriptors that are in use for other things. */
	private static final int OTHERS = 200;

	private final Curves curves;

	StreamGrowth(int rounds) {
		this.curves = new Curves("Heap kept for each idle stream", "bytes", Axis.ofNumbers("streams open"),
				Axis.ofNumbers("bytes for each"), rounds);
	}

	void run(int[] places, Report report) throws Exception {
		int limit = limit();
		int[] possible = Arrays.stream(places).filter((place) -> place <= limit).toArray();
		if (possible.length < places.length) {
			System.out.println("No more than " + limit + " streams, as the system allows no more open files: ulimit -n "
					+ (places[places.length - 1] + OTHERS));
		}
		try (IdleStreams streams = IdleStreams.start()) {
			List<String> names = streams.names();
			for (int place : possible) {
				this.curves.measure(place,
						names.stream().map((name) -> new Contender(name, () -> streams.heap(name, place))).toList());
			}
		}
		report.add("stream-count", this.curves.plot());
	}

	private static int limit() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? (int) Math.min(system.getMaxFileDescriptorCount() - OTHERS, Integer.MAX_VALUE) : Integer.MAX_VALUE;
	}

}
