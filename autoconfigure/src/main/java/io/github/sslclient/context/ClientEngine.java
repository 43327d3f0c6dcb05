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

package io.github.sslclient.context;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.github.sslclient.error.SslException;
import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.verify.SslClientTrustManager;
import io.github.sslclient.verify.Verification;
import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * One connection's engine, set up as the context and the connection's overrides say, with
 * what verification found. As thread-safe as the engine is.
 */
public final class ClientEngine {

	private final SSLEngine engine;

	private final TlsProvider provider;

	private final ConnectionPlan plan;

	private final SslClientTrustManager trustManager;

	private final ClientKeyManager keyManager;

	private final Listener listener;

	private final OpenConnections connections;

	private final Verification verification;

	private final CertificateRequest certificateRequest;

	private volatile @Nullable Reference<?> entry;

	private volatile boolean resumed;

	ClientEngine(SSLEngine engine, TlsProvider provider, ConnectionPlan plan, SslClientTrustManager trustManager,
			ClientKeyManager keyManager, Listener listener, OpenConnections connections) {
		this.engine = engine;
		this.provider = provider;
		this.plan = plan;
		this.trustManager = trustManager;
		this.keyManager = keyManager;
		this.listener = listener;
		this.connections = connections;
		this.verification = new Verification(plan.verifyPolicy());
		this.certificateRequest = keyManager.newRequest();
	}

	/**
	 * The name of the context.
	 * @return the name
	 */
	public String context() {
		return this.plan.context();
	}

	/**
	 * The engine, in client mode, its handshake not begun.
	 * @return the engine
	 */
	public SSLEngine engine() {
		return this.engine;
	}

	/**
	 * Whose engine it is.
	 * @return the kind of its provider
	 */
	public ProviderKind provider() {
		return this.provider.kind();
	}

	/**
	 * To be called before the first flight is sent, where the provider is not the JVM's
	 * own: it shall offer nothing but what was asked for.
	 * @param clientHello the record that holds it
	 * @throws SslException if it offers anything else
	 */
	public void check(ByteBuffer clientHello) throws SslException {
		if (this.provider.kind() != ProviderKind.SUN_JSSE) {
			this.plan.check(ClientHello.parse(clientHello), this.provider);
		}
	}

	/**
	 * Negotiate in this thread. The engine has the server verified and asks for the
	 * client's certificate in a delegated task or from within {@code unwrap}: SunJSSE
	 * where a message fills its record, others always.
	 * @param negotiation all that is done with the engine until the handshake is finished
	 * @throws IOException if the negotiation throws it
	 */
	public void negotiate(Negotiation negotiation) throws IOException {
		CertificateRequest requestBefore = this.keyManager.announce(this.certificateRequest);
		Verification before = this.trustManager.announce(this.verification);
		try {
			negotiation.run();
		}
		finally {
			this.trustManager.announce(before);
			this.keyManager.announce(requestBefore);
		}
	}

	/**
	 * Run the engine's delegated tasks in this thread, as part of the negotiation.
	 */
	public void runDelegatedTasks() {
		for (Runnable task = this.engine.getDelegatedTask(); task != null; task = this.engine.getDelegatedTask()) {
			task.run();
		}
	}

	/**
	 * Whether the server asked for the client's certificate, and what it got.
	 * @return the request
	 */
	public CertificateRequest certificateRequest() {
		return this.certificateRequest;
	}

	/**
	 * To be called once, when the engine's handshake has finished: a resumed session
	 * brings its verdict with it.
	 * @throws CertificateException if the peer of a resumed session is refused
	 */
	public void handshakeFinished() throws CertificateException {
		this.resumed = this.verification.result() == null;
		SSLSession session = this.engine.getSession();
		if (this.resumed) {
			this.trustManager.resume(this.verification, session, certificates(session));
		}
		else if (this.provider.kind() == ProviderKind.SUN_JSSE && session.getProtocol().equals("TLSv1.3")) {
			// What is resumed are the tickets to come, of which it makes sessions of
			// their
			// own. This one would stay in the cache unused, and with it all that follow:
			// each knows those that were made of its tickets.
			session.invalidate();
		}
		this.listener.finished(verifyResult(), this.resumed);
	}

	/**
	 * Whether the handshake resumed an earlier session.
	 * @return whether it did
	 */
	public boolean isResumed() {
		return this.resumed;
	}

	/**
	 * What verification found.
	 * @return the result, {@link VerifyResult#NOT_VERIFIED} before there is one
	 */
	public VerifyResult verifyResult() {
		VerifyResult result = this.verification.result();
		return (result != null) ? result : VerifyResult.NOT_VERIFIED;
	}

	/**
	 * The certificates that the peer presented, its own first, also where they were
	 * refused.
	 * @return the certificates, empty before they came
	 */
	public List<X509Certificate> peerCertificates() {
		return this.verification.presented();
	}

	/**
	 * The host the connection is meant for.
	 * @return the host
	 */
	public PeerName peer() {
		return this.plan.peer();
	}

	/**
	 * How strong all must be that the peers agree upon.
	 * @return the security level
	 */
	public SecurityLevel securityLevel() {
		return this.plan.verifyPolicy().securityLevel();
	}

	/**
	 * How long the whole handshake may take.
	 * @return the time, zero for no limit
	 */
	public Duration handshakeTimeout() {
		return this.plan.handshakeTimeout();
	}

	/**
	 * How long a read may wait for data.
	 * @return the time, zero for no limit
	 */
	public Duration readTimeout() {
		return this.plan.readTimeout();
	}

	/**
	 * Whether an end without close_notify is a plain end of stream.
	 * @return whether it is
	 */
	public boolean ignoreUnexpectedEof() {
		return this.plan.ignoreUnexpectedEof();
	}

	/**
	 * Where what goes through the connection is counted.
	 * @return the counters of the context
	 */
	public TrafficCounters traffic() {
		return this.connections.traffic();
	}

	/**
	 * To be called once, when the stream of this engine can be used.
	 * @param stream what closes it; closed at once if the context lets no more streams be
	 * opened
	 */
	public void opened(Connection stream) {
		this.entry = this.connections.opened(stream);
		if (this.connections.isClosed()) {
			stream.close();
		}
	}

	/**
	 * To be called once, when the stream of this engine was closed.
	 */
	public void closed() {
		Reference<?> opened = this.entry;
		if (opened != null) {
			this.connections.closed(opened);
		}
	}

	/**
	 * What is done with an engine to finish its handshake.
	 */
	@FunctionalInterface
	public interface Negotiation {

		/**
		 * Do it.
		 * @throws IOException if it fails
		 */
		void run() throws IOException;

	}

	/**
	 * What is told of each handshake that was finished.
	 */
	interface Listener {

		void finished(VerifyResult result, boolean resumed);

	}

	private static List<X509Certificate> certificates(SSLSession session) {
		try {
			List<X509Certificate> certificates = new ArrayList<>();
			for (Certificate certificate : session.getPeerCertificates()) {
				certificates.add((X509Certificate) certificate);
			}
			return certificates;
		}
		catch (SSLPeerUnverifiedException ex) {
			return List.of();
		}
	}

}
