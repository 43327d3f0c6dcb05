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

import java.util.function.Consumer;

import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.Material;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what ends soon as an event of the application, and logs it, as not everybody
 * listens.
 */
final class ExpiryPublisher implements Consumer<SslMaterialExpiryEvent> {

	private static final Log logger = LogFactory.getLog(ExpiryPublisher.class);

	private final ApplicationEventPublisher publisher;

	ExpiryPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void accept(SslMaterialExpiryEvent event) {
		Material material = event.material();
		String what = switch (material.kind()) {
			case CERTIFICATE -> "client certificate '" + material.name() + "'";
			case AUTHORITY -> "trusted certificate '" + material.name() + "'";
			case REVOCATION_LIST -> "CRL of '" + material.name() + "'";
		};
		logger.warn("TLS client context '" + event.context() + "', " + material.setting() + " (" + material.location()
				+ "): the " + what + (event.threshold().isZero() ? " ended at " : " ends at ") + material.end());
		this.publisher.publishEvent(event);
	}

}
