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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.test.ContainerTest;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code openssl s_client} and a stream meet the same misbehaving server and say the
 * same: the verify error's number and the packed codes.
 */
@ContainerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientAgreementContainerTests {

	private static final int FIRST_PORT = 4500;

	private static final Pattern VERIFY_ERROR = Pattern.compile("verify error:num=(\\d+):");

	private static final Pattern ERROR = Pattern.compile("(?m)^[0-9A-F]+:error:([0-9A-F]{8}):|:errno=(\\d+)$");

	/** A TLS server, and after it one that follows a script of Perl's. */
	private static final String FUNCTIONS = """
			cd /etc/peer
			tls() {
				port=$1 name=$2
				shift 2
				openssl s_server -accept $port -cert $name.pem -key $name.key -CAfile ca.pem -quiet "$@" </dev/zero &
			}
			script() {
				perl -MSocket -e '
					my ($port, $code) = @ARGV;
					my $serve = eval "sub { my \\$c = shift; $code }" or die $@;
					socket(SERVER, PF_INET, SOCK_STREAM, 0) or die $!;
					setsockopt(SERVER, SOL_SOCKET, SO_REUSEADDR, 1);
					bind(SERVER, sockaddr_in($port, INADDR_ANY)) or die $!;
					listen(SERVER, 16) or die $!;
					while (accept(my $client, SERVER)) { $serve->($client); shutdown($client, 1); push(@kept, $client); }
				' "$@" &
			}
			""";

	private static final List<Misbehaviour> MISBEHAVIOURS = List.of(
			Misbehaviour.script("SMTP", "syswrite($c, \"220 mail.example ESMTP\\r\\n\")", "0A00010B"),
			Misbehaviour.script("HTTP",
					"sysread($c, my $h, 65536); syswrite($c, \"HTTP/1.1 400 Bad Request\\r\\n\\r\\n\")", "0A00010B"),
			Misbehaviour.script("end after ClientHello", "sysread($c, my $h, 65536)", "0A000126"),
			Misbehaviour.script("end within a record", answer("160303007a0200"), "0A000126"),
			Misbehaviour.script("reset",
					"sysread($c, my $h, 65536); setsockopt($c, SOL_SOCKET, SO_LINGER, pack(\"ii\", 1, 0)); close($c)",
					"80000068"),
			Misbehaviour.script("alert handshake_failure", answer("15030300020228"), "0A000410"),
			Misbehaviour.script("alert internal_error", answer("15030300020250"), "0A000438"),
			Misbehaviour.script("alert nobody knows", answer("150303000202c8"), "0A0004B0"),
			Misbehaviour.script("application data", answer("1703030003010203"), "0A0000F4"),
			Misbehaviour.script("change_cipher_spec", answer("140303000101"), "0A0000F4"),
			Misbehaviour.script("oversized record", answer("160303ffff0200"), "0A0000C6"),
			Misbehaviour.script("alert of one byte", answer("150303000102"), "0A0000CD"),
			Misbehaviour.tls("older server", "good", "-tls1_2", "-tls1_3", "tlsv1.3", "0A00042E"),
			Misbehaviour.tls("newer server", "good", "-tls1_3", "-tls1_2", "tlsv1.2", "0A00042E"),
			Misbehaviour.tls("no common suite", "good", "-tls1_2 -cipher AES128-SHA", "-tls1_2 -cipher ECDHE+AESGCM",
					"tlsv1.2", "0A000410"),
			Misbehaviour.tls("no certificate sent, TLS 1.2", "good", "-tls1_2 -Verify 1", "", "tlsv1.2", "0A000410"),
			Misbehaviour.tls("no certificate sent, TLS 1.3", "good", "-tls1_3 -Verify 1", "", "tlsv1.3", "0A00045C"),
			Misbehaviour.tls("certificate of another authority, TLS 1.2", "good",
					"-tls1_2 -Verify 1 -verify_return_error", "-cert other.pem -key other.key", "tlsv1.2", "0A000418"),
			Misbehaviour.tls("certificate of another authority, TLS 1.3", "good",
					"-tls1_3 -Verify 1 -verify_return_error", "-cert other.pem -key other.key", "tlsv1.3", "0A000418"),
			Misbehaviour.tls("unknown name", "good",
					"-servername elsewhere -servername_fatal -cert2 good.pem -key2 good.key", "", "tlsv1.2+",
					"0A000458"),
			Misbehaviour.tls("no common application protocol", "good", "-alpn h2", "-alpn http/1.1", "tlsv1.2+",
					"0A000460"),
			Misbehaviour.refused("untrusted", 20), Misbehaviour.refused("expired", 10),
			Misbehaviour.refused("future", 9), Misbehaviour.refused("wrong", 62), Misbehaviour.refused("client", 26));

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final TestPki other = TestPki.create(KeyKind.EC);

	private PeerContainer server;

	private static String answer(String hex) {
		return "sysread($c, my $h, 65536); syswrite($c, pack(\"H*\", \"" + hex + "\"))";
	}

	@BeforeAll
	void startServers() {
		StringBuilder command = new StringBuilder(FUNCTIONS);
		int[] ports = new int[MISBEHAVIOURS.size()];
		for (int i = 0; i < ports.length; i++) {
			ports[i] = FIRST_PORT + i;
			command.append(String.format(MISBEHAVIOURS.get(i).server(), ports[i])).append('\n');
		}
		Instant now = Instant.now();
		Duration day = Duration.ofDays(1);
		this.server = new PeerContainer(command + "wait", ports).withText("ca.pem", this.pki.caPem())
			.withIdentity("good", this.pki.server("localhost"))
			.withIdentity("other", this.other.client("other"))
			.withIdentity("untrusted", this.other.intermediate("Unknown").server("localhost"))
			.withIdentity("expired",
					this.pki.validity(now.minus(day.multipliedBy(2)), now.minus(day)).server("localhost"))
			.withIdentity("future", this.pki.validity(now.plus(day), now.plus(day.multipliedBy(2))).server("localhost"))
			.withIdentity("wrong", this.pki.server("elsewhere"))
			.withIdentity("client", this.pki.client("localhost"))
			.started();
	}

	@AfterAll
	void stopServers() {
		this.server.stop();
	}

	static Stream<Misbehaviour> misbehaviours() {
		return MISBEHAVIOURS.stream();
	}

	@ParameterizedTest
	@MethodSource("misbehaviours")
	void theCommandSaysWhatIsExpected(Misbehaviour misbehaviour) {
		assertThat(command(misbehaviour)).isEqualTo(misbehaviour.expected());
	}

	@ParameterizedTest
	@MethodSource("misbehaviours")
	void theStreamSaysTheSame(Misbehaviour misbehaviour) throws IOException {
		SslClientSettingsBuilder settings = misbehaviour.options().contains("other.pem")
				? TestClients.trusting(this.pki, this.other.client("other")) : TestClients.trusting(this.pki);
		settings.method(misbehaviour.method());
		if (misbehaviour.options().contains("-alpn")) {
			settings.applicationProtocols(List.of("http/1.1"));
		}
		// The engine's port proxy would make an orderly end of a reset.
		InetSocketAddress address = this.server.ownAddress(port(misbehaviour));
		Socket socket = new Socket(address.getAddress(), address.getPort());
		try (SslClientStream stream = TestClients.factory(settings)
			.wrap(socket, "localhost", SslConnectionOverrides.none())) {
			stream.getInputStream().read();
			throw new AssertionError("The server behaves");
		}
		catch (SslException ex) {
			List<String> said = new ArrayList<>(ex.getError().codes().stream().map(OpenSslCode::hex).toList());
			if (!ex.getError().verifyResult().isOk()) {
				said.add(0, "verify error " + ex.getError().verifyResult().number());
			}
			assertThat(said).isEqualTo(misbehaviour.expected());
			boolean aboutOurs = misbehaviour.server().contains("-Verify");
			assertThat(ex.getError().kind() == SslErrorKind.CLIENT_CERTIFICATE_REFUSED).isEqualTo(aboutOurs);
		}
	}

	private List<String> command(Misbehaviour misbehaviour) {
		String output = this.server.run("cd /etc/peer; sleep 0.5 | timeout 20 openssl s_client -connect 127.0.0.1:"
				+ port(misbehaviour) + " -CAfile ca.pem -verify_return_error -verify_hostname localhost"
				+ " -servername localhost " + misbehaviour.options() + " 2>&1 || true");
		List<String> said = new ArrayList<>();
		Matcher verify = VERIFY_ERROR.matcher(output);
		if (verify.find()) {
			said.add("verify error " + verify.group(1));
		}
		ERROR.matcher(output)
			.results()
			.map((error) -> (error.group(1) != null) ? error.group(1)
					: OpenSslCode.errno(Integer.parseInt(error.group(2))).hex())
			.distinct()
			.forEach(said::add);
		return said;
	}

	private static int port(Misbehaviour misbehaviour) {
		return FIRST_PORT + MISBEHAVIOURS.indexOf(misbehaviour);
	}

	/**
	 * How a server misbehaves.
	 *
	 * @param name what it does
	 * @param server how it is started, with a place for its port
	 * @param options the command's
	 * @param method the stream's
	 * @param expected what both say
	 */
	record Misbehaviour(String name, String server, String options, String method, List<String> expected) {

		static Misbehaviour script(String name, String script, String code) {
			return new Misbehaviour(name, "script %d '" + script + "'", "", "tlsv1.2+", List.of(code));
		}

		static Misbehaviour tls(String name, String identity, String serverOptions, String options, String method,
				String code) {
			return new Misbehaviour(name, "tls %d " + identity + " " + serverOptions, options, method, List.of(code));
		}

		static Misbehaviour refused(String identity, int verifyError) {
			return new Misbehaviour(identity, "tls %d " + identity, "", "tlsv1.2+",
					List.of("verify error " + verifyError, "0A000086"));
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
