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

package io.github.sslclient.pem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The blocks of a PEM file, in order. Closing wipes what they hold. Public for the rooms
 * that read blocks of their own.
 */
public final class PemBlocks implements Iterable<PemBlock>, AutoCloseable {

	private final List<PemBlock> blocks;

	private PemBlocks(List<PemBlock> blocks) {
		this.blocks = List.copyOf(blocks);
	}

	/**
	 * Read a source, and wipe the bytes it gave.
	 * @param source where the text is
	 * @return its blocks, sound or not
	 * @throws IOException if it cannot be read
	 */
	public static PemBlocks read(PemSource source) throws IOException {
		byte[] text = source.read();
		try {
			return parse(text);
		}
		finally {
			Arrays.fill(text, (byte) 0);
		}
	}

	static PemBlocks parse(byte[] text) {
		List<PemBlock> blocks = new ArrayList<>();
		PemScanner scanner = new PemScanner(text);
		for (PemBlock block = scanner.next(); block != null; block = scanner.next()) {
			blocks.add(block);
		}
		return new PemBlocks(blocks);
	}

	@Override
	public Iterator<PemBlock> iterator() {
		return this.blocks.iterator();
	}

	@Override
	public void close() {
		this.blocks.forEach(PemBlock::wipe);
	}

}
