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
import java.util.List;

import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.pin.KeyPins;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link SslClientSettings}. Each method sets the component of its name, and
 * {@code null} means what it means there. Not thread-safe.
 */
public final class SslClientSettingsBuilder extends MaterialSettingsBuilder<SslClientSettingsBuilder> {

	private String name = SslClientSettings.DEFAULT_NAME;

	private String method = "tlsv1.2+";

	private VerifyMode verify = VerifyMode.REQUIRED;

	private int maxDepth = 100;

	private int securityLevel = 2;

	private CrlCheck crlCheck = CrlCheck.NONE;

	private OcspCheck ocsp = OcspCheck.OFF;

	private boolean platformValidation = true;

	private @Nullable String ciphers;

	private @Nullable String ciphersuites;

	private @Nullable String groups;

	private @Nullable String signatureAlgorithms;

	private boolean sni = true;

	private @Nullable String serverName;

	private boolean verifyHostname = true;

	private KeyPins pins = KeyPins.none();

	private @Nullable String provider;

	private boolean sessionCache = true;

	private int sessionCacheSize = 1000;

	private Duration sessionTimeout = Duration.ofHours(2);

	private List<String> applicationProtocols = List.of();

	private Duration connectTimeout = Duration.ofSeconds(10);

	private Duration handshakeTimeout = Duration.ofSeconds(30);

	private Duration readTimeout = Duration.ZERO;

	private boolean ignoreUnexpectedEof;

	private @Nullable ProxySettings proxy;

	SslClientSettingsBuilder() {
	}

	@Override
	SslClientSettingsBuilder self() {
		return this;
	}

	/**
	 * Set the name.
	 * @param name the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Set the method.
	 * @param method the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder method(String method) {
		this.method = method;
		return this;
	}

	/**
	 * Set the verify.
	 * @param verify the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder verify(VerifyMode verify) {
		this.verify = verify;
		return this;
	}

	/**
	 * Set the max depth.
	 * @param maxDepth the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder maxDepth(int maxDepth) {
		this.maxDepth = maxDepth;
		return this;
	}

	/**
	 * Set the security level.
	 * @param securityLevel the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder securityLevel(int securityLevel) {
		this.securityLevel = securityLevel;
		return this;
	}

	/**
	 * Set the crl check.
	 * @param crlCheck the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder crlCheck(CrlCheck crlCheck) {
		this.crlCheck = crlCheck;
		return this;
	}

	/**
	 * Set the ocsp.
	 * @param ocsp the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder ocsp(OcspCheck ocsp) {
		this.ocsp = ocsp;
		return this;
	}

	/**
	 * Set the platform validation.
	 * @param platformValidation the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder platformValidation(boolean platformValidation) {
		this.platformValidation = platformValidation;
		return this;
	}

	/**
	 * Set the ciphers.
	 * @param ciphers the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder ciphers(@Nullable String ciphers) {
		this.ciphers = ciphers;
		return this;
	}

	/**
	 * Set the ciphersuites.
	 * @param ciphersuites the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder ciphersuites(@Nullable String ciphersuites) {
		this.ciphersuites = ciphersuites;
		return this;
	}

	/**
	 * Set the groups.
	 * @param groups the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder groups(@Nullable String groups) {
		this.groups = groups;
		return this;
	}

	/**
	 * Set the signature algorithms.
	 * @param signatureAlgorithms the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder signatureAlgorithms(@Nullable String signatureAlgorithms) {
		this.signatureAlgorithms = signatureAlgorithms;
		return this;
	}

	/**
	 * Set the sni.
	 * @param sni the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder sni(boolean sni) {
		this.sni = sni;
		return this;
	}

	/**
	 * Set the server name.
	 * @param serverName the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder serverName(@Nullable String serverName) {
		this.serverName = serverName;
		return this;
	}

	/**
	 * Set the verify hostname.
	 * @param verifyHostname the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder verifyHostname(boolean verifyHostname) {
		this.verifyHostname = verifyHostname;
		return this;
	}

	/**
	 * Set the pins.
	 * @param pins the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder pins(KeyPins pins) {
		this.pins = pins;
		return this;
	}

	/**
	 * Set the provider.
	 * @param provider the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder provider(@Nullable String provider) {
		this.provider = provider;
		return this;
	}

	/**
	 * Set the session cache.
	 * @param sessionCache the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder sessionCache(boolean sessionCache) {
		this.sessionCache = sessionCache;
		return this;
	}

	/**
	 * Set the session cache size.
	 * @param sessionCacheSize the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder sessionCacheSize(int sessionCacheSize) {
		this.sessionCacheSize = sessionCacheSize;
		return this;
	}

	/**
	 * Set the session timeout.
	 * @param sessionTimeout the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder sessionTimeout(Duration sessionTimeout) {
		this.sessionTimeout = sessionTimeout;
		return this;
	}

	/**
	 * Set the application protocols.
	 * @param applicationProtocols the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder applicationProtocols(List<String> applicationProtocols) {
		this.applicationProtocols = applicationProtocols;
		return this;
	}

	/**
	 * Set the connect timeout.
	 * @param connectTimeout the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder connectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
		return this;
	}

	/**
	 * Set the handshake timeout.
	 * @param handshakeTimeout the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder handshakeTimeout(Duration handshakeTimeout) {
		this.handshakeTimeout = handshakeTimeout;
		return this;
	}

	/**
	 * Set the read timeout.
	 * @param readTimeout the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder readTimeout(Duration readTimeout) {
		this.readTimeout = readTimeout;
		return this;
	}

	/**
	 * Set the ignore unexpected eof.
	 * @param ignoreUnexpectedEof the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder ignoreUnexpectedEof(boolean ignoreUnexpectedEof) {
		this.ignoreUnexpectedEof = ignoreUnexpectedEof;
		return this;
	}

	/**
	 * Set the proxy.
	 * @param proxy the value
	 * @return this builder
	 */
	public SslClientSettingsBuilder proxy(@Nullable ProxySettings proxy) {
		this.proxy = proxy;
		return this;
	}

	/**
	 * Build the settings.
	 * @return the settings
	 * @throws IllegalArgumentException if a number or a duration is out of range
	 */
	public SslClientSettings build() {
		return new SslClientSettings(this.name, this.method, this.certificate, this.key, this.certificatePassword,
				this.keyAlias, this.keyStore, this.verify, this.maxDepth, this.securityLevel, this.caFile,
				this.caFilePassword, this.caDirectory, this.trustSystem, this.crlFile, this.crlCheck, this.ocsp,
				this.platformValidation, this.ciphers, this.ciphersuites, this.groups, this.signatureAlgorithms,
				this.sni, this.serverName, this.verifyHostname, this.pins, this.provider,
				new SessionSettings(this.sessionCache, this.sessionCacheSize, this.sessionTimeout),
				this.applicationProtocols, this.connectTimeout, this.handshakeTimeout, this.readTimeout,
				this.ignoreUnexpectedEof, this.proxy);
	}

}
