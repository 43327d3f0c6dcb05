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

import java.util.List;

import io.github.sslclient.benchmark.GeneratedChain;
import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Report;

/**
 * How the cost of a verdict grows with the length of the chain. The JDK remembers
 * certificates that it has read and signatures that it has checked, so chains that it
 * knows and such that it does not are told apart.
 */
final class ChainGrowth {

	private final Curves curves;

	ChainGrowth(int rounds) {
		this.curves = Curves.ofTimes("Verdict on a chain", Axis.ofNumbers("certificates below the root"), rounds);
	}

	void run(int[] places, Report report) throws Exception {
		for (int place : places) {
			GeneratedChain strangers = GeneratedChain.ofStrangers(place);
			GeneratedChain seen = GeneratedChain.ofLeaves(place, 1);
			Verifier ours = Verifier.ofFile(strangers.rootFile());
			Verifier oursSeen = Verifier.ofFile(seen.rootFile());
			Verifier platform = Verifier.of(strangers.platform());
			Verifier platformSeen = Verifier.of(seen.platform());
			this.curves.measure(place, List.of(Contender.timed("SslClientContext", () -> ours.verify(strangers.next())),
					Contender.timed("JDK PKIX", () -> platform.verify(strangers.next())),
					Contender.timed("SslClientContext, chain seen before", () -> oursSeen.verify(seen.next())),
					Contender.timed("JDK PKIX, chain seen before", () -> platformSeen.verify(seen.next())),
					Contender.timed("floor: certificates read, signatures checked", strangers::checkSignatures)));
		}
		report.add("chain-length", this.curves.plot());
	}

}
