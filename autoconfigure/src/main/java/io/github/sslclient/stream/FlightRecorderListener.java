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

import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.error.SslError;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Tells the JVM's flight recorder of handshakes. While no recording wants to know, that
 * is a look at a flag. Until the first recording there is no recorder, and the events are
 * left alone: the first one made sets it up, which costs the first stream 50 ms.
 */
final class FlightRecorderListener implements HandshakeListener {

	/** Images of the JVM may be made without its recorder. */
	private static final @Nullable HandshakeListener INSTANCE = ModuleLayer.boot().findModule("jdk.jfr").isPresent()
			? new FlightRecorderListener() : null;

	private FlightRecorderListener() {
	}

	/** The same listeners, and the recorder if there is one. */
	static List<HandshakeListener> addTo(List<HandshakeListener> listeners) {
		if (INSTANCE == null) {
			return listeners;
		}
		List<HandshakeListener> all = new ArrayList<>(listeners);
		all.add(INSTANCE);
		return all;
	}

	@Override
	public @Nullable Ending begun(String context, String host, int port) {
		if (!FlightRecorder.isInitialized()) {
			return null;
		}
		HandshakeEvent event = new HandshakeEvent();
		if (!event.isEnabled()) {
			return null;
		}
		event.begin();
		return (outcome) -> {
			event.end();
			if (event.shouldCommit()) {
				fill(event, outcome);
				event.commit();
			}
		};
	}

	@Override
	public void refused(HandshakeOutcome outcome) {
		if (!FlightRecorder.isInitialized()) {
			return;
		}
		HandshakeRefusedEvent event = new HandshakeRefusedEvent();
		if (event.shouldCommit()) {
			fill(event, outcome);
			event.commit();
		}
	}

	private static void fill(StreamEvent event, HandshakeOutcome outcome) {
		SslError error = outcome.error();
		event.context = outcome.context();
		event.host = outcome.host();
		event.port = outcome.port();
		event.protocol = outcome.protocol();
		event.cipher = outcome.cipher();
		event.resumed = outcome.resumed();
		event.verifyResult = outcome.verifyResult().number();
		event.kind = (error != null) ? error.kind().name() : null;
		event.codes = (error != null && !error.codes().isEmpty()) ? String.join(" ", codes(error)) : null;
		event.message = (error != null) ? error.message() : null;
	}

	private static List<String> codes(SslError error) {
		return error.codes().stream().map((code) -> code.hex()).toList();
	}

}
