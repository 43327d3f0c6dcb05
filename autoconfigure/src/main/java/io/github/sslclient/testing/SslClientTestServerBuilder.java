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

package io.github.sslclient.testing;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.sslclient.testing.Authority.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Says what a {@link SslClientTestServer} is like, and starts it. Without any of these it
 * presents a valid certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1},
 * asks for none, and sends back what it is sent. For one thread.
 */
public final class SslClientTestServerBuilder {

	private List<String> names = List.of("localhost", "127.0.0.1", "::1");

	private @Nullable Instant notBefore;

	private @Nullable Instant notAfter;

	private boolean unknownAuthority;

	private boolean revoked;

	private boolean clientCertificate;

	private List<String> protocols = List.of();

	private boolean truncating;

	private boolean silent;

	private @Nullable ConnectionHandler handler;

	SslClientTestServerBuilder() {
	}

	/**
	 * Set the names in the certificate. With others than those that clients connect to,
	 * the server is refused for its name.
	 * @param names host names in ASCII, wildcards such as {@code *.example.org} included,
	 * and IP addresses
	 * @return this builder
	 * @throws IllegalArgumentException if there are none, or one is not in ASCII
	 */
	public SslClientTestServerBuilder names(String... names) {
		if (names.length == 0) {
			throw new IllegalArgumentException("A certificate needs at least one name");
		}
		for (String name : names) {
			if (name.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
				throw new IllegalArgumentException(
						"'" + name + "' is no name for a certificate; write it in ASCII (java.net.IDN)");
			}
		}
		this.names = List.of(names);
		return this;
	}

	/**
	 * Set when the certificate is valid, by default from an hour ago for 90 days.
	 * @param notBefore the first moment, to the second
	 * @param notAfter the last moment, to the second
	 * @return this builder
	 */
	public SslClientTestServerBuilder validity(Instant notBefore, Instant notAfter) {
		this.notBefore = notBefore;
		this.notAfter = notAfter;
		return this;
	}

	/**
	 * Have the certificate expired since yesterday.
	 * @return this builder
	 */
	public SslClientTestServerBuilder expired() {
		Instant now = Instant.now();
		return validity(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
	}

	/**
	 * Have the certificate issued by another authority than clients are told to trust.
	 * @return this builder
	 */
	public SslClientTestServerBuilder unknownAuthority() {
		this.unknownAuthority = true;
		return this;
	}

	/**
	 * Have the certificate revoked by the CRL that clients are told. They refuse it if
	 * they look, which {@code ssl.client.crl-check} decides.
	 * @return this builder
	 */
	public SslClientTestServerBuilder revoked() {
		this.revoked = true;
		return this;
	}

	/**
	 * Demand a certificate of the client, from the server's own authority. That of
	 * another server is refused, as is none at all.
	 * @return this builder
	 */
	public SslClientTestServerBuilder demandClientCertificate() {
		this.clientCertificate = true;
		return this;
	}

	/**
	 * Set the protocol versions that it speaks, by default those that the JVM has
	 * enabled.
	 * @param protocols their names in JSSE, such as {@code TLSv1.2}; one that the JVM has
	 * disabled is refused in the handshake
	 * @return this builder
	 */
	public SslClientTestServerBuilder protocols(String... protocols) {
		this.protocols = List.of(protocols);
		return this;
	}

	/**
	 * End connections without close_notify, after the first answer or once the handler
	 * has returned.
	 * @return this builder
	 */
	public SslClientTestServerBuilder truncating() {
		this.truncating = true;
		return this;
	}

	/**
	 * Accept connections and never say a word, so that handshakes time out.
	 * @return this builder
	 */
	public SslClientTestServerBuilder silent() {
		this.silent = true;
		return this;
	}

	/**
	 * Set what is done with connections.
	 * @param handler called for each, from threads of their own and several at a time
	 * @return this builder
	 */
	public SslClientTestServerBuilder handler(ConnectionHandler handler) {
		this.handler = handler;
		return this;
	}

	/**
	 * Start the server, at a port of loopback that is free.
	 * @return the server, which listens
	 * @throws IllegalStateException if it is silent and yet shall do something
	 * @throws IllegalArgumentException if the JVM does not know one of the protocols
	 * @throws java.io.UncheckedIOException if it cannot listen
	 */
	public SslClientTestServer start() {
		if (this.silent && (this.truncating || this.handler != null)) {
			throw new IllegalStateException("A silent server has no use for a handler, and nothing to truncate");
		}
		Manner manner = this.silent ? Manner.SILENT : this.truncating ? Manner.TRUNCATING : Manner.ORDERLY;
		return new SslClientTestServer(material(), this.protocols, this.clientCertificate, manner, this.handler);
	}

	private Material material() {
		Authority issuer = new Authority();
		Identity server = (this.notBefore != null && this.notAfter != null)
				? issuer.server(this.names, this.notBefore, this.notAfter) : issuer.server(this.names);
		X509Certificate told = this.unknownAuthority ? new Authority().certificate() : issuer.certificate();
		byte[] crl = issuer.revocationList(this.revoked ? List.of(server.certificate()) : List.of());
		return new Material(issuer, server, told, crl);
	}

	/**
	 * How a server treats its connections.
	 */
	enum Manner {

		/** Handshake, handler, close_notify. */
		ORDERLY,

		/** The same, but for the close_notify. */
		TRUNCATING,

		/** Nothing at all. */
		SILENT

	}

}
