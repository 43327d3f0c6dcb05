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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.sslclient.watch.Stamp.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallSchedule}, which has no clock.
 */
class CallScheduleTests {

	private static final Path PATH = Path.of("/a");

	private static final Path OTHER = Path.of("/b");

	private static final FileState A = state(Map.of(PATH, 1));

	private static final FileState B = state(Map.of(PATH, 2));

	private static final FileState C = state(Map.of(PATH, 3));

	private static final FileState D = state(Map.of(PATH, 4));

	/** Two of quiet, ten at most, retries of up to nine. */
	private static final WatchTimes TIMES = new WatchTimes(Duration.ofNanos(2), Duration.ofNanos(10),
			Duration.ofNanos(9));

	private final CallSchedule schedule = new CallSchedule(A, TIMES);

	@Test
	void nothingIsDueWhereNothingChanges() {
		this.schedule.seen(A, 5);
		assertThat(this.schedule.due()).isEmpty();
	}

	@Test
	void aChangeIsDueAfterTheQuietPeriod() {
		this.schedule.seen(B, 5);
		this.schedule.seen(B, 6);
		assertThat(this.schedule.due()).hasValue(7);
		assertThat(this.schedule.begin()).isEqualTo(B);
	}

	@Test
	void anotherChangePutsItOff() {
		this.schedule.seen(B, 5);
		this.schedule.seen(C, 6);
		assertThat(this.schedule.due()).hasValue(8);
		assertThat(this.schedule.begin()).isEqualTo(C);
	}

	@Test
	void noChangePutsItOffForLongerThanTheBound() {
		for (int i = 0; i < 20; i++) {
			this.schedule.seen((i % 2 == 0) ? B : C, 5 + i);
			assertThat(this.schedule.due()).hasValue(Math.min(7 + i, 15));
		}
	}

	@Test
	void theBoundCountsFromTheFirstChangeAfterTheCall() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.seen(C, 30);
		this.schedule.seen(B, 31);
		this.schedule.seen(C, 50);
		this.schedule.end(true, 55);
		this.schedule.seen(A, 59);
		assertThat(this.schedule.due()).hasValue(60);
	}

	@Test
	void revertingNeedsNoCall() {
		this.schedule.seen(B, 5);
		this.schedule.seen(A, 6);
		assertThat(this.schedule.due()).isEmpty();
	}

	@Test
	void theBoundCountsAnewAfterReverting() {
		this.schedule.seen(B, 5);
		this.schedule.seen(A, 6);
		this.schedule.seen(B, 100);
		assertThat(this.schedule.due()).hasValue(102);
	}

	@Test
	void whatWasTakenUpIsDueNoMore() {
		call(5, true);
		assertThat(this.schedule.due()).isEmpty();
		this.schedule.seen(B, 100);
		assertThat(this.schedule.due()).isEmpty();
	}

	@Test
	void goingBackToWhatWasTakenUpBeforeIsAChange() {
		call(5, true);
		this.schedule.seen(A, 100);
		assertThat(this.schedule.due()).hasValue(102);
	}

	@Test
	void nothingIsDueDuringACall() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.seen(C, 6);
		assertThat(this.schedule.due()).isEmpty();
	}

	@Test
	void aChangeDuringTheCallIsDueAfterIt() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.seen(C, 8);
		this.schedule.end(true, 9);
		assertThat(this.schedule.due()).hasValue(10);
		assertThat(this.schedule.begin()).isEqualTo(C);
	}

	@Test
	void revertingDuringACallThatSucceedsIsAChange() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.seen(A, 8);
		this.schedule.end(true, 9);
		assertThat(this.schedule.due()).hasValue(10);
		assertThat(this.schedule.begin()).isEqualTo(A);
	}

	@Test
	void revertingDuringACallThatFailsNeedsNoOther() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.seen(A, 8);
		this.schedule.end(false, 9);
		assertThat(this.schedule.due()).isEmpty();
		this.schedule.seen(C, 100);
		assertThat(this.schedule.due()).hasValue(102);
	}

	@Test
	void failuresAreRetriedMoreAndMoreRarelyUpToThePollInterval() {
		this.schedule.seen(B, 5);
		long[] delays = { 2, 4, 8, 9, 9 };
		long now = 7;
		for (long delay : delays) {
			assertThat(this.schedule.begin()).isEqualTo(B);
			this.schedule.end(false, now);
			assertThat(this.schedule.due()).hasValue(now + delay);
			now += delay;
		}
	}

	@Test
	void delaysNeverOverflow() {
		CallSchedule longest = new CallSchedule(A,
				new WatchTimes(Duration.ofNanos(3), Duration.ofDays(1), Duration.ofSeconds(Long.MAX_VALUE)));
		longest.seen(B, 0);
		long last = 0;
		for (int i = 0; i < 100; i++) {
			longest.begin();
			longest.end(false, 0);
			assertThat(longest.due().orElseThrow()).isGreaterThanOrEqualTo(last).isPositive();
			last = longest.due().orElseThrow();
		}
	}

	@Test
	void aChangeAfterAFailureIsDueAfterTheQuietPeriod() {
		for (int i = 0; i < 5; i++) {
			call(5, false);
		}
		assertThat(this.schedule.due()).hasValue(5 + 9);
		this.schedule.seen(C, 6);
		assertThat(this.schedule.due()).hasValue(8);
		this.schedule.begin();
		this.schedule.end(false, 8);
		assertThat(this.schedule.due()).as("with the shortest delay again").hasValue(10);
	}

	@Test
	void revertingAfterAFailureForgetsIt() {
		call(5, false);
		this.schedule.seen(A, 6);
		assertThat(this.schedule.due()).isEmpty();
		this.schedule.seen(B, 100);
		assertThat(this.schedule.due()).hasValue(102);
	}

	@Test
	void theBoundCountsAnewAfterAFailure() {
		call(5, false);
		this.schedule.seen(C, 100);
		this.schedule.seen(D, 109);
		assertThat(this.schedule.due()).hasValue(110);
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MAX_VALUE, Long.MAX_VALUE - 5, Long.MAX_VALUE - 1, -1, Long.MIN_VALUE })
	void timeMayWrap(long now) {
		this.schedule.seen(B, now);
		this.schedule.seen(C, now + 1);
		assertThat(this.schedule.due()).hasValue(now + 3);
		this.schedule.seen(B, now + 9);
		assertThat(this.schedule.due()).hasValue(now + 10);
	}

	@Test
	void aChangeThatWasNotTakenUpOutlastsOtherPaths() {
		this.schedule.seen(B, 5);
		this.schedule.replacePaths(state(Map.of(PATH, 2, OTHER, 7)), 6);
		assertThat(this.schedule.due()).hasValue(7);
		assertThat(this.schedule.begin()).isEqualTo(state(Map.of(PATH, 2, OTHER, 7)));
	}

	@Test
	void newPathsAreNoChange() {
		this.schedule.replacePaths(state(Map.of(PATH, 1, OTHER, 7)), 6);
		assertThat(this.schedule.due()).isEmpty();
		this.schedule.seen(state(Map.of(PATH, 1, OTHER, 8)), 10);
		assertThat(this.schedule.due()).hasValue(12);
	}

	@Test
	void aChangeOfAPathThatIsNotOfInterestAnyMoreIsNone() {
		this.schedule.seen(B, 5);
		this.schedule.replacePaths(state(Map.of(OTHER, 7)), 6);
		assertThat(this.schedule.due()).isEmpty();
	}

	@Test
	void pathsMayBeReplacedDuringACall() {
		this.schedule.seen(B, 5);
		this.schedule.begin();
		this.schedule.replacePaths(state(Map.of(PATH, 2, OTHER, 7)), 6);
		this.schedule.end(true, 7);
		assertThat(this.schedule.due()).isEmpty();
		this.schedule.seen(state(Map.of(PATH, 2, OTHER, 8)), 10);
		assertThat(this.schedule.due()).hasValue(12);
	}

	private void call(long now, boolean takenUp) {
		this.schedule.seen(B, now - 2);
		assertThat(this.schedule.begin()).isEqualTo(B);
		this.schedule.end(takenUp, now);
	}

	private static FileState state(Map<Path, Integer> identities) {
		return new FileState(identities.keySet()
			.stream()
			.collect(Collectors.toMap((path) -> path,
					(path) -> new PathState(new Stamp(Kind.FILE, List.of(identities.get(path)), 0, null, null), path,
							true, null))));
	}

}
