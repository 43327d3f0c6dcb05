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

import java.util.Objects;

import io.github.sslclient.reload.ReloadOutcome;

/**
 * An application event: a client context was made anew, or could not be. Of failures that
 * follow one another for the same reason the first is published. Published in the thread
 * that made the context, which waits for its listeners. An immutable value.
 *
 * @param outcome what came of it: the certificates and CRLs that came and went, or the
 * failure, for which the context of before serves on
 */
public record SslClientContextReloadedEvent(ReloadOutcome outcome) {

	public SslClientContextReloadedEvent {
		Objects.requireNonNull(outcome, "'outcome' must not be null");
	}

}
