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

package io.github.sslclient.verify.constraint;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The decoder of RFC 3492, section 6.2, with the limits of OpenSSL
 * ({@code ossl_punycode_decode}). Numbers are unsigned and of 32 bits.
 */
final class Punycode {

	private static final int BASE = 36;

	private static final int TMIN = 1;

	private static final int TMAX = 26;

	private static final int SKEW = 38;

	private static final int DAMP = 700;

	private static final int INITIAL_BIAS = 72;

	private static final int INITIAL_N = 0x80;

	private static final long MAXIMUM = 0xFFFFFFFFL;

	private static final int MAXIMUM_LENGTH = 512;

	private final String input;

	private int position;

	private long index;

	private long bias = INITIAL_BIAS;

	private Punycode(String input, int position) {
		this.input = input;
		this.position = position;
	}

	/**
	 * Decode a label.
	 * @param label the label without its prefix
	 * @return the code points, negative where they exceed 31 bits, or {@code null} if it
	 * is damaged
	 */
	static int @Nullable [] decode(String label) {
		int basic = Math.max(label.lastIndexOf('-'), 0);
		if (basic > MAXIMUM_LENGTH || !label.chars().limit(basic).allMatch((next) -> next < INITIAL_N)) {
			return null;
		}
		int[] output = label.chars().limit(basic).toArray();
		// A hyphen at the very beginning separates nothing.
		Punycode decoder = new Punycode(label, (basic > 0) ? basic + 1 : 0);
		long codePoint = INITIAL_N;
		while (decoder.position < label.length()) {
			int length = output.length + 1;
			if (!decoder.advance(length) || decoder.index / length > MAXIMUM - codePoint || length > MAXIMUM_LENGTH) {
				return null;
			}
			codePoint += decoder.index / length;
			decoder.index %= length;
			output = insert(output, (int) decoder.index, (int) codePoint);
			decoder.index++;
		}
		return output;
	}

	private static int[] insert(int[] codePoints, int index, int codePoint) {
		int[] longer = Arrays.copyOf(codePoints, codePoints.length + 1);
		System.arraycopy(codePoints, index, longer, index + 1, codePoints.length - index);
		longer[index] = codePoint;
		return longer;
	}

	/** Read one variable-length integer and add it to the index. */
	private boolean advance(int length) {
		long before = this.index;
		long weight = 1;
		for (long k = BASE;; k += BASE) {
			int digit = (this.position < this.input.length()) ? digit(this.input.charAt(this.position)) : -1;
			this.position++;
			if (digit < 0 || digit > (MAXIMUM - this.index) / weight) {
				return false;
			}
			this.index += digit * weight;
			long threshold = (k <= this.bias) ? TMIN : (k >= this.bias + TMAX) ? TMAX : k - this.bias;
			if (digit < threshold) {
				this.bias = adapt(this.index - before, length, before == 0);
				return true;
			}
			if (weight > MAXIMUM / (BASE - threshold)) {
				return false;
			}
			weight *= BASE - threshold;
		}
	}

	private static long adapt(long delta, int length, boolean first) {
		long rest = first ? delta / DAMP : delta / 2;
		rest += rest / length;
		int k = 0;
		while (rest > ((BASE - TMIN) * TMAX) / 2) {
			rest /= BASE - TMIN;
			k += BASE;
		}
		return k + ((BASE - TMIN + 1) * rest) / (rest + SKEW);
	}

	private static int digit(char next) {
		if (next >= 'A' && next <= 'Z') {
			return next - 'A';
		}
		if (next >= 'a' && next <= 'z') {
			return next - 'a';
		}
		return (next >= '0' && next <= '9') ? next - '0' + 26 : -1;
	}

}
