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

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A certificate or a CRL that a context holds, and when it ends. An immutable value.
 *
 * @param kind what it is for
 * @param setting the setting it came by, such as {@code crl-file}
 * @param location the file, or words for another source
 * @param name the subject of a certificate, the issuer of a CRL, in a line
 * @param begin since when it is valid, or {@code null} if that cannot be read
 * @param end when it ends, or {@code null} for a CRL that does not, or if that cannot be
 * read
 * @param number the serial number of a certificate, the number of a CRL (RFC 5280,
 * section 5.2.3), or {@code null} for a CRL without
 * @param entries how many certificates a CRL lists; 0 for a certificate
 */
public record Material(Kind kind, String setting, String location, String name, @Nullable Instant begin,
		@Nullable Instant end, @Nullable BigInteger number, int entries) {

	public Material {
		Objects.requireNonNull(kind, "'kind' must not be null");
		Objects.requireNonNull(setting, "'setting' must not be null");
		Objects.requireNonNull(location, "'location' must not be null");
		Objects.requireNonNull(name, "'name' must not be null");
	}

	/**
	 * What a context holds something for.
	 */
	public enum Kind {

		/** A certificate of the client's own chain. */
		CERTIFICATE,

		/** A trusted certificate. */
		AUTHORITY,

		/** A certificate revocation list. */
		REVOCATION_LIST

	}

}
