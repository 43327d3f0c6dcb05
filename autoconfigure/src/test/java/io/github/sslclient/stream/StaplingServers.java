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

import java.io.Closeable;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestAnswer;
import io.github.sslclient.test.TestPki;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.testcontainers.images.builder.Transferable;

/**
 * Servers that staple in a container: for each answer an nginx and an
 * {@code openssl s_server}, in each protocol. What {@code openssl ocsp} can answer it
 * answered. One nginx asks a responder of its own accord.
 */
final class StaplingServers implements Closeable {

	static final int ASKING = 4698;

	private static final int RESPONDER = 4699;

	private static final int FIRST_PORT = 4700;

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final TestPki issuer = this.pki.intermediate("Issuer");

	private final Identity server = this.issuer.server(OpenSslServers.HOST, PeerContainer.engineHost());

	private final PeerContainer container;

	StaplingServers() {
		List<Staple> staples = Staple.all();
		StringBuilder script = new StringBuilder("""
				cd %s
				ask() {
					openssl ocsp -no_nonce -issuer issuer.pem -cert $1.pem -reqout $1.req
				}
				answer() {
					openssl ocsp -index $2.txt -CA issuer.pem -rsigner $3.pem -rkey $3.key -reqin $4.req -nmin 60 \\
						-respout $1.der
				}
				ask server
				ask other
				answer good good issuer server
				answer delegated good responder server
				answer revoked revoked issuer server
				answer unknown empty issuer server
				answer stranger good stranger server
				answer usage good client server
				answer other good issuer other
				openssl ocsp -index good.txt -CA issuer.pem -rsigner responder.pem -rkey responder.key -nmin 60 \\
					-port %d -ignore_err >/run/responder.log 2>&1 &
				""".formatted(PeerContainer.FILES, RESPONDER));
		StringBuilder nginx = new StringBuilder();
		for (Staple staple : staples) {
			int port = port(staple);
			if (staple.nginx()) {
				nginx.append("""
						server {
							listen %d ssl;
							ssl_protocols %s;
							%s
						}
						""".formatted(port, staple.protocol(), staple.answer().equals("none") ? ""
						: "ssl_stapling on; ssl_stapling_file /etc/peer/" + staple.answer() + ".der;"));
			}
			else {
				script.append(
						"openssl s_server -accept %d -cert server.pem -key server.key -cert_chain server.pem -www %s %s >/run/%d.log 2>&1 &\n"
							.formatted(port, staple.protocol().equals("TLSv1.2") ? "-tls1_2" : "-tls1_3",
									staple.answer().equals("none") ? "" : "-status_file " + staple.answer() + ".der",
									port));
			}
		}
		String configuration = """
				events {
				}
				http {
					access_log off;
					ssl_certificate /etc/peer/server.pem;
					ssl_certificate_key /etc/peer/server.key;
					%s
					server {
						listen %d ssl;
						ssl_stapling on;
						ssl_stapling_responder http://127.0.0.1:%d/;
					}
				}
				""".formatted(nginx, ASKING, RESPONDER);
		int[] ports = IntStream.concat(IntStream.of(ASKING, RESPONDER), staples.stream().mapToInt(this::port))
			.toArray();
		this.container = new PeerContainer(script + "exec nginx -c /etc/peer/nginx.conf -g 'daemon off;'", ports)
			.withText("nginx.conf", configuration)
			.withIdentity("server", this.server)
			.withIdentity("other", this.issuer.server("other.example.org"))
			.withIdentity("issuer", this.issuer.authority())
			.withIdentity("responder", this.issuer.delegate("Responder", KeyPurposeId.id_kp_OCSPSigning))
			.withIdentity("client", this.issuer.client("Client"))
			.withIdentity("stranger", TestPki.create(KeyKind.EC).delegate("Responder", KeyPurposeId.id_kp_OCSPSigning))
			.withText("good.txt",
					"V\t491231235959Z\t\t" + serial(this.server.certificate()) + "\tunknown\t/CN=server\n")
			.withText("revoked.txt",
					"R\t491231235959Z\t260101000000Z,keyCompromise\t" + serial(this.server.certificate())
							+ "\tunknown\t/CN=server\n")
			.withText("empty.txt", "")
			.withCopyToContainer(Transferable.of(TestAnswer.error(3)), PeerContainer.FILES + "later.der")
			.withCopyToContainer(Transferable.of(TestAnswer.successful(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.1"),
					new byte[] { 0x30, 3, 2, 1, 1 })), PeerContainer.FILES + "damaged.der");
		this.container.start();
	}

	TestPki pki() {
		return this.pki;
	}

	String host() {
		return this.container.getHost();
	}

	/** The port that a server is reached at from outside. */
	int mapped(Staple staple) {
		return this.container.getMappedPort(port(staple));
	}

	int mapped(int port) {
		return this.container.getMappedPort(port);
	}

	@Override
	public void close() {
		this.container.stop();
	}

	private int port(Staple staple) {
		return FIRST_PORT + Staple.all().indexOf(staple);
	}

	private static String serial(X509Certificate certificate) {
		String digits = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
		return (digits.length() % 2 == 0) ? digits : "0" + digits;
	}

	/**
	 * What a server staples.
	 *
	 * @param answer the name of the answer
	 * @param protocol the one protocol it speaks
	 * @param nginx whether it is an nginx, or else an {@code openssl s_server}
	 */
	record Staple(String answer, String protocol, boolean nginx) {

		private static final List<String> ANSWERS = List.of("none", "good", "delegated", "revoked", "unknown",
				"stranger", "usage", "other", "later", "damaged");

		static List<Staple> all() {
			List<Staple> all = new ArrayList<>();
			for (String answer : ANSWERS) {
				for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
					all.add(new Staple(answer, protocol, true));
					all.add(new Staple(answer, protocol, false));
				}
			}
			return all;
		}

		@Override
		public String toString() {
			return this.answer + " of " + (this.nginx ? "nginx" : "s_server") + " in " + this.protocol;
		}

	}

}
