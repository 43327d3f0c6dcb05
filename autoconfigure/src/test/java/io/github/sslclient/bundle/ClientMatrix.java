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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * README's table of other clients.
 */
final class ClientMatrix {

	private static final String HEAD = "| client | gets the context by |";

	private ClientMatrix() {
	}

	/** The rows, in README's order. */
	static List<Row> rows() throws IOException {
		return Files.readAllLines(Path.of("..", "README.md"))
			.stream()
			.dropWhile((line) -> !line.startsWith(HEAD))
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Row.of(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()))
			.toList();
	}

	static Row row(MatrixClient client) throws IOException {
		return rows().stream()
			.filter((row) -> row.client().equals(client.label()))
			.findFirst()
			.orElseThrow(() -> new AssertionError("README's table has no row '" + client + "'"));
	}

	/**
	 * A row of the table: the client, and what comes of it. Where a client refuses a
	 * server it is the verify result that is found in what it throws, or the exception if
	 * none is found: the last of the causes, since that one tells.
	 *
	 * @param client the client
	 * @param wiring how it gets its context
	 * @param good with a server that is as it should be
	 * @param revoked with one whose certificate is on the CRL
	 * @param otherName with one whose certificate is for another host
	 * @param otherNameUnverified with the same, if that is not to be looked at
	 * @param otherAuthority with one of an authority that is not trusted
	 * @param thrown what it throws when it refuses the revoked one
	 */
	record Row(String client, String wiring, String good, String revoked, String otherName, String otherNameUnverified,
			String otherAuthority, String thrown) {

		private static Row of(List<String> cells) {
			return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5),
					cells.get(6), cells.get(7));
		}

	}

}
