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

package io.github.sslclient.context;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * Presents the certificate of the context that a handshake goes by. What an alias stands
 * for is asked without a connection, so whose the last few aliases were is remembered.
 * Thread-safe.
 */
final class FollowingKeyManager extends X509ExtendedKeyManager {

	/** More than are made during a handshake. */
	private static final int REMEMBERED = 16;

	/** Must not be gone before its managers are. */
	private final LentContext lent;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, ClientKeyManager> byName = new LinkedHashMap<>();

	FollowingKeyManager(LentContext lent) {
		this.lent = lent;
	}

	@Override
	public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable SSLEngine engine) {
		ClientKeyManager manager = this.lent.pins().of(engine).keyManager();
		return remember(manager.chooseEngineClientAlias(keyTypes, issuers, engine), manager);
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		ClientKeyManager manager = this.lent.pins().of(socket).keyManager();
		return remember(manager.chooseClientAlias(keyTypes, issuers, socket), manager);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		ClientKeyManager manager = this.lent.pins().newest().keyManager();
		String[] aliases = manager.getClientAliases(keyType, issuers);
		if (aliases != null) {
			for (String alias : aliases) {
				remember(alias, manager);
			}
		}
		return aliases;
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		ClientKeyManager manager = find(alias);
		return (manager != null) ? manager.getCertificateChain(alias) : null;
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		ClientKeyManager manager = find(alias);
		return (manager != null) ? manager.getPrivateKey(alias) : null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
		return null;
	}

	private @Nullable String remember(@Nullable String alias, ClientKeyManager manager) {
		if (alias != null) {
			this.lock.lock();
			try {
				this.byName.putIfAbsent(ClientKeyManager.name(alias), manager);
				if (this.byName.size() > REMEMBERED) {
					this.byName.remove(this.byName.keySet().iterator().next());
				}
			}
			finally {
				this.lock.unlock();
			}
		}
		return alias;
	}

	private @Nullable ClientKeyManager find(String alias) {
		this.lock.lock();
		try {
			return this.byName.get(ClientKeyManager.name(alias));
		}
		finally {
			this.lock.unlock();
		}
	}

}
