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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link WatchTimes}.
 */
class WatchTimesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void everyTimeMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WatchTimes(Duration.ZERO, SECOND, SECOND))
			.withMessageContaining("quietPeriod");
		assertThatIllegalArgumentException().isThrownBy(() -> new WatchTimes(SECOND, SECOND.negated(), SECOND))
			.withMessageContaining("maximumDelay");
		assertThatIllegalArgumentException().isThrownBy(() -> new WatchTimes(SECOND, SECOND, Duration.ZERO))
			.withMessageContaining("pollInterval");
	}

	@Test
	void theMaximumDelayIsNotShorterThanTheQuietPeriod() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WatchTimes(SECOND, SECOND.minusNanos(1), SECOND))
			.withMessageContaining("maximumDelay");
	}

	@Test
	void foreverIsLongEnough() {
		Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
		WatchTimes times = new WatchTimes(forever, forever, forever);
		assertThat(times.quietPeriod().toNanos()).isEqualTo(times.maximumDelay().toNanos())
			.isEqualTo(times.pollInterval().toNanos())
			.isPositive();
	}

}
