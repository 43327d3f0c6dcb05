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

package io.github.sslclient.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * PEM text in memory (RFC 7468).
 */
final class PemText implements PemSource {

	private static final int LINE = 64;

	private final byte[] text;

	private final String location;

	private PemText(byte[] text, String location) {
		this.text = text;
		this.location = location;
	}

	static PemText of(String type, List<byte[]> contents, String location) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (byte[] content : contents) {
			byte[] lines = Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encode(content);
			text.writeBytes(("-----BEGIN " + type + "-----\n").getBytes(StandardCharsets.US_ASCII));
			text.writeBytes(lines);
			text.writeBytes(("\n-----END " + type + "-----\n").getBytes(StandardCharsets.US_ASCII));
			Arrays.fill(lines, (byte) 0);
		}
		return new PemText(text.toByteArray(), location);
	}

	@Override
	public byte[] read() {
		return this.text.clone();
	}

	@Override
	public String location() {
		return this.location;
	}

	@Override
	public @Nullable String path() {
		return null;
	}

	@Override
	public String toString() {
		return this.location;
	}

}
