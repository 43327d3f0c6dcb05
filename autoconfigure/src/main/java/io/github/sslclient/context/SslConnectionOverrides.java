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

import java.time.Duration;
import java.util.Map;

import io.github.sslclient.verify.VerifyMode;
import org.jspecify.annotations.Nullable;

/**
 * What one connection does otherwise than its context says. What belongs to the context
 * (certificate, key, password, trust) has no place here and so cannot be said. An
 * immutable value; {@code null} leaves a setting as the context has it.
 *
 * @param method the protocol versions
 * @param ciphers the suites for TLS 1.2 and older as an OpenSSL expression, whose
 * {@code @SECLEVEL} sets the security level of the connection
 * @param ciphersuites the suites for TLS 1.3
 * @param verify whether a refused chain ends the handshake
 * @param maxDepth how many intermediate certificates a chain may have
 * @param serverName the name sent as SNI; the identity checked stays the host that is
 * connected to
 * @param connectTimeout how long connecting may take; zero for no limit
 * @param handshakeTimeout how long the whole handshake may take; zero for no limit
 * @param readTimeout how long a read may wait for data; zero for no limit
 * @param fullHandshake whether no session is resumed, so that the peer is verified anew;
 * {@code false} by default
 */
public record SslConnectionOverrides(@Nullable String method, @Nullable String ciphers, @Nullable String ciphersuites,
		@Nullable VerifyMode verify, @Nullable Integer maxDepth, @Nullable String serverName,
		@Nullable Duration connectTimeout, @Nullable Duration handshakeTimeout, @Nullable Duration readTimeout,
		boolean fullHandshake) {

	private static final SslConnectionOverrides NONE = builder().build();

	public SslConnectionOverrides {
		if (maxDepth != null && maxDepth < 0) {
			throw new IllegalSettingException("max-depth", "must not be negative but is " + maxDepth);
		}
		Durations.checkIfSet("connect-timeout", connectTimeout);
		Durations.checkIfSet("handshake-timeout", handshakeTimeout);
		Durations.checkIfSet("read-timeout", readTimeout);
	}

	/**
	 * No overrides: all as the context has it.
	 * @return the overrides
	 */
	public static SslConnectionOverrides none() {
		return NONE;
	}

	/**
	 * Read overrides from text, such as a web request's.
	 * @param text names, in kebab or camel case, and values; durations as {@code 5s},
	 * {@code 500ms} or ISO-8601
	 * @return the overrides
	 * @throws IllegalArgumentException if a name is unknown or belongs to the context, or
	 * a value cannot be read; the message names the property
	 */
	public static SslConnectionOverrides of(Map<String, ?> text) {
		return OverridesText.read(text);
	}

	/**
	 * Start from no overrides.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds overrides. Each method sets the component of its name.
	 */
	public static final class Builder {

		private @Nullable String method;

		private @Nullable String ciphers;

		private @Nullable String ciphersuites;

		private @Nullable VerifyMode verify;

		private @Nullable Integer maxDepth;

		private @Nullable String serverName;

		private @Nullable Duration connectTimeout;

		private @Nullable Duration handshakeTimeout;

		private @Nullable Duration readTimeout;

		private boolean fullHandshake;

		private Builder() {
		}

		/**
		 * Set the protocol versions.
		 * @param method an expression such as {@code tlsv1.2+}, or {@code null} for the
		 * context's
		 * @return this builder
		 */
		public Builder method(@Nullable String method) {
			this.method = method;
			return this;
		}

		/**
		 * Set the suites for TLS 1.2 and older.
		 * @param ciphers an OpenSSL expression, or {@code null} for the context's
		 * @return this builder
		 */
		public Builder ciphers(@Nullable String ciphers) {
			this.ciphers = ciphers;
			return this;
		}

		/**
		 * Set the suites for TLS 1.3.
		 * @param ciphersuites their names, separated by colons, or {@code null} for the
		 * context's
		 * @return this builder
		 */
		public Builder ciphersuites(@Nullable String ciphersuites) {
			this.ciphersuites = ciphersuites;
			return this;
		}

		/**
		 * Set the verify mode: whether a refused chain ends the handshake.
		 * @param verify the mode, or {@code null} for the context's
		 * @return this builder
		 */
		public Builder verify(@Nullable VerifyMode verify) {
			this.verify = verify;
			return this;
		}

		/**
		 * Set how many intermediate certificates a chain may have.
		 * @param maxDepth the number, or {@code null} for the context's
		 * @return this builder
		 */
		public Builder maxDepth(@Nullable Integer maxDepth) {
			this.maxDepth = maxDepth;
			return this;
		}

		/**
		 * Set the name that is sent as SNI.
		 * @param serverName the name, or {@code null} for the context's
		 * @return this builder
		 */
		public Builder serverName(@Nullable String serverName) {
			this.serverName = serverName;
			return this;
		}

		/**
		 * Set how long connecting may take.
		 * @param connectTimeout the time, zero for no limit, or {@code null} for the
		 * context's
		 * @return this builder
		 */
		public Builder connectTimeout(@Nullable Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * Set how long the whole handshake may take.
		 * @param handshakeTimeout the time, zero for no limit, or {@code null} for the
		 * context's
		 * @return this builder
		 */
		public Builder handshakeTimeout(@Nullable Duration handshakeTimeout) {
			this.handshakeTimeout = handshakeTimeout;
			return this;
		}

		/**
		 * Set how long a read may wait for data.
		 * @param readTimeout the time, zero for no limit, or {@code null} for the
		 * context's
		 * @return this builder
		 */
		public Builder readTimeout(@Nullable Duration readTimeout) {
			this.readTimeout = readTimeout;
			return this;
		}

		/**
		 * Set whether a full handshake is required, so that no session is resumed.
		 * @param fullHandshake {@code true} to require it; {@code false} by default
		 * @return this builder
		 */
		public Builder fullHandshake(boolean fullHandshake) {
			this.fullHandshake = fullHandshake;
			return this;
		}

		/**
		 * Build the overrides.
		 * @return the overrides
		 * @throws IllegalArgumentException if a number or a duration is negative
		 */
		public SslConnectionOverrides build() {
			return new SslConnectionOverrides(this.method, this.ciphers, this.ciphersuites, this.verify, this.maxDepth,
					this.serverName, this.connectTimeout, this.handshakeTimeout, this.readTimeout, this.fullHandshake);
		}

	}

}
