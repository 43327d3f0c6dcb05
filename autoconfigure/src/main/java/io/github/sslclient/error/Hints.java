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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to do about failures whose reason is all there is to know about them.
 */
final class Hints {

	private static final NumberedTexts CODES = NumberedTexts.read("code-hints.tsv", 16);

	private static final NumberedTexts VERIFY_CODES = NumberedTexts.read("verify-code-hints.tsv", 10);

	private static final NumberedTexts ALERTS = NumberedTexts.read("alert-hints.tsv", 10);

	private Hints() {
	}

	static @Nullable String of(OpenSslCode code) {
		return CODES.get(code.packed());
	}

	/** Of several the one that says most: what was found last. */
	static @Nullable String of(List<OpenSslCode> codes) {
		String hint = null;
		for (OpenSslCode code : codes) {
			String other = of(code);
			hint = (other != null) ? other : hint;
		}
		return hint;
	}

	static @Nullable String of(VerifyCode code) {
		return VERIFY_CODES.get(code.number());
	}

	static @Nullable String of(TlsAlert alert) {
		return ALERTS.get(alert.description());
	}

}
