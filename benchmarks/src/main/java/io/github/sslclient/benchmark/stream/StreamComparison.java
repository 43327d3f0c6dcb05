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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;

import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.benchmark.stream.Client.Connection;
import io.github.sslclient.benchmark.stream.Client.Task;
import io.github.sslclient.benchmark.stream.Http.Message;

/**
 * Compares streams with what else there is. All take turns within each round, so that
 * they meet the same machine; what is told is the median of the rounds. CPU time is that
 * of the client's threads alone: with the server on another core, wall time would measure
 * the server.
 */
public final class StreamComparison {

	private static final int EXCHANGES = 10_000;

	private static final int HANDSHAKES = 100;

	private static final int IDLE = 1000;

	private static final double GIBIBYTE = (1 << 30) / (double) NginxServer.BULK_LENGTH;

	private final Rounds rounds;

	private final OpenSslProgram openSsl;

	private StreamComparison(Rounds rounds, OpenSslProgram openSsl) {
		this.rounds = rounds;
		this.openSsl = openSsl;
	}

	/**
	 * Measure, and write a report for each version of TLS.
	 * @param arguments the folder to write to, and how many rounds to take
	 * @throws Exception if nginx or openssl cannot be run, or an exchange fails
	 */
	public static void main(String... arguments) throws Exception {
		Path folder = Path.of((arguments.length > 0) ? arguments[0] : "target/benchmark-results");
		int count = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 15;
		for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
			Report report = new Report(folder);
			try (NginxServer server = NginxServer.start(protocol);
					Rounds rounds = new Rounds(clients(server), count, report)) {
				new StreamComparison(rounds, new OpenSslProgram(server)).run();
			}
			report.write("streams-" + protocol.toLowerCase(Locale.ROOT), "SSLSocket");
		}
	}

	private static List<Client> clients(NginxServer server) throws IOException, GeneralSecurityException {
		return List.of(new SocketClient(server), new StreamClient(server, null), new ApacheClient(server),
				new StreamClient(server, "Conscrypt"), new NettyClient(server), new EngineFloor(server),
				EngineFloor.ofConscrypt(server), new PlainFloor(server));
	}

	private void run() throws Exception {
		this.rounds.compare("bulk read", "CPU ms/GiB", Task.BULK, (client) -> transfer(client, Connection::download));
		this.rounds.program("bulk read", "CPU ms/GiB", "openssl s_client", this.openSsl::bulkRead);
		this.rounds.program("bulk read", "CPU ms/GiB", "floor: openssl speed -evp aes-256-gcm", this.openSsl::cipher);
		this.rounds.compare("bulk write", "CPU ms/GiB", Task.BULK, (client) -> transfer(client, Connection::upload));
		exchange("64 bytes asked for", Message.SMALL);
		exchange("1 KiB sent and asked for", Message.KIBIBYTE);
		this.rounds.compare("full handshake and request", "CPU us", Task.FULL_HANDSHAKE,
				(client) -> handshakes(client, true, client::cpuTime) / 1e3);
		this.rounds.program("full handshake and request", "CPU us", "openssl s_time",
				() -> 1000 * this.openSsl.handshake(true));
		this.rounds.compare("full handshakes and requests", "per s", Task.FULL_HANDSHAKE,
				(client) -> 1e9 / handshakes(client, true, System::nanoTime));
		this.rounds.compare("resumed handshake and request", "CPU us", Task.RESUMED_HANDSHAKE,
				(client) -> handshakes(client, false, client::cpuTime) / 1e3);
		this.rounds.program("resumed handshake and request", "CPU us", "openssl s_time",
				() -> 1000 * this.openSsl.handshake(false));
		this.rounds.compare("resumed handshakes and requests", "per s", Task.RESUMED_HANDSHAKE,
				(client) -> 1e9 / handshakes(client, false, System::nanoTime));
		this.rounds.compare("heap of an idle connection", "bytes", Task.IDLE,
				(client) -> IdleStreams.heap(client, IDLE));
	}

	private void exchange(String what, Message message) throws Exception {
		this.rounds.compare(what, "us", Task.EXCHANGE, (client) -> exchanges(client, message, System::nanoTime) / 1e3);
		this.rounds.compare(what, "CPU us", Task.EXCHANGE,
				(client) -> exchanges(client, message, client::cpuTime) / 1e3);
		this.rounds.compare(what, "bytes allocated", Task.EXCHANGE,
				(client) -> exchanges(client, message, client::allocated));
	}

	private static double transfer(Client client, Action action) throws IOException {
		try (Connection connection = client.open(false)) {
			connection.exchange();
			long begin = client.cpuTime();
			action.run(connection);
			return (client.cpuTime() - begin) / 1e6 * GIBIBYTE;
		}
	}

	private static double exchanges(Client client, Message message, Meter meter) throws IOException {
		try (Connection connection = client.open(false)) {
			connection.exchange();
			long begin = meter.read();
			for (int i = 0; i < EXCHANGES; i++) {
				connection.exchange(message);
			}
			return (meter.read() - begin) / (double) EXCHANGES;
		}
	}

	private static double handshakes(Client client, boolean full, Meter meter)
			throws IOException, GeneralSecurityException {
		if (full) {
			client.prepare(HANDSHAKES);
		}
		else {
			handshake(client, false);
		}
		long begin = meter.read();
		for (int i = 0; i < HANDSHAKES; i++) {
			if (handshake(client, full) == full) {
				throw new IOException(client.name() + (full ? " resumed" : " did not resume"));
			}
		}
		return (meter.read() - begin) / (double) HANDSHAKES;
	}

	private static boolean handshake(Client client, boolean full) throws IOException {
		try (Connection connection = client.open(full)) {
			return connection.exchange();
		}
	}

	@FunctionalInterface
	private interface Action {

		void run(Connection connection) throws IOException;

	}

	@FunctionalInterface
	private interface Meter {

		long read();

	}

}
