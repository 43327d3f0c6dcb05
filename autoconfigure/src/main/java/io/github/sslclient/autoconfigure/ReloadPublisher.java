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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sslclient.SslClientContextReloadedEvent;
import io.github.sslclient.context.Material;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ReloadOutcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Logs what comes of making contexts anew, and publishes it as an event of the
 * application. What fails is tried again and again, and told once.
 */
final class ReloadPublisher implements ContextListener {

	private static final Log logger = LogFactory.getLog(ReloadPublisher.class);

	private final ApplicationEventPublisher publisher;

	private final Map<String, String> failures = new ConcurrentHashMap<>();

	ReloadPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void reloaded(ReloadOutcome outcome) {
		RuntimeException failure = outcome.failure();
		if (failure == null) {
			this.failures.remove(outcome.context());
			logger.info("TLS client context '" + outcome.context() + "' was loaded anew: " + changes(outcome));
		}
		else {
			String message = String.valueOf(failure.getMessage());
			if (message.equals(this.failures.put(outcome.context(), message))) {
				return;
			}
			logger.error("TLS client context '" + outcome.context()
					+ "' could not be loaded anew; what was loaded before serves on: " + message);
		}
		this.publisher.publishEvent(new SslClientContextReloadedEvent(outcome));
	}

	private static String changes(ReloadOutcome outcome) {
		return outcome.isChange() ? "added " + names(outcome.added()) + ", removed " + names(outcome.removed())
				: "no certificate or CRL is another one";
	}

	private static List<String> names(List<Material> material) {
		return material.stream().map((one) -> one.setting() + " '" + one.name() + "'").toList();
	}

}
