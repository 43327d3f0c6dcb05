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

package io.github.sslclient.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.sslclient.ocsp.OcspCheck;
import io.github.sslclient.verify.VerifyMode;
import io.github.sslclient.verify.revocation.CrlCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Properties of TLS client streams. An empty value means unset, whatever its type.
 *
 * @param enabled Whether to configure a TLS client context and a stream factory.
 * @param lazy Whether to load certificates and keys with the first stream instead of at
 * startup.
 * @param reloadOnUpdate Whether to load certificates, keys and CRLs anew when their files
 * change.
 * @param closeStreamsOnReload Whether to close the streams that were opened before, when
 * certificates, keys and CRLs were loaded anew.
 * @param routes Contexts for the hosts that need another one.
 * @param method Protocol versions to offer, one, a range, or a version and all newer
 * ones.
 * @param bundle SSL bundle of Spring Boot to take key and trust material from, instead of
 * files.
 * @param certificate PEM file of the client certificate, leaf first, followed by the
 * chain to send with it, or a key store (PKCS#12, JKS or JCEKS).
 * @param key PEM file of the private key, or a key store. Looked for in the certificate
 * file if not set.
 * @param certificatePassword Password that decrypts the private key or opens the key
 * store, or PIN of the token.
 * @param keyAlias Name of the key to use of a key store or token that has several. The
 * server's list of authorities chooses if not set.
 * @param keyStoreProvider Name of the installed provider of a PKCS#11 token to take the
 * client certificate and its key from, instead of files.
 * @param verify Whether a server certificate that cannot be verified ends the handshake.
 * @param maxDepth Maximum number of intermediate certificates, as OpenSSL counts depth.
 * @param securityLevel Security level, from 0 to 5 as OpenSSL counts, that chains, cipher
 * suites, groups, signature algorithms and key exchanges must meet.
 * @param caFile PEM file of the certificates to trust as roots, and of CRLs, or a key
 * store with entries of trusted certificates. The trust store of the JVM is used if
 * neither this nor a directory is set.
 * @param caFilePassword Password that opens a key store of trusted certificates.
 * @param caDirectory Directories of certificates and CRLs under hashed names, as openssl
 * rehash makes them, separated by the path separator.
 * @param trustSystem Whether to trust the trust store of the JVM in addition.
 * @param crlFile PEM file of certificate revocation lists.
 * @param crlCheck Whose revocation to check against the CRLs at hand.
 * @param ocsp What to ask of the OCSP answer that a server staples to its certificate.
 * @param platformValidation Whether the JDK's own validator must accept a chain too.
 * @param ciphers Cipher suites for TLS 1.2 and older, as an OpenSSL cipher expression.
 * @param ciphersuites Colon-separated list of cipher suites for TLS 1.3.
 * @param groups Colon-separated list of groups for key exchange, the preferred one first.
 * Needs Java 20.
 * @param sigalgs Colon-separated list of signature algorithms, the preferred one first.
 * Needs Java 19.
 * @param sni Whether to send a server name (SNI).
 * @param serverName Server name to send (SNI). The host that is connected to if not set.
 * @param verifyHostname Whether the server certificate must be issued for the host that
 * is connected to.
 * @param pins Keys of which the chain of a server must have one, by host.
 * @param provider Name of the JSSE provider that speaks TLS. That of the JVM if not set.
 * @param sessionCache Whether to keep sessions, so that later connections resume them.
 * @param sessionCacheSize Maximum number of sessions to keep.
 * @param sessionTimeout Time for which a session may be resumed.
 * @param keyLogFile File for the secrets of sessions, in the NSS key log format. Refused,
 * since the TLS provider of the JVM does not tell them.
 * @param alpn Application protocols to offer by ALPN, the preferred one first.
 * @param connectTimeout Time that connecting may take, over all addresses of a host. Zero
 * for no limit.
 * @param handshakeTimeout Time that a whole handshake may take. Zero for no limit.
 * @param readTimeout Time that a read may wait for data. Zero for no limit.
 * @param ignoreUnexpectedEof Whether to take a connection that ends without close_notify
 * for a plain end of stream.
 * @param proxy Proxy to connect through.
 */
@Lazy
@ConfigurationProperties(SslClientProperties.PREFIX)
public record SslClientProperties(@DefaultValue("true") Boolean enabled, @DefaultValue("false") Boolean lazy,
		@DefaultValue("false") Boolean reloadOnUpdate, @DefaultValue("false") Boolean closeStreamsOnReload,
		@DefaultValue List<SslClientRoute> routes, @DefaultValue("tlsv1.2+") String method, @Nullable String bundle,
		@Nullable String certificate, @Nullable String key, char @Nullable [] certificatePassword,
		@Nullable String keyAlias, @Nullable String keyStoreProvider, @DefaultValue("required") VerifyMode verify,
		@DefaultValue("100") Integer maxDepth, @DefaultValue("2") Integer securityLevel, @Nullable String caFile,
		char @Nullable [] caFilePassword, @Nullable String caDirectory, @DefaultValue("false") Boolean trustSystem,
		@Nullable String crlFile, @DefaultValue("none") CrlCheck crlCheck, @DefaultValue("off") OcspCheck ocsp,
		@DefaultValue("true") Boolean platformValidation, @Nullable String ciphers, @Nullable String ciphersuites,
		@Nullable String groups, @Nullable String sigalgs, @DefaultValue("true") Boolean sni,
		@Nullable String serverName, @DefaultValue("true") Boolean verifyHostname,
		@DefaultValue List<SslClientPins> pins, @Nullable String provider, @DefaultValue("true") Boolean sessionCache,
		@DefaultValue("1000") Integer sessionCacheSize, @DefaultValue("2h") Duration sessionTimeout,
		@Nullable String keyLogFile, @DefaultValue List<String> alpn, @DefaultValue("10s") Duration connectTimeout,
		@DefaultValue("30s") Duration handshakeTimeout, @DefaultValue("0s") Duration readTimeout,
		@DefaultValue("false") Boolean ignoreUnexpectedEof,
		@NestedConfigurationProperty @Nullable SslClientProxyProperties proxy) {

	/**
	 * What all the keys begin with.
	 */
	public static final String PREFIX = "ssl.client";

	@Override
	public String toString() {
		// A record would print its password, and a key that stands in its property.
		return "SslClientProperties[method=" + this.method + ", verify=" + this.verify + ", maxDepth=" + this.maxDepth
				+ "]";
	}

}
