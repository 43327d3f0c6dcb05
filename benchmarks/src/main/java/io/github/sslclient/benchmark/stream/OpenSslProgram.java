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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the installed {@code openssl} needs for the same, in a process of its own. The
 * shell tells its CPU time, user and system.
 */
final class OpenSslProgram {

	private static final Pattern CHILDREN = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

	private static final Pattern CONNECTIONS = Pattern.compile("(\\d+) connections in [\\d.]+s;");

	private static final Pattern SPEED = Pattern.compile("\\+F:\\d+:[^:]+:([\\d.]+)");

	private final NginxServer server;

	OpenSslProgram(NginxServer server) {
		this.server = server;
	}

	/** CPU ms of {@code s_client} for each GiB that it reads. */
	double bulkRead() throws IOException, InterruptedException {
		String output = run("printf 'GET /bulk HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n'"
				+ " | openssl s_client -quiet -connect localhost:" + this.server.port() + " -CAfile "
				+ this.server.root() + " -verify_return_error > /dev/null 2> /dev/null");
		return cpu(output) * (1 << 30) / NginxServer.BULK_LENGTH;
	}

	/**
	 * CPU ms of AES-256-GCM for each GiB: the floor of floors, if records are of 16 KiB.
	 */
	double cipher() throws IOException, InterruptedException {
		Matcher speed = find(SPEED, run("openssl speed -evp aes-256-gcm -bytes 16384 -seconds 1 -mr 2> /dev/null"));
		return (1 << 30) / Double.parseDouble(speed.group(1)) * 1000;
	}

	/** CPU ms of {@code s_time} for a handshake and a request. */
	double handshake(boolean full) throws IOException, InterruptedException {
		String output = run("openssl s_time -connect localhost:" + this.server.port() + " -CAfile " + this.server.root()
				+ " -verify 3 -time 2 -www /small " + (full ? "-new" : "-reuse"));
		if (!full && output.indexOf('r', output.indexOf("starting") + 8) < 0) {
			throw new IOException("s_time did not resume");
		}
		return cpu(output) / Integer.parseInt(find(CONNECTIONS, output).group(1));
	}

	private static double cpu(String output) throws IOException {
		Matcher children = find(CHILDREN, output);
		return 1000 * (60 * Double.parseDouble(children.group(1)) + Double.parseDouble(children.group(2))
				+ 60 * Double.parseDouble(children.group(3)) + Double.parseDouble(children.group(4)));
	}

	private static Matcher find(Pattern pattern, String output) throws IOException {
		Matcher matcher = pattern.matcher(output);
		if (!matcher.find()) {
			throw new IOException("openssl says something else: " + output);
		}
		return matcher;
	}

	private static String run(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(List.of("sh", "-c", command + "; times")).redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		process.waitFor();
		return output;
	}

}
