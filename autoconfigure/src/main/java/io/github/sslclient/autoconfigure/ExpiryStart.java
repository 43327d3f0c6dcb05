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

import java.util.function.Supplier;

import io.github.sslclient.expiry.ExpiryMonitor;
import io.github.sslclient.reload.ContextListener;
import io.github.sslclient.reload.ReloadOutcome;

import org.springframework.beans.factory.BeanCreationNotAllowedException;

/**
 * Has the watch on dates begin when the first context was loaded, as before there are
 * none.
 */
final class ExpiryStart implements ContextListener {

	private final Supplier<ExpiryMonitor> monitor;

	ExpiryStart(Supplier<ExpiryMonitor> monitor) {
		this.monitor = monitor;
	}

	@Override
	public void loaded(String name) {
		try {
			this.monitor.get();
		}
		catch (BeanCreationNotAllowedException ex) {
			// The application ends.
		}
	}

	@Override
	public void reloaded(ReloadOutcome outcome) {
		// It was loaded before.
	}

}
