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

/**
 * A connection that is a pair of streams.
 */
record StreamConnection(Http http, InputStream input, OutputStream output,
		Closeable whole) implements Client.Connection {

	@Override
	public void download() throws IOException {
		this.http.download(this.input, this.output);
	}

	@Override
	public void upload() throws IOException {
		this.http.upload(this.input, this.output);
	}

	@Override
	public boolean exchange(Http.Message message) throws IOException {
		return this.http.exchange(message, this.input, this.output);
	}

	@Override
	public void close() throws IOException {
		this.whole.close();
	}

}
