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

package io.github.sslclient.sample;

import java.nio.charset.StandardCharsets;

import io.github.sslclient.context.SslConnectionOverrides;
import org.jspecify.annotations.Nullable;

/**
 * What to probe, checked.
 *
 * @param host a host name or an address
 * @param port the port
 * @param overrides what to do otherwise than the context says
 * @param send the text to send after the handshake, or {@code null} to send none
 */
record ProbeRequest(String host, int port, SslConnectionOverrides overrides, @Nullable String send) {

	/** How many bytes may be sent. */
	static final int MAX_SEND = 64 * 1024;

	byte[] sendBytes() {
		return (this.send != null) ? this.send.getBytes(StandardCharsets.UTF_8) : new byte[0];
	}

}
