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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.protocol.SecurityLevel;
import io.github.sslclient.proxy.ProxySettings;
import io.github.sslclient.trust.TrustSources;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.pin.KeyPins;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.jspecify.annotations.Nullable;

/**
 * The settings a context is made from. An immutable value, but for the passwords, which
 * their owner may wipe once the context is made.
 *
 * @param name what the context is called where contexts are told apart: in meters, events
 * and health; {@code default} by default
 * @param method the protocol versions, such as {@code tlsv1.2+}, which is the default
 * @param certificate the client's certificate, leaf first, then the chain sent with it,
 * or a key store (PKCS#12, JKS, JCEKS); {@code null} to present none
 * @param key the private key, or a key store; {@code null} to look for it beside the
 * certificate
 * @param certificatePassword what decrypts the private key or opens the key store, or
 * {@code null}
 * @param keyAlias the name of the key to take from a key store, or {@code null} for all
 * that it has: of several the server's list of authorities chooses
 * @param keyStore the key store in place of {@code certificate} and {@code key}, or
 * {@code null}
 * @param verify whether a refused chain ends the handshake; {@link VerifyMode#REQUIRED}
 * by default
 * @param maxDepth how many intermediate certificates a chain may have; 100 by default
 * @param securityLevel how strong the keys and digests of a chain, suites, groups,
 * signature algorithms and key exchanges must be, from 0 to 5 as OpenSSL counts; 2 by
 * default, which asks for 112 bits
 * @param caFile the trusted roots, and CRLs if there are any among them, or a key store
 * with entries of trusted certificates; {@code null} for none
 * @param caFilePassword what opens {@code caFile} if it is a key store, or {@code null}
 * @param caDirectory directories of hashed names, {@code HASH.N} for certificates and
 * {@code HASH.rN} for CRLs, separated as in a path; {@code null} for none. They are read
 * when a name is looked for that the file does not have, so they need not exist
 * @param trustSystem whether to trust the JVM's own trust store too; without a
 * {@code caFile} and a {@code caDirectory} it is trusted in any case
 * @param crlFile more CRLs, or {@code null}
 * @param crlCheck whose revocation is checked; {@link CrlCheck#NONE} by default
 * @param ocsp what is asked of the OCSP answer that a server staples to its certificate;
 * {@link OcspCheck#OFF} by default
 * @param platformValidation whether the JDK's own validator must agree with whatever is
 * accepted; {@code true} by default
 * @param ciphers the suites for TLS 1.2 and older as an OpenSSL expression, or
 * {@code null} for the JVM's
 * @param ciphersuites the suites for TLS 1.3, or {@code null} for the JVM's
 * @param groups the groups for key exchange (OpenSSL's names, separated by colons), the
 * preferred one first, or {@code null} for the JVM's; needs Java 20
 * @param signatureAlgorithms the signature algorithms, likewise; needs Java 19
 * @param sni whether the name of the host is sent as SNI (RFC 6066); {@code true} by
 * default
 * @param serverName the name sent as SNI (RFC 6066), or {@code null} for the host that is
 * connected to
 * @param verifyHostname whether the certificate must be issued for the host that is
 * connected to; {@code true} by default
 * @param pins the keys of which a chain must have one, by host; none by default
 * @param provider the name of the JSSE provider that speaks TLS: one that is installed in
 * the JVM, or {@code Conscrypt} or {@code BCJSSE} from the class path; {@code null} for
 * the JVM's own, which is the default
 * @param sessions which sessions are kept for resumption
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
 * @param proxy the proxy that connections go through, or {@code null} for none. What is
 * connected already goes through none
 */
public record SslClientSettings(String name, String method, @Nullable PemSource certificate, @Nullable PemSource key,
		char @Nullable [] certificatePassword, @Nullable String keyAlias, @Nullable ClientKeyStore keyStore,
		VerifyMode verify, int maxDepth, int securityLevel, @Nullable PemSource caFile,
		char @Nullable [] caFilePassword, @Nullable String caDirectory, boolean trustSystem,
		@Nullable PemSource crlFile, CrlCheck crlCheck, OcspCheck ocsp, boolean platformValidation,
		@Nullable String ciphers, @Nullable String ciphersuites, @Nullable String groups,
		@Nullable String signatureAlgorithms, boolean sni, @Nullable String serverName, boolean verifyHostname,
		KeyPins pins, @Nullable String provider, SessionSettings sessions, List<String> applicationProtocols,
		Duration connectTimeout, Duration handshakeTimeout, Duration readTimeout, boolean ignoreUnexpectedEof,
		@Nullable ProxySettings proxy) {

	/**
	 * The name of the context that nobody named.
	 */
	public static final String DEFAULT_NAME = "default";

	public SslClientSettings {
		Objects.requireNonNull(name, "'name' must not be null");
		Objects.requireNonNull(method, "'method' must not be null");
		if (keyStore != null && (certificate != null || key != null)) {
			throw new IllegalSettingException((certificate != null) ? "certificate" : "key",
					"is set, and so is 'key-store-provider', which takes its place; leave one out");
		}
		Objects.requireNonNull(verify, "'verify' must not be null");
		if (maxDepth < 0) {
			throw new IllegalSettingException("max-depth", "must not be negative but is " + maxDepth);
		}
		Objects.requireNonNull(crlCheck, "'crlCheck' must not be null");
		Objects.requireNonNull(ocsp, "'ocsp' must not be null");
		if (securityLevel < 0 || securityLevel > SecurityLevel.HIGHEST) {
			throw new IllegalSettingException("security-level",
					"must be from 0 to " + SecurityLevel.HIGHEST + " but is " + securityLevel);
		}
		if (!sni && serverName != null) {
			throw new IllegalSettingException("sni",
					"is false but 'server-name' is '" + serverName + "'; leave one out");
		}
		Objects.requireNonNull(pins, "'pins' must not be null");
		if (verify == VerifyMode.NONE && !pins.isEmpty()) {
			throw new IllegalSettingException("pins",
					"is set but 'verify' is none, under which any key is accepted; leave one out");
		}
		Objects.requireNonNull(sessions, "'sessions' must not be null");
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
	public static SslClientSettingsBuilder builder() {
		return new SslClientSettingsBuilder();
	}

	/**
	 * The files and directories that a context reads.
	 * @return their paths; they need not exist
	 */
	public List<Path> files() {
		List<Path> files = new ArrayList<>();
		for (PemSource source : Arrays.asList(this.certificate, this.key)) {
			Path file = (source != null) ? source.file() : null;
			if (file != null) {
				files.add(file);
			}
		}
		files.addAll(trustSources().files());
		return List.copyOf(files);
	}

	/** As OpenSSL's programs do, the system's are trusted where no others are named. */
	TrustSources trustSources() {
		boolean system = this.trustSystem || (this.caFile == null && this.caDirectory == null);
		return new TrustSources(this.caFile, this.caFilePassword, this.caDirectory, this.crlFile, system);
	}

	@Override
	public String toString() {
		return "SslClientSettings[name=" + this.name + ", method=" + this.method + ", certificate=" + this.certificate
				+ ", key=" + this.key + ", keyAlias=" + this.keyAlias + ", keyStore=" + this.keyStore + ", verify="
				+ this.verify + ", maxDepth=" + this.maxDepth + ", securityLevel=" + this.securityLevel + ", caFile="
				+ this.caFile + ", caDirectory=" + this.caDirectory + ", trustSystem=" + this.trustSystem + ", crlFile="
				+ this.crlFile + ", crlCheck=" + this.crlCheck + ", ocsp=" + this.ocsp + ", platformValidation="
				+ this.platformValidation + ", ciphers=" + this.ciphers + ", ciphersuites=" + this.ciphersuites
				+ ", groups=" + this.groups + ", signatureAlgorithms=" + this.signatureAlgorithms + ", sni=" + this.sni
				+ ", serverName=" + this.serverName + ", verifyHostname=" + this.verifyHostname + ", pins=" + this.pins
				+ ", provider=" + this.provider + ", sessions=" + this.sessions + ", applicationProtocols="
				+ this.applicationProtocols + ", connectTimeout=" + this.connectTimeout + ", handshakeTimeout="
				+ this.handshakeTimeout + ", readTimeout=" + this.readTimeout + ", ignoreUnexpectedEof="
				+ this.ignoreUnexpectedEof + ", proxy=" + this.proxy + "]";
	}

	/** One byte counts the length (RFC 7301, section 3.1). */
	private static void checkApplicationProtocol(String protocol) {
		int length = protocol.getBytes(StandardCharsets.UTF_8).length;
		if (length == 0 || length > 255) {
			throw new IllegalSettingException("alpn", "must hold names of 1 to 255 bytes but one has " + length);
		}
	}

}
