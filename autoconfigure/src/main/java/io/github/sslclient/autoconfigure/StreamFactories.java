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

package io.github.sslclient.autoconfigure;

import java.util.List;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslClientStreamFactory;
import io.github.sslclient.SslErrorTranslator;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.stream.HandshakeListener;

/**
 * Makes factories of streams, one for each context.
 *
 * @param contexts the contexts
 * @param lazy whether a context is loaded with the first stream, not with its factory
 * @param translator makes what the factories throw
 * @param listeners who is told of handshakes
 */
record StreamFactories(SslClientContexts contexts, boolean lazy, SslErrorTranslator translator,
		List<HandshakeListener> listeners) {

	SslClientStreamFactory create(String name) {
		ReloadableContext context = this.contexts.reloadable(name);
		if (!this.lazy) {
			context.get();
		}
		return new SslClientStreamFactory(context, this.translator).withListeners(this.listeners);
	}

}
