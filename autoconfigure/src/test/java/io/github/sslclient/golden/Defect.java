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

package io.github.sslclient.golden;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A named change of a chain; the harmless ones count too.
 *
 * @param name the name, which is that of the case
 * @param touches what it overwrites, as dotted names; empty for one that is not combined
 * with others
 * @param change the change
 */
record Defect(String name, Set<String> touches, Consumer<Scenario> change) {

	/**
	 * Ends the names of cases that later versions answer in another way (measured with
	 * 3.0.22): they reject delta CRLs, and skip bad files of a hashed directory.
	 */
	static final String UNTIL_3_0_19 = " (until 3.0.19)";

	/**
	 * Creates a defect that is combined with others.
	 * @param name the name
	 * @param touches what it overwrites, separated by spaces: two defects are combined
	 * unless they touch the same, or one a part of what the other touches
	 * @param change the change
	 * @return a new defect
	 */
	static Defect of(String name, String touches, Consumer<Scenario> change) {
		return new Defect(name, Set.of(touches.split(" ")), change);
	}

	/**
	 * Creates a defect that stands alone.
	 * @param name the name
	 * @param change the change
	 * @return a new defect
	 */
	static Defect alone(String name, Consumer<Scenario> change) {
		return new Defect(name, Set.of(), change);
	}

	boolean goesWith(Defect other) {
		return isCombined() && other.isCombined() && this.touches.stream()
			.noneMatch((mine) -> other.touches.stream()
				.anyMatch((theirs) -> (mine + ".").startsWith(theirs + ".") || (theirs + ".").startsWith(mine + ".")));
	}

	boolean isCombined() {
		return !this.touches.isEmpty();
	}

	VerifyCase toCase() {
		Scenario scenario = new Scenario();
		this.change.accept(scenario);
		return scenario.toCase(this.name);
	}

	/** The case of both defects on one chain. */
	VerifyCase with(Defect other) {
		return new Defect(this.name + "+" + other.name, Set.of(), this.change.andThen(other.change)).toCase();
	}

}
