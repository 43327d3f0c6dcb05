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

package io.github.sslclient.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.PlatformErrors;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * The wish to be connected to a host, put to a proxy. Whatever goes wrong on the way
 * there is an error of the phase {@link io.github.sslclient.error.SslPhase#PROXY} that
 * names the proxy, the host, and what the proxy said. Immutable and thread-safe.
 */
public final class ProxyRequest {

	private static final String WRONG_ADDRESS = "check proxy.host and proxy.port, and whether the proxy runs and lets "
			+ "this machine in";

	private final ProxySettings proxy;

	private final PeerName target;

	private final int port;

	/**
	 * Create a request.
	 * @param proxy the proxy
	 * @param target the host to be connected to
	 * @param port the port there
	 * @throws IllegalArgumentException if the port is none
	 */
	public ProxyRequest(ProxySettings proxy, PeerName target, int port) {
		ProxySettings.checkPort(port);
		this.proxy = proxy;
		this.target = target;
		this.port = port;
	}

	/**
	 * Who is asked.
	 * @return the proxy
	 */
	public ProxySettings proxy() {
		return this.proxy;
	}

	/**
	 * Ask, and wait for the answer. What the proxy sends after a good answer is not read:
	 * it is the host's. Time is limited by whoever owns the streams.
	 * @param input what the proxy sends
	 * @param output what is sent to it
	 * @throws SslException if the proxy does not connect to the host, or gives no answer
	 * that is one
	 */
	public void send(InputStream input, OutputStream output) throws SslException {
		try {
			if (this.proxy.type().isHttp()) {
				new HttpConnect(this).run(input, output);
			}
			else {
				new SocksConnect(this).run(input, output);
			}
		}
		catch (SslException ex) {
			// What the TLS connection to the proxy failed with is not told as one of the
			// proxy yet.
			throw ex.getError().what().equals(SslError.PROXY) ? ex : brokenOff(ex);
		}
		catch (IOException ex) {
			throw brokenOff(ex);
		}
	}

	/**
	 * The proxy could not be connected to.
	 * @param cause what connecting failed with
	 * @return what to throw
	 */
	public SslException unreachable(SslException cause) {
		return of(cause, "could not be connected to: ", WRONG_ADDRESS);
	}

	/**
	 * There is no TLS connection to the proxy.
	 * @param cause what the handshake failed with
	 * @return what to throw
	 */
	public SslException handshakeFailed(SslException cause) {
		SslError error = cause.getError();
		String hint = error.codes().contains(OpenSslCode.WRONG_VERSION_NUMBER)
				? "check proxy.port; a proxy that speaks no TLS wants proxy.type=http" : error.hint();
		return of(cause, "did not come through the TLS handshake: ", hint);
	}

	/**
	 * The proxy chose a protocol by ALPN that is not spoken with proxies.
	 * @param protocol the protocol
	 * @return what to throw
	 */
	public SslException wrongProtocol(String protocol) {
		return failure(SslErrorKind.PROXY, "chose the protocol '" + protocol + "', and only http/1.1 is spoken to it",
				"have the context in proxy.context offer http/1.1 alone with alpn, or nothing");
	}

	/**
	 * It took too long.
	 * @param timeout how long it might have taken
	 * @param cause what was thrown for that
	 * @return what to throw
	 */
	public SslException timedOut(Duration timeout, Exception cause) {
		SslError error = SslError
			.of(SslErrorKind.TIMEOUT, SslError.PROXY, List.of(OpenSslCode.TIMED_OUT),
					this.proxy.name() + " did not connect to the host within " + timeout.toMillis() + " ms")
			.withHint("check whether the proxy answers others, and proxy.type; connect-timeout sets the time, which is "
					+ "for connecting to the proxy and for its answer");
		return new SslException(error.withPeer(peer()), cause);
	}

	PeerName target() {
		return this.target;
	}

	int port() {
		return this.port;
	}

	@Nullable Credentials credentials() {
		return this.proxy.credentials();
	}

	/** The proxy said no, or nothing that makes sense. */
	SslException failure(SslErrorKind kind, String told, String hint, OpenSslCode... codes) {
		SslError error = SslError.of(kind, SslError.PROXY, List.of(codes), this.proxy.name() + " " + told)
			.withHint(hint);
		return new SslException(error.withPeer(peer()));
	}

	/** The proxy ended the connection. */
	SslException ended(boolean answerBegun) {
		return failure(SslErrorKind.CONNECTION,
				answerBegun ? "closed the connection in the midst of its answer"
						: "closed the connection without an answer",
				"look into the proxy's log; check proxy.type and proxy.port, and whether it wants credentials");
	}

	private SslException brokenOff(IOException cause) {
		SslException translated = PlatformErrors.translate(SslError.PROXY, cause);
		String known = (cause instanceof SslException) ? translated.getError().hint() : null;
		return of(translated, "broke off: ",
				(known != null) ? known : "look into the proxy's log; check proxy.type and proxy.port");
	}

	private SslException of(SslException cause, String told, @Nullable String hint) {
		SslError error = cause.getError();
		return new SslException(new SslError(error.kind(), SslError.PROXY, error.codes(), error.verifyResult(),
				this.proxy.name() + " " + told + error.detail(), hint, peer(), error.alert(), error.certificate(),
				error.setting(), error.file()), cause);
	}

	private String peer() {
		return this.target.withPort(this.port);
	}

}
