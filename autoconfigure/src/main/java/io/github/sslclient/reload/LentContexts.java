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

package io.github.sslclient.reload;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sslclient.context.LentContext;

/**
 * What other clients were lent, as long as they use it. Thread-safe.
 */
final class LentContexts {

	private final ReentrantLock lock = new ReentrantLock();

	private final List<WeakReference<LentContext>> contexts = new ArrayList<>();

	void add(LentContext context) {
		this.lock.lock();
		try {
			this.contexts.removeIf((one) -> one.refersTo(null));
			this.contexts.add(new WeakReference<>(context));
		}
		finally {
			this.lock.unlock();
		}
	}

	void renewed() {
		List<WeakReference<LentContext>> all;
		this.lock.lock();
		try {
			all = List.copyOf(this.contexts);
		}
		finally {
			this.lock.unlock();
		}
		for (WeakReference<LentContext> one : all) {
			LentContext context = one.get();
			if (context != null) {
				context.renewed();
			}
		}
	}

}
