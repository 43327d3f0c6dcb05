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

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * Damages DER: some of the time anyhow, and some of the time such that all lengths still
 * fit.
 */
public final class DerMutator {

	private static final int[] TAGS = { 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x16, 0x30, 0x31, 0x80, 0x81,
			0x82, 0x83, 0x86, 0x87, 0x88, 0xA0, 0xA1, 0xA2, 0xA4, 0xA5 };

	private final Random random;

	/**
	 * Creates a mutator.
	 * @param random what it does at random
	 */
	public DerMutator(Random random) {
		this.random = random;
	}

	/**
	 * Damages something.
	 * @param encoded DER
	 * @return other bytes, or by chance the same
	 */
	public byte[] mutate(byte[] encoded) {
		byte[] mutated = encoded;
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			mutated = (this.random.nextInt(3) == 0) ? mutateBytes(mutated) : mutateElement(mutated);
		}
		return mutated;
	}

	private byte[] mutateBytes(byte[] bytes) {
		if (bytes.length == 0) {
			return new byte[] { (byte) this.random.nextInt() };
		}
		int at = this.random.nextInt(bytes.length);
		byte[] mutated = bytes.clone();
		switch (this.random.nextInt(3)) {
			case 0 -> mutated[at] = (byte) this.random.nextInt();
			case 1 -> mutated[at] ^= (byte) (1 << this.random.nextInt(8));
			default -> mutated = Arrays.copyOf(bytes, at);
		}
		return mutated;
	}

	/** Mutates the first element or one inside it; all others are left alone. */
	private byte[] mutateElement(byte[] bytes) {
		try {
			DerReader reader = DerReader.of(bytes);
			List<byte[]> elements = new ArrayList<>();
			while (reader.hasMore()) {
				elements.add(reader.element());
			}
			if (elements.isEmpty()) {
				return bytes;
			}
			int index = this.random.nextInt(elements.size());
			byte[] element = elements.get(index);
			int tag = element[0] & 0xFF;
			byte[] content = DerReader.of(element).enter().rest();
			if ((tag & 0x20) != 0 && this.random.nextInt(4) != 0) {
				elements.set(index, DerWriter.element(tag, mutateElement(content)));
			}
			else {
				mutate(elements, index, tag, content);
			}
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			elements.forEach(all::writeBytes);
			return all.toByteArray();
		}
		catch (DerException ex) {
			return mutateBytes(bytes);
		}
	}

	private void mutate(List<byte[]> elements, int index, int tag, byte[] content) {
		switch (this.random.nextInt(9)) {
			case 0 -> elements.remove(index);
			case 1 -> elements.add(index, elements.get(index));
			case 2 -> elements.set(index, DerWriter.element(TAGS[this.random.nextInt(TAGS.length)], content));
			case 3 -> elements.set(index, DerWriter.element(tag, mutateBytes(content)));
			case 4 -> elements.set(index, DerWriter.element(tag, new byte[0]));
			case 5 -> elements.set(index, DerWriter.element(tag, new byte[1], content));
			case 6 -> elements.set(index, DerWriter.element(tag, content, new byte[] { (byte) this.random.nextInt() }));
			case 7 -> elements.set(index, content);
			default -> {
				byte[] other = elements.remove(this.random.nextInt(elements.size()));
				elements.add(this.random.nextInt(elements.size() + 1), other);
			}
		}
	}

}
