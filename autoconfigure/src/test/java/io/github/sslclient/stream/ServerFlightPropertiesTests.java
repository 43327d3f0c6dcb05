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

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.SecurityLevel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of all flights, whatever a server sends.
 */
class ServerFlightPropertiesTests {

	private static final byte[] DHE = HexFormat.of()
		.parseHex("0200002d0303" + "00".repeat(32) + "00009e00" + "0005ff01000100" + "0c000013" + "000301ffff"
				+ "000102" + "00020505" + "0401" + "0003300101" + "0e000000");

	private static final byte[] ECDHE = HexFormat.of()
		.parseHex("0200002d0303" + "00".repeat(32) + "00c02c00" + "0005ff01000100" + "0c00000b" + "03001d0104" + "0503"
				+ "00023000" + "0e000000");

	private static final byte[] TLS13 = HexFormat.of()
		.parseHex("020000380303" + "00".repeat(32) + "00130100" + "0010" + "002b00020304" + "00330006001d00020909");

	@Property
	void noContentDoesMoreThanBeRefused(@ForAll byte[] content, @ForAll @IntRange(max = 5) int level) {
		look(content, level);
	}

	@Property(tries = 3000)
	void noChangesDoMoreThanBeRefused(@ForAll @IntRange(max = 2) int flight, @ForAll @IntRange(max = 5) int level,
			@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 0xFFFFFF) Integer> changes) {
		byte[] changed = List.of(DHE, ECDHE, TLS13).get(flight).clone();
		for (int change : changes) {
			changed[(change >>> 8) % changed.length] = (byte) change;
		}
		look(changed, level);
	}

	private static void look(byte[] content, int level) {
		ByteBuffer record = ByteBuffer
			.wrap(TlsRecords.join(TlsRecords.header(TlsRecords.HANDSHAKE, content.length), content));
		ServerFlight flight = new ServerFlight(new SecurityLevel(level));
		try {
			flight.look(record);
			flight.requireNothingWrong();
		}
		catch (SslException ex) {
			assertThat(ex).isInstanceOf(FlightRefusal.class);
		}
		assertThat(record.position()).isZero();
	}

}
