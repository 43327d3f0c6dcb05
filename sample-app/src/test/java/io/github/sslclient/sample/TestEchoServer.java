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

package io.github.sslclient.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sample's echo server, with what its clients need, for tests without a container.
 */
final class TestEchoServer implements AutoCloseable {

	private final SampleMaterial material = SampleMaterial.create();

	private final EchoServer server = EchoServer.start(this.material.serverContext());

	String target() {
		return "localhost:" + this.server.port();
	}

	String trust() {
		return "--ssl.client.ca-file=" + this.material.caFile();
	}

	String certificate() {
		return "--ssl.client.certificate=" + this.material.clientFile();
	}

	/** A command line that the server has nothing against, and more. */
	List<String> accepted(String... more) {
		List<String> arguments = new ArrayList<>(List.of(target(), trust(), certificate()));
		arguments.addAll(Arrays.asList(more));
		return arguments;
	}

	@Override
	public void close() {
		this.server.close();
	}

}
