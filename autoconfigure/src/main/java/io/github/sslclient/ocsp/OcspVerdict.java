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

package io.github.sslclient.ocsp;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the stapled answer says. An immutable value.
 *
 * @param fault why the certificate is refused, or {@code null} if it is not
 * @param validUntil until when the same question has the same answer: when the first of
 * the answer and its responder's certificate ends. The time of the check for what was
 * refused, since the next answer may be another
 */
public record OcspVerdict(@Nullable OcspFault fault, Instant validUntil) {

	public OcspVerdict {
		Objects.requireNonNull(validUntil, "'validUntil' must not be null");
	}

}
