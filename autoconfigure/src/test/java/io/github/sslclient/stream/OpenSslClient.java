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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sslclient.test.OpenSsl;

/**
 * {@code openssl s_client}, which meets the same servers as our stream.
 */
final class OpenSslClient {

	/** {@code 4027...:error:0A00010B:SSL routines:function:reason:file:line:}. */
	private static final Pattern QUEUED = Pattern.compile("(?m)^[0-9A-F]+:error:([0-9A-F]{8}):");

	private final Path authorities;

	OpenSslClient(Path directory) throws IOException {
		this.authorities = Files.writeString(directory.resolve("ca.pem"), HandshakeFault.AUTHORITIES);
	}

	/**
	 * Do a handshake and leave.
	 * @return the codes in the error queue, oldest first, or
	 * {@link HandshakeFault#COMPLETED}
	 */
	String meet(HandshakeFault fault) throws IOException {
		String printed;
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(fault.script())) {
			List<String> arguments = new ArrayList<>(
					List.of("s_client", "-brief", "-connect", "127.0.0.1:" + peer.port(), "-servername", "localhost",
							"-CAfile", this.authorities.toString(), "-verify_return_error"));
			arguments.addAll(fault.client().options());
			printed = OpenSsl.run(arguments);
		}
		if (printed.contains("CONNECTION ESTABLISHED")) {
			return HandshakeFault.COMPLETED;
		}
		return String.join(" ", QUEUED.matcher(printed).results().map((match) -> match.group(1)).toList());
	}

}
