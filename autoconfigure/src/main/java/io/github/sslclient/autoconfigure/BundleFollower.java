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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Has a context made anew when the bundle that it is from has changed. It begins before
 * the bundle is first read, so that no change is missed. Thread-safe.
 */
final class BundleFollower {

	private final Supplier<SslBundles> bundles;

	private final AtomicBoolean following = new AtomicBoolean();

	private volatile Runnable onChange = () -> {
	};

	BundleFollower(Supplier<SslBundles> bundles) {
		this.bundles = bundles;
	}

	/** To be called before the first bundle is followed. */
	void onChange(Runnable action) {
		this.onChange = action;
	}

	/**
	 * Follow a bundle, the same in each call. One that there is not will be missed by who
	 * reads it.
	 */
	void follow(String bundle) {
		if (this.following.compareAndSet(false, true)) {
			try {
				this.bundles.get().addBundleUpdateHandler(bundle, (changed) -> this.onChange.run());
			}
			catch (NoSuchSslBundleException ex) {
				this.following.set(false);
			}
		}
	}

}
