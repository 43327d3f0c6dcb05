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

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pace}.
 */
class PaceTests {

	private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	@Test
	void oneFileIsLookedAtTenTimesASecond() {
		assertThat(Pace.afterLook(MILLISECOND)).isEqualTo(100 * MILLISECOND);
	}

	@Test
	void manyFilesTakeATwentiethOfTheTime() {
		assertThat(Pace.afterLook(60 * MILLISECOND)).isEqualTo(1200 * MILLISECOND);
	}

	@Test
	void fewFilesArePolledAtTheInterval() {
		assertThat(Pace.afterPoll(60 * MILLISECOND, 30 * SECOND)).isEqualTo(30 * SECOND);
	}

	@Test
	void manyFilesArePolledForAHundredthOfTheTime() {
		assertThat(Pace.afterPoll(SECOND, 30 * SECOND)).isEqualTo(100 * SECOND);
		assertThat(Pace.afterPoll(60 * MILLISECOND, MILLISECOND)).isEqualTo(6 * SECOND);
	}

	@Test
	void aDiskThatHungIsAskedAgainWithinTheHour() {
		assertThat(Pace.afterPoll(HOUR, SECOND)).isEqualTo(HOUR);
		assertThat(Pace.afterLook(HOUR)).isEqualTo(HOUR);
		assertThat(Pace.afterPoll(HOUR, 24 * HOUR)).isEqualTo(24 * HOUR);
	}

}
