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

package io.github.sslclient.crl;

import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerException.Damage;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * DER that comes bit by bit: a window moves over it, wide enough for the element at hand.
 * What has been stepped over can be told to a recorder. Not thread-safe.
 */
final class DerWindow {

	/** The largest element that is taken as a whole, far beyond any name or entry. */
	static final int MAXIMUM_ELEMENT = 1 << 20;

	/** What one call of the source may need room for. */
	private static final int ROOM = 1 << 15;

	private final Source source;

	private byte[] bytes = new byte[2 * ROOM];

	/** How much came before the window. */
	private long before;

	private int position;

	private int limit;

	private int start;

	private long length;

	private boolean recording;

	private int recorded;

	private @Nullable Recorder recorder;

	/** How deep inside the outermost element this is, 1 for itself. */
	private int depth = 1;

	DerWindow(Source source) {
		this.source = source;
	}

	/**
	 * How deep the window is, for errors.
	 * @return 1 for the outermost element
	 */
	int depth() {
		return this.depth;
	}

	/**
	 * Say how deep the window is.
	 * @param depth 1 for the outermost element
	 */
	void depth(int depth) {
		this.depth = depth;
	}

	/**
	 * How far the window has come.
	 * @return the number of bytes stepped over
	 */
	long offset() {
		return this.before + this.position;
	}

	/**
	 * The tag of the next element.
	 * @param end where what holds it ends
	 * @return the tag, or -1 if there is no element
	 */
	int tag(long end) throws SslException, DerException {
		if (offset() >= end) {
			return -1;
		}
		require(1, Damage.LENGTH);
		return this.bytes[this.position] & 0xFF;
	}

	/**
	 * Step into an element.
	 * @param tag the tag that it must have
	 * @param end where what holds it ends
	 * @return where it ends
	 */
	long enter(int tag, long end) throws SslException, DerException {
		header(tag, end);
		this.position = this.start;
		return offset() + this.length;
	}

	/**
	 * Step over an element.
	 * @param tag the tag that it must have
	 * @param end where what holds it ends
	 * @return all its bytes, as a copy
	 */
	byte[] element(int tag, long end) throws SslException, DerException {
		int first = step(tag, end);
		return Arrays.copyOfRange(this.bytes, first, this.position);
	}

	/**
	 * Step over an element, whose content is then found in {@link #bytes()} from
	 * {@link #start()} to {@link #end()} until the next step.
	 * @param tag the tag that it must have
	 * @param end where what holds it ends
	 * @return where its header begins
	 */
	int step(int tag, long end) throws SslException, DerException {
		header(tag, end);
		if (this.length > MAXIMUM_ELEMENT) {
			throw new DerException("an element is larger than 1 MiB", false);
		}
		int header = this.start - this.position;
		require(header + (int) this.length, Damage.LENGTH);
		this.start = this.position + header;
		this.position = this.start + (int) this.length;
		return this.start - header;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.position;
	}

	/** Find where the content of the next element starts, and how long it is. */
	private void header(int tag, long end) throws SslException, DerException {
		if (offset() >= end) {
			throw new DerException("an element is missing", Damage.MISSING, this.depth);
		}
		require(2, Damage.HEADER);
		this.length = this.bytes[this.position + 1];
		int count = 0;
		if (this.length < 0) {
			count = (int) this.length & 0x7F;
			if (count == 0 || count > 8) {
				throw new DerException("a length is indefinite or absurd", Damage.OTHER, this.depth);
			}
			// OpenSSL wants content behind it, even if there is none (asn1_get_length).
			require(2 + count + 1, Damage.HEADER);
			this.length = 0;
			for (int i = 0; i < count; i++) {
				this.length = (this.length << 8) | (this.bytes[this.position + 2 + i] & 0xFF);
			}
		}
		this.start = this.position + 2 + count;
		if (this.length < 0 || this.length > end - (this.before + this.start)) {
			throw new DerException("an element is longer than what holds it", Damage.LENGTH, this.depth);
		}
		int actual = this.bytes[this.position] & 0xFF;
		if (actual != tag) {
			// OpenSSL looks at the length first, and here what holds it may have no end.
			require(2 + count + (int) Math.min(this.length, MAXIMUM_ELEMENT), Damage.LENGTH);
			throw new DerException(String.format("tag %02X where %02X belongs", actual, tag), Damage.OTHER, this.depth);
		}
	}

	/**
	 * Tell the recorder everything from here on, once there is one.
	 */
	void startRecording() {
		this.recording = true;
		this.recorded = this.position;
	}

	/**
	 * Name the recorder.
	 * @param recorder what hears everything since the beginning of the recording
	 */
	void record(Recorder recorder) {
		this.recorder = recorder;
	}

	/**
	 * Tell the recorder the rest, and no more.
	 */
	void stopRecording() throws DerException {
		flush();
		this.recording = false;
	}

	private void flush() throws DerException {
		if (this.recording && this.recorder != null) {
			this.recorder.update(this.bytes, this.recorded, this.position - this.recorded);
			this.recorded = this.position;
		}
	}

	/** Have some bytes at hand. */
	private void require(int count, Damage otherwise) throws SslException, DerException {
		if (this.limit - this.position < count) {
			fill(count, otherwise);
		}
	}

	private void fill(int count, Damage otherwise) throws SslException, DerException {
		flush();
		int kept = this.recording ? this.recorded : this.position;
		int needed = this.position - kept + count + ROOM;
		byte[] target = (needed > this.bytes.length) ? new byte[2 * needed] : this.bytes;
		System.arraycopy(this.bytes, kept, target, 0, this.limit - kept);
		this.bytes = target;
		this.before += kept;
		this.position -= kept;
		this.limit -= kept;
		this.recorded = 0;
		while (this.limit - this.position < count) {
			int read = this.source.read(this.bytes, this.limit, this.bytes.length - this.limit);
			if (read < 0) {
				throw tooEarly(otherwise);
			}
			this.limit += read;
		}
	}

	/** Only the outermost element can be longer than all there is. */
	private DerException tooEarly(Damage otherwise) {
		Damage damage = (this.depth == 1) ? otherwise : Damage.LENGTH;
		this.depth = 1;
		return new DerException("the bytes end too early", damage, 1);
	}

	/**
	 * Where the bytes come from.
	 */
	interface Source {

		/**
		 * Read some bytes.
		 * @param target where to put them
		 * @param offset where in it to begin
		 * @param length how many at most, never few
		 * @return how many there were, or -1 at the end
		 */
		int read(byte[] target, int offset, int length) throws SslException;

	}

	/**
	 * Hears what the window has moved over.
	 */
	interface Recorder {

		/**
		 * Take some bytes.
		 * @param bytes what holds them
		 * @param offset where they begin
		 * @param length how many there are
		 * @throws DerException if there are too many
		 */
		void update(byte[] bytes, int offset, int length) throws DerException;

	}

}
