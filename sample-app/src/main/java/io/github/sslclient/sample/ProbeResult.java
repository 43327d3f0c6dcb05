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

import java.security.cert.X509Certificate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.sslclient.cipher.CipherSuite;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.stream.SslClientStream;
import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a probe, the same for the web and the shell.
 *
 * @param ok whether nothing failed
 * @param protocol the version in use, or {@code null} if the handshake did not end well
 * @param cipher OpenSSL's name of the suite in use, or {@code null}
 * @param verifyResult OpenSSL's verify code
 * @param verifyResultString its text
 * @param peerCertificates what the server presented, its own certificate first
 * @param received what the server sent, left out if nothing came
 * @param error what failed, left out if nothing did
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProbeResult(boolean ok, @Nullable String protocol, @Nullable String cipher, int verifyResult,
		String verifyResultString, List<PeerCertificate> peerCertificates,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String received,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProbeError error) {

	static ProbeResult of(SslClientStream stream, @Nullable String received, @Nullable SslError error) {
		CipherSuite cipher = stream.getCipherSuite();
		VerifyCode verified = stream.getVerifyResult().code();
		return new ProbeResult(error == null, stream.getProtocol(), (cipher != null) ? cipher.openSslName() : null,
				verified.number(), verified.string(), certificates(stream).stream().map(PeerCertificate::of).toList(),
				received, (error != null) ? ProbeError.of(error) : null);
	}

	/**
	 * The answer where there never was a stream.
	 */
	static ProbeResult failed(SslError error) {
		return new ProbeResult(false, null, null, error.verifyResult().number(), error.verifyResultString(), List.of(),
				null, ProbeError.of(error));
	}

	/**
	 * A session that a refused chain has ended knows no certificates; the verification
	 * does.
	 */
	private static List<X509Certificate> certificates(SslClientStream stream) {
		List<X509Certificate> presented = stream.getPeerCertificates();
		VerifyResult result = stream.getVerifyResult();
		return presented.isEmpty() ? result.chain() : presented;
	}

}
