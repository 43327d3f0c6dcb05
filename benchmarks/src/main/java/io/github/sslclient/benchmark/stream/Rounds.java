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
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.benchmark.report.Figure;
import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.benchmark.report.StolenTime;
import io.github.sslclient.benchmark.stream.Client.Task;

/**
 * Has clients take turns at a measurement, round by round.
 */
final class Rounds implements AutoCloseable {

	private static final int PROGRAM_ROUNDS = 3;

	/** Of a round that the host of a virtual machine disturbed. */
	private static final int MAX_REPETITIONS = 3;

	private final List<Client> clients;

	private final int count;

	private final Report report;

	Rounds(List<Client> clients, int count, Report report) {
		this.clients = clients;
		this.count = count;
		this.report = report;
	}

	/**
	 * Those rounds that come first, as many, warm up and do not count. Handshakes need
	 * them: a JVM compiles what it has seen some thousand times.
	 */
	void compare(String what, String unit, Task task, Measurement measurement) throws Exception {
		List<Client> able = this.clients.stream().filter((client) -> client.does(task)).toList();
		for (int round = 0; round < this.count; round++) {
			take(able, measurement);
		}
		Map<Client, List<Double>> values = new LinkedHashMap<>();
		for (int round = 0; round < this.count; round++) {
			StolenTime.without(() -> take(able, measurement), MAX_REPETITIONS)
				.forEach((client, value) -> values.computeIfAbsent(client, (key) -> new ArrayList<>()).add(value));
		}
		values.forEach((client, measured) -> add(what, unit, client.name(), measured));
	}

	private static Map<Client, Double> take(List<Client> clients, Measurement measurement) throws Exception {
		Map<Client, Double> values = new LinkedHashMap<>();
		for (Client client : clients) {
			values.put(client, measurement.of(client));
		}
		return values;
	}

	/** A process needs no warming up. */
	void program(String what, String unit, String name, Program program) throws IOException, InterruptedException {
		List<Double> values = new ArrayList<>();
		for (int round = 0; round < PROGRAM_ROUNDS; round++) {
			values.add(program.measure());
		}
		add(what, unit, name, values);
	}

	@Override
	public void close() {
		this.clients.forEach(Client::close);
	}

	private void add(String what, String unit, String name, List<Double> values) {
		Figure figure = Figure.of(what, unit, name, values);
		System.out.println(figure);
		this.report.add(figure);
	}

	@FunctionalInterface
	interface Measurement {

		double of(Client client) throws IOException, GeneralSecurityException;

	}

	@FunctionalInterface
	interface Program {

		double measure() throws IOException, InterruptedException;

	}

}
