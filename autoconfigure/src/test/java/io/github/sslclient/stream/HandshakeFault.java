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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PemText;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;

/**
 * A server that errs within the handshake, to be met by one client after another. It ends
 * after its script, so that a client who bears with the fault finds an unexpected end
 * ({@code 0A000126}).
 *
 * @param client which client it meets
 * @param name what it does
 * @param script how it does it
 */
record HandshakeFault(Client client, String name, ScriptedPeer.Script script) {

	static final String COMPLETED = "completed";

	static final TestPki PKI = TestPki.create(KeyKind.EC);

	static final TestPki RSA_PKI = TestPki.create(KeyKind.RSA);

	/** Strong enough for level 4. */
	static final TestPki STRONG_PKI = TestPki.create(KeyKind.EC_384);

	/** Strong enough for level 3. */
	static final TestPki STRONG_RSA_PKI = TestPki.create(KeyKind.RSA_3072);

	/** What every client trusts. */
	static final String AUTHORITIES = PKI.caPem() + RSA_PKI.caPem() + STRONG_PKI.caPem() + STRONG_RSA_PKI.caPem();

	static final Identity SERVER = PKI.server("localhost");

	static final SSLContext CONTEXT = PeerTls.context(PKI, SERVER);

	static final SSLContext STRONG_CONTEXT = PeerTls.context(STRONG_PKI, STRONG_PKI.server("localhost"));

	/** A fault in the first flight of a server that is otherwise as it should be. */
	static HandshakeFault inFlight(Client client, String name, Consumer<Flight> tampering) {
		return withFlight(client, name, (flight) -> {
			tampering.accept(flight);
			return flight.records();
		});
	}

	/** A fault in ServerHello. */
	static HandshakeFault inHello(Client client, String name, Consumer<HelloFields> tampering) {
		return inFlight(client, name, (flight) -> flight.hello(tampering));
	}

	/** A first flight that is made into anything. */
	static HandshakeFault withFlight(Client client, String name, Composition composition) {
		return withFlight(client, name, CONTEXT, composition);
	}

	/** The same of another server. */
	static HandshakeFault withFlight(Client client, String name, SSLContext context, Composition composition) {
		return new HandshakeFault(client, name, (connection) -> {
			Flight flight = Flight.of(connection.tls(context, client.serverProtocol).flight());
			connection.write(composition.compose(flight));
			connection.end();
		});
	}

	/**
	 * A second flight in TLS 1.2, made of the records that belong there. The first is
	 * empty where the client asked for no ticket.
	 */
	static HandshakeFault inSecondFlight(String name, Second composition) {
		return new HandshakeFault(Client.TLS12, name, (connection) -> {
			PeerTls tls = connection.tls(CONTEXT, "TLSv1.2");
			connection.write(tls.flight().toArray(byte[][]::new));
			byte[] first = tls.nextRecord();
			boolean ticket = first[0] == TlsRecords.HANDSHAKE;
			connection.write(composition.compose(ticket ? first : new byte[0], ticket ? tls.nextRecord() : first,
					tls.nextRecord()));
			connection.end();
		});
	}

	/** Meet the server with our stream. */
	String ours() throws IOException {
		return ours(this.client.settings());
	}

	/** Meet it with another provider. */
	String ours(String provider) throws IOException {
		return ours(this.client.settings().provider(provider));
	}

	private String ours(SslClientSettingsBuilder settings) throws IOException {
		try (ScriptedPeer<Void> peer = ScriptedPeer.following(this.script);
				SslClientStream stream = peer.stream(settings)) {
			stream.handshake();
			return COMPLETED;
		}
		catch (SslException ex) {
			return String.join(" ", TestClients.codes(ex));
		}
	}

	@Override
	public String toString() {
		return this.client + ": " + this.name;
	}

	/**
	 * Which versions a client offers, and which one the server speaks.
	 */
	enum Client {

		TLS12("tlsv1.2", null, List.of("-tls1_2", "-status"), "TLSv1.2"),
		TLS13("tlsv1.3", null, List.of("-tls1_3", "-status"), "TLSv1.3"),
		ANY("sslv23", null, List.of("-min_protocol", "TLSv1.2", "-status"), "TLSv1.2"), LEVEL0("tlsv1.2", 0),
		LEVEL1("tlsv1.2", 1), LEVEL3("tlsv1.2", 3), LEVEL4("tlsv1.2", 4), TLS13_LEVEL4("tlsv1.3", 4);

		private final String method;

		private final @Nullable String ciphers;

		private final List<String> options;

		private final String serverProtocol;

		Client(String method, @Nullable String ciphers, List<String> options, String serverProtocol) {
			this.method = method;
			this.ciphers = ciphers;
			this.options = options;
			this.serverProtocol = serverProtocol;
		}

		Client(String method, int level) {
			this(method, "DEFAULT:@SECLEVEL=" + level, List.of("-" + method.replace("v", "").replace('.', '_'),
					"-status", "-cipher", "DEFAULT:@SECLEVEL=" + level),
					method.toUpperCase(Locale.ROOT).replace('V', 'v'));
		}

		SslClientSettingsBuilder settings() {
			SslClientSettingsBuilder settings = TestClients.trusting(PKI)
				.caFile(new PemText(AUTHORITIES))
				.method(this.method);
			return (this.ciphers != null) ? settings.ciphers(this.ciphers) : settings;
		}

		/** The options of {@code openssl s_client}. */
		List<String> options() {
			return this.options;
		}

	}

	/**
	 * Makes the bytes of a first flight.
	 */
	@FunctionalInterface
	interface Composition {

		byte[] compose(Flight flight);

	}

	/**
	 * Makes the bytes of a second flight.
	 */
	@FunctionalInterface
	interface Second {

		byte[] compose(byte[] ticket, byte[] spec, byte[] finished);

	}

}
