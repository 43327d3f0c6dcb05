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

package io.github.sslclient;

import java.time.Duration;
import java.util.Objects;

import io.github.sslclient.context.Material;

/**
 * An application event: a certificate or a CRL of a client context ends soon, or has
 * ended. Published once for each and threshold, in a thread that nobody waits for. An
 * immutable value.
 *
 * @param context the name of the client context
 * @param material what ends, with the file it is in and the time of its end
 * @param threshold it ends within this time; zero if it has ended
 */
public record SslMaterialExpiryEvent(String context, Material material, Duration threshold) {

	public SslMaterialExpiryEvent {
		Objects.requireNonNull(context, "'context' must not be null");
		Objects.requireNonNull(material, "'material' must not be null");
		Objects.requireNonNull(threshold, "'threshold' must not be null");
	}

}
