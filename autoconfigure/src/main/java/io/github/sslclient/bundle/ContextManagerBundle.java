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

package io.github.sslclient.bundle;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.sslclient.context.LentContext;
import io.github.sslclient.reload.ReloadableContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslManagerBundle;

/**
 * The managers of a context. Thread-safe.
 */
final class ContextManagerBundle implements SslManagerBundle {

	private final Supplier<ReloadableContext> context;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable LentContext managers;

	ContextManagerBundle(Supplier<ReloadableContext> context) {
		this.context = context;
	}

	@Override
	public KeyManagerFactory getKeyManagerFactory() {
		return new LentKeyManagerFactory(() -> managers().keyManager());
	}

	@Override
	public TrustManagerFactory getTrustManagerFactory() {
		return new LentTrustManagerFactory(() -> managers().trustManager());
	}

	/** Each client gets one of its own, so that none resumes the sessions of another. */
	@Override
	public SSLContext createSslContext(String protocol) {
		return this.context.get().lend().sslContext();
	}

	private LentContext managers() {
		this.lock.lock();
		try {
			LentContext known = this.managers;
			if (known == null) {
				known = this.context.get().lend();
				this.managers = known;
			}
			return known;
		}
		finally {
			this.lock.unlock();
		}
	}

}
