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

import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.Set;

import io.github.sslclient.context.CertificateRequest;
import io.github.sslclient.context.ClientEngine;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.error.SslReadTimeoutException;
import io.github.sslclient.error.TlsAlert;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a failure what only its connection knows: the peer, the alert that went out,
 * and what became of the client's certificate.
 */
final class Diagnosis {

	/**
	 * What servers send about a client's certificate: {@code handshake_failure} and
	 * {@code no_certificate}, 42 to 46, {@code unknown_ca}, {@code access_denied} and
	 * {@code certificate_required}.
	 */
	private static final Set<Integer> ABOUT_CERTIFICATES = Set.of(40, 41, 42, 43, 44, 45, 46, 48, 49, 116);

	private final ClientEngine connection;

	private final Transport transport;

	private final RecordWriter writer;

	private volatile boolean served;

	Diagnosis(ClientEngine connection, Transport transport, RecordWriter writer) {
		this.connection = connection;
		this.transport = transport;
		this.writer = writer;
	}

	/** The peer sent data: it has nothing against the client's certificate. */
	void served() {
		// Asked at every read, and a volatile write costs more than a look.
		if (!this.served) {
			this.served = true;
		}
	}

	/**
	 * Whether an error is about this connection, and not about one that it goes through.
	 */
	boolean isOurs(SslError error) {
		return error.peer() == null || error.peer().equals(peer())
				|| error.peer().equals(this.connection.peer().toString());
	}

	/** Translate a failure, with all that is known about it. */
	SslException of(String what, Exception exception) {
		SslException translated = PlatformErrors.translate(what, exception);
		SslError error = translated.getError();
		return isOurs(error) ? translated.with(complete(error)) : translated;
	}

	/** A read that waited for too long; the stream goes on. */
	SslReadTimeoutException ofTimeout(SocketTimeoutException exception) {
		if (exception instanceof SslReadTimeoutException beneath) {
			return beneath;
		}
		String limit = this.connection.readTimeout().isZero() ? "the socket's timeout"
				: "read-timeout, " + this.connection.readTimeout().toMillis() + " ms";
		SslError error = SslError.of("read", OpenSslCode.TIMED_OUT, "the peer sent nothing within " + limit);
		return new SslReadTimeoutException(complete(error), exception);
	}

	SslError complete(SslError error) {
		SslError complete = error.withPeer(peer());
		Integer sent = this.writer.alertSent();
		if (complete.alert() == null && sent != null) {
			complete = complete.withAlert(new TlsAlert(true, sent));
		}
		CertificateRequest request = this.connection.certificateRequest();
		return (request.isMade() && !this.served) ? withCertificate(complete, request) : complete;
	}

	private static SslError withCertificate(SslError error, CertificateRequest request) {
		TlsAlert alert = error.alert();
		if (alert != null && !alert.sent() && ABOUT_CERTIFICATES.contains(alert.description())) {
			return error.as(SslErrorKind.CLIENT_CERTIFICATE_REFUSED, refusal(request) + " with " + alert,
					advice(request));
		}
		if (!request.isAnswered()
				&& (error.kind() == SslErrorKind.TRUNCATION || error.kind() == SslErrorKind.CONNECTION)) {
			return error.withHint(
					"the server asked for a client certificate and got none; it may want one: " + advice(request));
		}
		return error;
	}

	private static String refusal(CertificateRequest request) {
		X509Certificate certificate = request.configured();
		if (request.isAnswered() && certificate != null) {
			return "the server refused the client certificate '" + certificate.getSubjectX500Principal().getName()
					+ "', issued by '" + certificate.getIssuerX500Principal().getName() + "',";
		}
		return "the server demands a client certificate and " + ((certificate != null)
				? "accepts none " + choice(request, certificate.getPublicKey().getAlgorithm()) : "none is configured")
				+ "; it ended the connection";
	}

	private static String choice(CertificateRequest request, String keyType) {
		if (request.choices() == 1) {
			return "with a key of type " + keyType;
		}
		return "of the " + request.choices() + " in the key store: " + (request.namesIssuer()
				? "their keys are of other types" : "the authorities that it names issued none of them");
	}

	private static @Nullable String advice(CertificateRequest request) {
		if (!request.isAnswered() && request.choices() > 1) {
			return "name in key-alias the one that the server is to get all the same, or use one of an authority that "
					+ "the server names";
		}
		if (!request.isAnswered()) {
			return (request.configured() != null) ? "use a key of another type"
					: "set certificate and key to those that the server's operator gave you";
		}
		return request.namesIssuer()
				? "look into the server's log; the file in certificate must hold the intermediates too"
				: "add the missing intermediates to certificate, or use a certificate of one of the authorities that "
						+ "the server names";
	}

	private String peer() {
		int port = this.transport.port();
		PeerName host = this.connection.peer();
		return (port > 0) ? host.withPort(port) : host.toString();
	}

}
