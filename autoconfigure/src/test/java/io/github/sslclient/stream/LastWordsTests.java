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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LastWords}.
 */
class LastWordsTests {

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void aPeerThatSpeaksAByteAtATimeIsNotListenedToForLong() throws Exception {
		SSLEngine engine = SSLContext.getDefault().createSSLEngine();
		engine.setUseClientMode(true);
		Transport trickle = new TrickleTransport();
		IOException failure = new IOException("Broken pipe");
		assertThat(LastWords.after(failure, trickle, new RecordReader(engine, trickle))).isSameAs(failure);
	}

	/** Begins a record of 16 KiB that takes a quarter of an hour to come. */
	private static final class TrickleTransport implements Transport {

		private static final byte[] HEADER = { 22, 3, 3, 0x40, 0 };

		private int position;

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			try {
				TimeUnit.MILLISECONDS.sleep(50);
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			buffer[offset] = (this.position < HEADER.length) ? HEADER[this.position] : 0;
			this.position++;
			return 1;
		}

		@Override
		public void write(byte[] buffer, int offset, int length) {
		}

		@Override
		public int available() {
			return 0;
		}

		@Override
		public void setReadTimeout(Duration timeout) {
		}

		@Override
		public boolean survivesTimeouts() {
			return true;
		}

		@Override
		public int port() {
			return 0;
		}

		@Override
		public Duration originalReadTimeout() {
			return Duration.ZERO;
		}

		@Override
		public void shutdownOutput() {
		}

		@Override
		public void close() {
		}

		@Override
		public boolean canAbort() {
			return true;
		}

	}

}
