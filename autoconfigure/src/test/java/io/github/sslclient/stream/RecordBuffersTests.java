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

package io.github.sslclient.stream;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordBuffers}.
 */
class RecordBuffersTests {

	private static final int RECORD = 16 * 1024 + 300;

	private final RecordBuffers buffers = new RecordBuffers(2);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2048, 2049, RECORD, 17 * 1024, 17 * 1024 + 1, 2 * RECORD, 8 * RECORD, 200_000 })
	void thereIsRoomForWhatIsAskedFor(int length) {
		assertThat(this.buffers.take(length).remaining()).isGreaterThanOrEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, RECORD, 8 * RECORD })
	void whatIsGivenBackIsTakenAgainAndEmpty(int length) {
		ByteBuffer buffer = this.buffers.take(length).put((byte) 1).limit(1);
		this.buffers.giveBack(buffer);
		assertThat(this.buffers.take(length)).isSameAs(buffer)
			.satisfies((again) -> assertThat(again.remaining()).isEqualTo(again.capacity()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, RECORD, 8 * RECORD })
	void nobodyElseGetsABufferThatIsNotGivenBack(int length) {
		ByteBuffer buffer = this.buffers.take(length);
		assertThat(this.buffers.take(length)).isNotSameAs(buffer);
		this.buffers.giveBack(buffer);
		assertThat(this.buffers.take(length)).isSameAs(buffer);
		assertThat(this.buffers.take(length)).isNotSameAs(buffer);
	}

	@Test
	void oneOfAnotherSizeIsLetGo() {
		ByteBuffer foreign = ByteBuffer.allocate(RECORD);
		this.buffers.giveBack(foreign);
		this.buffers.giveBack(RecordWriter.NO_DATA);
		assertThat(this.buffers.take(RECORD)).isNotSameAs(foreign);
	}

}
