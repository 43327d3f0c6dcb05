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

import io.github.sslclient.SslHandshakeRefusedEvent;
import io.github.sslclient.error.SslError;
import io.github.sslclient.stream.HandshakeListener;
import io.github.sslclient.stream.HandshakeOutcome;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes refusals as events of the application.
 */
final class RefusalPublisher implements HandshakeListener {

	private final ApplicationEventPublisher publisher;

	RefusalPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void refused(HandshakeOutcome outcome) {
		SslError error = outcome.error();
		if (error != null) {
			this.publisher.publishEvent(new SslHandshakeRefusedEvent(outcome.context(), error.kind(), error));
		}
	}

}
