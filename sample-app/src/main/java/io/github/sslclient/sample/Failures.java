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

package io.github.sslclient.sample;

import io.github.sslclient.SslClientException;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the TLS error in what the container wraps around it: a context that cannot be
 * loaded comes as a failed bean.
 */
final class Failures {

	private static final int MAX_DEPTH = 32;

	private Failures() {
	}

	static @Nullable SslError find(Throwable failure) {
		SslClientException unchecked = cause(failure, SslClientException.class);
		if (unchecked != null) {
			return unchecked.getError();
		}
		SslException checked = cause(failure, SslException.class);
		return (checked != null) ? checked.getError() : null;
	}

	static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
		Throwable current = failure;
		for (int i = 0; i < MAX_DEPTH && current != null; i++) {
			if (type.isInstance(current)) {
				return type.cast(current);
			}
			current = current.getCause();
		}
		return null;
	}

}
