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
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few buffers for records that are about to be sent, and small ones for those that
 * come. An engine asks for room for the largest record even if it is to wrap a single
 * byte, and a stream that kept such a buffer would be several times its size; one that
 * made a new one each time would leave its size behind with every message. Nothing but
 * records ever is in them when they are given back, so nothing secret stays there.
 * Thread-safe, and nobody ever waits.
 */
final class RecordBuffers {

	/** For all streams of the JVM. */
	static final RecordBuffers SHARED = new RecordBuffers(Runtime.getRuntime().availableProcessors());

	/** What is held while a reader waits; most messages of a dialogue fit. */
	static final int IDLE = 2 * 1024;

	/** Room for the largest record of any version, header and all. */
	private static final int SMALL = 17 * 1024;

	private static final int MAX_SLOTS = 64;

	private final int large;

	private final AtomicReferenceArray<ByteBuffer> idleBuffers;

	private final AtomicReferenceArray<ByteBuffer> smallBuffers;

	private final AtomicReferenceArray<ByteBuffer> largeBuffers;

	RecordBuffers(int processors) {
		this.large = RecordWriter.MAX_RECORDS * SMALL;
		this.idleBuffers = new AtomicReferenceArray<>(Math.min(2 * processors, MAX_SLOTS));
		this.smallBuffers = new AtomicReferenceArray<>(Math.min(2 * processors, MAX_SLOTS));
		this.largeBuffers = new AtomicReferenceArray<>(Math.min(processors, MAX_SLOTS / 4));
	}

	/**
	 * Take a buffer, which is the caller's until it is given back.
	 * @param length how many bytes it must have room for
	 * @return an empty buffer
	 */
	ByteBuffer take(int length) {
		if (length > this.large) {
			return ByteBuffer.allocate(length);
		}
		int size = (length > SMALL) ? this.large : (length > IDLE) ? SMALL : IDLE;
		AtomicReferenceArray<ByteBuffer> buffers = buffers(size);
		ByteBuffer known = buffers.getAndSet(slot(buffers), null);
		return (known != null) ? known.clear() : ByteBuffer.allocate(size);
	}

	/**
	 * Give a buffer back that nobody else uses. One too many is let go.
	 * @param buffer the buffer, which may be one that was not taken here
	 */
	void giveBack(ByteBuffer buffer) {
		int size = buffer.capacity();
		if (size == IDLE || size == SMALL || size == this.large) {
			AtomicReferenceArray<ByteBuffer> buffers = buffers(size);
			buffers.lazySet(slot(buffers), buffer);
		}
	}

	private AtomicReferenceArray<ByteBuffer> buffers(int size) {
		return (size == IDLE) ? this.idleBuffers : (size == SMALL) ? this.smallBuffers : this.largeBuffers;
	}

	/** A thread that comes again finds what it left. */
	private static int slot(AtomicReferenceArray<ByteBuffer> buffers) {
		return (int) (Thread.currentThread().getId() % buffers.length());
	}

}
