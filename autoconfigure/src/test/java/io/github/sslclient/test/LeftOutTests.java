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

package io.github.sslclient.test;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The container tests that a run left out, said in one line at its end: a skipped test is
 * easily taken for a passed one.
 */
class LeftOutTests implements AutoCloseable {

	private final Set<String> names = new ConcurrentSkipListSet<>();

	private final String obstacle;

	LeftOutTests(String obstacle) {
		this.obstacle = obstacle;
	}

	void add(Class<?> testClass) {
		this.names.add(testClass.getSimpleName());
	}

	@Override
	public void close() {
		System.out.println("Left out, because " + this.obstacle + ": " + String.join(", ", this.names));
	}

}
