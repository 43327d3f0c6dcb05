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

package io.github.sslclient.benchmark.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/**
 * What is compared: a client that opens connections to one server.
 */
interface Client {

	/** How it is called in tables. */
	String name();

	/**
	 * Get ready, before time is taken.
	 * @param fullHandshakes how many will be asked for
	 * @throws GeneralSecurityException if the platform cannot
	 */
	default void prepare(int fullHandshakes) throws GeneralSecurityException {
	}

	/**
	 * Open a connection, its handshake done.
	 * @param full whether its handshake must be a full one
	 */
	Connection open(boolean full) throws IOException;

	/**
	 * A connection.
	 */
	interface Connection extends Closeable {

		InputStream input() throws IOException;

		OutputStream output() throws IOException;

	}

}
