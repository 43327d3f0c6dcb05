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

package io.github.sslclient.benchmark.growth;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.github.sslclient.benchmark.GeneratedChain;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.verify.VerifyResult;

/**
 * Verifies a chain that must be good.
 */
@FunctionalInterface
interface Verifier {

	void verify(X509Certificate[] presented) throws GeneralSecurityException;

	/** What a context does for each handshake. */
	static Verifier of(SslClientContext context) {
		return (presented) -> {
			VerifyResult result = context.verify(List.of(presented), GeneratedChain.HOST, Instant.now());
			if (!result.isOk()) {
				throw new GeneralSecurityException(result.detail());
			}
		};
	}

	/** A context that trusts what a file holds. */
	static Verifier ofFile(PemSource file) throws Exception {
		return of(SslClientContext.of(SslClientSettings.builder().caFile(file).build()));
	}

	/** Without the name of the host, which JSSE checks elsewhere. */
	static Verifier of(TrustManager manager) {
		return (presented) -> ((X509TrustManager) manager).checkServerTrusted(presented, "ECDHE_ECDSA");
	}

}
