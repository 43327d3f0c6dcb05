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
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.TestPki;
import org.jspecify.annotations.Nullable;

/**
 * A scripted peer's TLS: a server engine of JSSE whose records pass through the script,
 * which may hold them back, cut, repeat or alter them.
 */
final class PeerTls {

	private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

	private final PeerConnection connection;

	private final SSLEngine engine;

	private boolean begun;

	PeerTls(PeerConnection connection, SSLContext context, String protocol) {
		this.connection = connection;
		this.engine = context.createSSLEngine();
		this.engine.setUseClientMode(false);
		this.engine.setEnabledProtocols(new String[] { protocol });
	}

	/** What a server of this authority, which trusts its clients, needs. */
	static SSLContext context(TestPki pki, Identity identity) {
		try {
			KeyStore keys = KeyStore.getInstance("PKCS12");
			keys.load(null, null);
			List<X509Certificate> chain = new ArrayList<>(identity.intermediates());
			chain.add(0, identity.certificate());
			keys.setKeyEntry("server", identity.key(), new char[0], chain.toArray(X509Certificate[]::new));
			KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keyManagers.init(keys, new char[0]);
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry("ca", pki.ca());
			TrustManagerFactory trustManagers = TrustManagerFactory
				.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trustManagers.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
			context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void askForClientCertificate() {
		this.engine.setWantClientAuth(true);
	}

	void demandClientCertificate() {
		this.engine.setNeedClientAuth(true);
	}

	/**
	 * The next record of the handshake, for which the client is heard first if need be.
	 * @return the record, or {@code null} if the handshake is done
	 */
	byte @Nullable [] nextRecord() throws IOException {
		if (!this.begun) {
			this.begun = true;
			this.engine.beginHandshake();
		}
		while (true) {
			switch (this.engine.getHandshakeStatus()) {
				case NEED_TASK -> this.engine.getDelegatedTask().run();
				case NEED_WRAP -> {
					byte[] record = wrap(NO_DATA);
					if (record.length > 0) {
						return record;
					}
				}
				case NEED_UNWRAP -> read(this.connection.readRecord());
				default -> {
					return null;
				}
			}
		}
	}

	/** The records that leave before the client must answer, or those after. */
	List<byte[]> flight() throws IOException {
		List<byte[]> flight = new ArrayList<>();
		flight.add(nextRecord());
		while (this.engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
			flight.add(wrap(NO_DATA));
		}
		return flight;
	}

	/** Do the rest of the handshake as it should be done, session tickets included. */
	PeerTls handshake() throws IOException {
		for (byte[] record = nextRecord(); record != null; record = nextRecord()) {
			this.connection.write(record);
		}
		return this;
	}

	/**
	 * Do the handshake, which either end refuses.
	 * @return what JSSE says about it
	 */
	String refusedHandshake() throws IOException {
		try {
			handshake();
			return "accepted";
		}
		catch (SSLException ex) {
			byte[] alert = this.engine.isOutboundDone() ? new byte[0] : wrap(NO_DATA);
			this.connection.write(alert);
			return String.valueOf(ex.getMessage());
		}
	}

	/** A record with data, which may be empty. */
	byte[] data(byte[] data) throws IOException {
		return wrap(ByteBuffer.wrap(data));
	}

	byte[] closeNotify() throws IOException {
		this.engine.closeOutbound();
		return wrap(NO_DATA);
	}

	/** What asks for another handshake: HelloRequest, or KeyUpdate in TLS 1.3. */
	byte[] handshakeRequest() throws IOException {
		this.engine.beginHandshake();
		while (this.engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_TASK) {
			this.engine.getDelegatedTask().run();
		}
		return wrap(NO_DATA);
	}

	/** The alert with which the engine answers a record that it cannot bear. */
	byte[] alertAbout(byte[] badRecord) throws IOException {
		try {
			read(badRecord);
		}
		catch (SSLException ex) {
			return wrap(NO_DATA);
		}
		throw new IllegalStateException("The engine bears this record");
	}

	/** Unwrap one record of the client's. */
	byte[] read(byte[] record) throws IOException {
		ByteBuffer data = ByteBuffer.allocate(this.engine.getSession().getApplicationBufferSize());
		SSLEngineResult result = this.engine.unwrap(ByteBuffer.wrap(record), data);
		if (result.getStatus() == Status.CLOSED && result.bytesConsumed() == 0) {
			throw new IOException("The engine is closed");
		}
		byte[] content = new byte[data.flip().remaining()];
		data.get(content);
		return content;
	}

	private byte[] wrap(ByteBuffer data) throws IOException {
		ByteBuffer record = ByteBuffer.allocate(this.engine.getSession().getPacketBufferSize());
		this.engine.wrap(data, record);
		byte[] content = new byte[record.flip().remaining()];
		record.get(content);
		return content;
	}

}
