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

import java.util.List;
import java.util.stream.Stream;

import io.github.sslclient.test.KeyKind;

/**
 * One of the servers that a container runs side by side.
 *
 * @param key the kind of its key
 * @param protocol the one protocol version it speaks
 */
record ServerKind(KeyKind key, String protocol) {

	static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");

	static Stream<ServerKind> all() {
		return KeyKind.usual()
			.stream()
			.flatMap((key) -> PROTOCOLS.stream().map((protocol) -> new ServerKind(key, protocol)));
	}

	static int[] ports() {
		return all().mapToInt(ServerKind::port).toArray();
	}

	int port() {
		return 4410 + 10 * this.key.ordinal() + PROTOCOLS.indexOf(this.protocol);
	}

	@Override
	public String toString() {
		return this.key + " " + this.protocol;
	}

}
