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

package io.github.sslclient.stream;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.github.sslclient.error.SslException;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How a call failed, for comparison.
 *
 * @param what what was under way
 * @param codes OpenSSL's codes in hexadecimal, oldest first
 * @param verifyResult the verify code
 */
record Outcome(String what, List<String> codes, int verifyResult) {

	static Outcome handshake(String... codes) {
		return new Outcome("handshake", List.of(codes), 0);
	}

	static Outcome read(String... codes) {
		return new Outcome("read", List.of(codes), 0);
	}

	static Outcome write(String... codes) {
		return new Outcome("write", List.of(codes), 0);
	}

	static Outcome refused(int verifyResult) {
		return new Outcome("handshake", List.of("0A000086"), verifyResult);
	}

	/** An alert that was received. */
	static String alert(int description) {
		return String.format("%08X", 0x0A0003E8 + description);
	}

	/** Call what must fail. */
	static Outcome of(ThrowingCallable call) {
		return of(failure(call));
	}

	static Outcome of(SslException ex) {
		return new Outcome(ex.getError().what(), TestClients.codes(ex), ex.getError().verifyResult().number());
	}

	/** Call what must fail. */
	static SslException failure(ThrowingCallable call) {
		SslException failure = catchThrowableOfType(SslException.class, call);
		if (failure == null) {
			throw new AssertionError("The call did not fail");
		}
		return failure;
	}

}
