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

package io.github.sslclient.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * The least that anybody does who reads PEM: lines and base64, by the platform.
 */
public final class PemFloor {

	private PemFloor() {
	}

	/**
	 * Decode a file.
	 * @param file the file
	 * @param target takes what each line holds
	 * @throws IOException if it cannot be read
	 */
	public static void decode(Path file, Consumer<byte[]> target) throws IOException {
		Base64.Decoder decoder = Base64.getDecoder();
		try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.startsWith("-")) {
					target.accept(decoder.decode(line));
				}
			}
		}
	}

}
