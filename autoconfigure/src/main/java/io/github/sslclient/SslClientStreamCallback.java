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

import java.io.IOException;

import io.github.sslclient.stream.SslClientStream;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a stream that is opened before and closed after.
 *
 * @param <T> what comes of it
 * @see SslClientStreamFactory#execute
 */
@FunctionalInterface
public interface SslClientStreamCallback<T extends @Nullable Object> {

	/**
	 * Use a stream.
	 * @param stream the stream, its handshake not done yet
	 * @return what comes of it
	 * @throws IOException if reading or writing fails
	 */
	T doWithStream(SslClientStream stream) throws IOException;

}
