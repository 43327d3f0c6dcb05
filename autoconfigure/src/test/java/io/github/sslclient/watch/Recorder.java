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

package io.github.sslclient.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listener that remembers its calls.
 */
final class Recorder implements FileChangeListener {

	private static final Duration LIMIT = Duration.ofSeconds(100);

	private final List<FileState> calls = new CopyOnWriteArrayList<>();

	private final BooleanSupplier answer;

	Recorder() {
		this(() -> true);
	}

	Recorder(BooleanSupplier answer) {
		this.answer = answer;
	}

	@Override
	public boolean changed(FileState state) {
		this.calls.add(state);
		return this.answer.getAsBoolean();
	}

	int count() {
		return this.calls.size();
	}

	FileState last() {
		return this.calls.get(this.calls.size() - 1);
	}

	/** Wait until it was called so many times at least. */
	void await(int count) {
		await(() -> assertThat(count()).isGreaterThanOrEqualTo(count));
	}

	/** Wait until it was called with what the files look like now. */
	void awaitState(FileState state) {
		await(() -> assertThat(this.calls).last().isEqualTo(state));
	}

	static void await(ThrowingRunnable condition) {
		Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).untilAsserted(condition);
	}

}
