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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.pem.PemSource;
import io.github.sslclient.verify.VerifyMode;
import org.jspecify.annotations.Nullable;

/**
 * The settings a context is made from. An immutable value, but for the password, which
 * its owner may wipe once the context is made.
 *
 * @param method the protocol versions, such as {@code tlsv1.2+}, which is the default
 * @param certificate the client's certificate, leaf first, then the chain sent with it;
 * {@code null} to present none
 * @param key the private key; {@code null} to look for it beside the certificate
 * @param certificatePassword what decrypts the private key, or {@code null}
 * @param verify whether a refused chain ends the handshake; {@link VerifyMode#REQUIRED}
 * by default
 * @param maxDepth how many intermediate certificates a chain may have; 100 by default
 * @param caFile the trusted roots; {@code null} for the JVM's own trust store
 * @param ciphers the suites for TLS 1.2 and older, or {@code null} for the JVM's
 * @param ciphersuites the suites for TLS 1.3, or {@code null} for the JVM's
 * @param serverName the name sent as SNI (RFC 6066), or {@code null} for the host that is
 * connected to
 * @param verifyHostname whether the certificate must be issued for the host that is
 * connected to; {@code true} by default
 * @param applicationProtocols the protocols offered by ALPN (RFC 7301), the preferred one
 * first; empty by default
 * @param connectTimeout how long connecting may take over all addresses of a host; zero
 * for no limit, 10 seconds by default
 * @param handshakeTimeout how long a whole handshake may take; zero for no limit, 30
 * seconds by default
 * @param readTimeout how long a read may wait for data; zero for no limit, which is the
 * default
 * @param ignoreUnexpectedEof whether an end without close_notify is a plain end of stream
 * ({@code SSL_OP_IGNORE_UNEXPECTED_EOF}); {@code false} by default, since whoever can cut
 * a connection can then cut a message short
 */
public record SslClientSettings(String method, @Nullable PemSource certificate, @Nullable PemSource key,
		char @Nullable [] certificatePassword, VerifyMode verify, int maxDepth, @Nullable PemSource caFile,
		@Nullable String ciphers, @Nullable String ciphersuites, @Nullable String serverName, boolean verifyHostname,
		List<String> applicationProtocols, Duration connectTimeout, Duration handshakeTimeout, Duration readTimeout,
		boolean ignoreUnexpectedEof) {

	public SslClientSettings {
		Objects.requireNonNull(method, "'method' must not be null");
		Objects.requireNonNull(verify, "'verify' must not be null");
		if (maxDepth < 0) {
			throw new IllegalArgumentException("'max-depth' must not be negative but is " + maxDepth);
		}
		applicationProtocols = List.copyOf(applicationProtocols);
		applicationProtocols.forEach(SslClientSettings::checkApplicationProtocol);
		Durations.check("connect-timeout", connectTimeout);
		Durations.check("handshake-timeout", handshakeTimeout);
		Durations.check("read-timeout", readTimeout);
	}

	/**
	 * Start from the defaults, which are the safe ones.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public String toString() {
		return "SslClientSettings[method=" + this.method + ", certificate=" + this.certificate + ", key=" + this.key
				+ ", verify=" + this.verify + ", maxDepth=" + this.maxDepth + ", caFile=" + this.caFile + ", ciphers="
				+ this.ciphers + ", ciphersuites=" + this.ciphersuites + ", serverName=" + this.serverName
				+ ", verifyHostname=" + this.verifyHostname + ", applicationProtocols=" + this.applicationProtocols
				+ ", connectTimeout=" + this.connectTimeout + ", handshakeTimeout=" + this.handshakeTimeout
				+ ", readTimeout=" + this.readTimeout + ", ignoreUnexpectedEof=" + this.ignoreUnexpectedEof + "]";
	}

	/** One byte counts the length (RFC 7301, section 3.1). */
	private static void checkApplicationProtocol(String protocol) {
		int length = protocol.getBytes(StandardCharsets.UTF_8).length;
		if (length == 0 || length > 255) {
			throw new IllegalArgumentException("'alpn' must hold names of 1 to 255 bytes but one has " + length);
		}
	}

	/**
	 * Builds settings. Each method sets the component of its name; {@code null} means
	 * what it means there.
	 */
	public static final class Builder {

		private String method = "tlsv1.2+";

		private @Nullable PemSource certificate;

		private @Nullable PemSource key;

		private char @Nullable [] certificatePassword;

		private VerifyMode verify = VerifyMode.REQUIRED;

		private int maxDepth = 100;

		private @Nullable PemSource caFile;

		private @Nullable String ciphers;

		private @Nullable String ciphersuites;

		private @Nullable String serverName;

		private boolean verifyHostname = true;

		private List<String> applicationProtocols = List.of();

		private Duration connectTimeout = Duration.ofSeconds(10);

		private Duration handshakeTimeout = Duration.ofSeconds(30);

		private Duration readTimeout = Duration.ZERO;

		private boolean ignoreUnexpectedEof;

		private Builder() {
		}

		/**
		 * Set the method.
		 * @param method the value
		 * @return this builder
		 */
		public Builder method(String method) {
			this.method = method;
			return this;
		}

		/**
		 * Set the certificate.
		 * @param certificate the value
		 * @return this builder
		 */
		public Builder certificate(@Nullable PemSource certificate) {
			this.certificate = certificate;
			return this;
		}

		/**
		 * Set the key.
		 * @param key the value
		 * @return this builder
		 */
		public Builder key(@Nullable PemSource key) {
			this.key = key;
			return this;
		}

		/**
		 * Set the certificate password.
		 * @param certificatePassword the value
		 * @return this builder
		 */
		public Builder certificatePassword(char @Nullable [] certificatePassword) {
			this.certificatePassword = certificatePassword;
			return this;
		}

		/**
		 * Set the verify.
		 * @param verify the value
		 * @return this builder
		 */
		public Builder verify(VerifyMode verify) {
			this.verify = verify;
			return this;
		}

		/**
		 * Set the max depth.
		 * @param maxDepth the value
		 * @return this builder
		 */
		public Builder maxDepth(int maxDepth) {
			this.maxDepth = maxDepth;
			return this;
		}

		/**
		 * Set the ca file.
		 * @param caFile the value
		 * @return this builder
		 */
		public Builder caFile(@Nullable PemSource caFile) {
			this.caFile = caFile;
			return this;
		}

		/**
		 * Set the ciphers.
		 * @param ciphers the value
		 * @return this builder
		 */
		public Builder ciphers(@Nullable String ciphers) {
			this.ciphers = ciphers;
			return this;
		}

		/**
		 * Set the ciphersuites.
		 * @param ciphersuites the value
		 * @return this builder
		 */
		public Builder ciphersuites(@Nullable String ciphersuites) {
			this.ciphersuites = ciphersuites;
			return this;
		}

		/**
		 * Set the server name.
		 * @param serverName the value
		 * @return this builder
		 */
		public Builder serverName(@Nullable String serverName) {
			this.serverName = serverName;
			return this;
		}

		/**
		 * Set the verify hostname.
		 * @param verifyHostname the value
		 * @return this builder
		 */
		public Builder verifyHostname(boolean verifyHostname) {
			this.verifyHostname = verifyHostname;
			return this;
		}

		/**
		 * Set the application protocols.
		 * @param applicationProtocols the value
		 * @return this builder
		 */
		public Builder applicationProtocols(List<String> applicationProtocols) {
			this.applicationProtocols = applicationProtocols;
			return this;
		}

		/**
		 * Set the connect timeout.
		 * @param connectTimeout the value
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * Set the handshake timeout.
		 * @param handshakeTimeout the value
		 * @return this builder
		 */
		public Builder handshakeTimeout(Duration handshakeTimeout) {
			this.handshakeTimeout = handshakeTimeout;
			return this;
		}

		/**
		 * Set the read timeout.
		 * @param readTimeout the value
		 * @return this builder
		 */
		public Builder readTimeout(Duration readTimeout) {
			this.readTimeout = readTimeout;
			return this;
		}

		/**
		 * Set the ignore unexpected eof.
		 * @param ignoreUnexpectedEof the value
		 * @return this builder
		 */
		public Builder ignoreUnexpectedEof(boolean ignoreUnexpectedEof) {
			this.ignoreUnexpectedEof = ignoreUnexpectedEof;
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 * @throws IllegalArgumentException if a number or a duration is negative
		 */
		public SslClientSettings build() {
			return new SslClientSettings(this.method, this.certificate, this.key, this.certificatePassword, this.verify,
					this.maxDepth, this.caFile, this.ciphers, this.ciphersuites, this.serverName, this.verifyHostname,
					this.applicationProtocols, this.connectTimeout, this.handshakeTimeout, this.readTimeout,
					this.ignoreUnexpectedEof);
		}

	}

}
