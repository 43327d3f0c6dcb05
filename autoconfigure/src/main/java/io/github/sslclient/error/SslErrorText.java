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

package io.github.sslclient.error;

import java.util.stream.Collectors;

/**
 * The printed form of an error: what failed, why, what to do, and then OpenSSL's words.
 */
final class SslErrorText {

	private SslErrorText() {
	}

	static String of(SslError error) {
		StringBuilder text = new StringBuilder(error.what());
		if (error.setting() != null) {
			text.append(" of ").append(error.setting());
		}
		if (error.peer() != null) {
			text.append((error.phase() == SslPhase.PROXY) ? " to " : " with ").append(error.peer());
		}
		return text.append(" failed: ").append(explanation(error)).toString();
	}

	static String explanation(SslError error) {
		StringBuilder text = new StringBuilder();
		if (error.file() != null) {
			text.append(error.file().location()).append(": ");
		}
		text.append(error.detail());
		if (error.hint() != null) {
			text.append("; ").append(error.hint());
		}
		if (error.file() != null && error.file().command() != null) {
			text.append(" (check with: ").append(error.file().command()).append(')');
		}
		if (!error.verifyResult().isOk()) {
			text.append("; verify result ").append(error.verifyResult());
		}
		TlsAlert alert = error.alert();
		if (alert != null && alert.sent()) {
			text.append("; ").append(alert).append(" was sent");
		}
		if (!error.codes().isEmpty()) {
			text.append(error.strings().stream().collect(Collectors.joining(", ", " [", "]")));
		}
		return text.toString();
	}

}
