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

import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;

import io.github.sslclient.protocol.ClientHello;
import io.github.sslclient.verify.identity.PeerName;

/**
 * Prints the signature schemes that a context offers at each security level, one a line.
 * Run in a JVM of its own, since JSSE reads what is disabled only once.
 */
final class HelloPrinter {

	private HelloPrinter() {
	}

	public static void main(String[] args) throws Exception {
		for (int level = 0; level <= 2; level++) {
			SSLEngine engine = SslClientContext.of(SslClientSettings.builder().securityLevel(level).build())
				.newEngine(PeerName.of("localhost"), SslConnectionOverrides.none())
				.engine();
			ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
			engine.wrap(ByteBuffer.allocate(0), record);
			System.out.println(ClientHello.parse(record.flip()).signatureSchemes());
		}
	}

}
