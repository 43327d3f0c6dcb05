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
import java.util.Arrays;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * README's table of other clients, as far as it can be judged without servers.
 */
class ClientMatrixTests {

	@Test
	void itsRowsAreTheClientsThatAreTried() throws IOException {
		assertThat(ClientMatrix.rows()).extracting(ClientMatrix.Row::client, ClientMatrix.Row::wiring)
			.containsExactly(Arrays.stream(MatrixClient.values())
				.map((client) -> tuple(client.label(), client.wiring()))
				.toArray(Tuple[]::new));
	}

	@Test
	void verdictsAreTheSameForEachClient() throws IOException {
		assertThat(ClientMatrix.rows())
			.extracting(ClientMatrix.Row::good, ClientMatrix.Row::revoked, ClientMatrix.Row::otherName,
					ClientMatrix.Row::otherAuthority)
			.containsOnly(tuple("accepted", "23", "62", "20"));
	}

}
