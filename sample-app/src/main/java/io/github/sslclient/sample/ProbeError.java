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

import java.util.List;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;

/**
 * What failed in a probe.
 *
 * @param what the operation that was under way
 * @param codes OpenSSL's codes in hexadecimal, oldest first
 * @param strings their texts
 * @param verifyResult OpenSSL's verify code
 * @param verifyResultString its text
 * @param message all of it in a sentence
 */
record ProbeError(String what, List<String> codes, List<String> strings, int verifyResult, String verifyResultString,
		String message) {

	static ProbeError of(SslError error) {
		return new ProbeError(error.what(), error.codes().stream().map(OpenSslCode::hex).toList(), error.strings(),
				error.verifyResult().number(), error.verifyResultString(), error.message());
	}

}
