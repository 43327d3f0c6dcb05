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

package io.github.sslclient.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.error.FailedCertificate;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.verify.chain.Fault;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.x509.NameText;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a verification. An immutable value.
 *
 * @param code OpenSSL's verify code
 * @param depth where the fault lies, 0 for the peer's own certificate, as OpenSSL counts;
 * 0 if there is none
 * @param detail the fault in a sentence that names the certificate, or {@code ok}
 * @param chain the chain as it was built, the peer's own certificate first
 * @param validUntil until when the same question has the same answer: when the first of
 * the certificates, CRLs and OCSP answers it rests on begins or ends. What has ended
 * already makes it the time of the verification
 * @param codes what OpenSSL's error queue holds about a refusal before the entry that all
 * have ({@code certificate verify failed}), oldest first; empty but for OCSP answers
 */
public record VerifyResult(VerifyCode code, int depth, String detail, List<X509Certificate> chain, Instant validUntil,
		List<OpenSslCode> codes) {

	/** What a stream answers before its handshake, as OpenSSL does. */
	public static final VerifyResult NOT_VERIFIED = new VerifyResult(VerifyCode.OK, 0, "ok", List.of(), Instant.MAX);

	public VerifyResult {
		Objects.requireNonNull(code, "'code' must not be null");
		Objects.requireNonNull(detail, "'detail' must not be null");
		chain = List.copyOf(chain);
		Objects.requireNonNull(validUntil, "'validUntil' must not be null");
		codes = List.copyOf(codes);
	}

	/**
	 * A result that no other errors led to.
	 * @param code OpenSSL's verify code
	 * @param depth where the fault lies, or 0
	 * @param detail the fault in a sentence that names the certificate, or {@code ok}
	 * @param chain the chain as it was built
	 * @param validUntil until when the same question has the same answer
	 */
	public VerifyResult(VerifyCode code, int depth, String detail, List<X509Certificate> chain, Instant validUntil) {
		this(code, depth, detail, chain, validUntil, List.of());
	}

	static VerifyResult accepted(List<X509Certificate> chain, Instant validUntil) {
		return new VerifyResult(VerifyCode.OK, 0, "ok", chain, validUntil);
	}

	static VerifyResult refused(Fault fault, List<X509Certificate> chain, Instant validUntil) {
		return refused(fault, chain, validUntil, List.of());
	}

	static VerifyResult refused(Fault fault, List<X509Certificate> chain, Instant validUntil, List<OpenSslCode> codes) {
		X509Certificate certificate = chain.get(Math.min(fault.depth(), chain.size() - 1));
		String detail = "certificate '" + NameText.of(certificate.getSubjectX500Principal()) + "' at depth "
				+ fault.depth() + ": " + fault.reason();
		return new VerifyResult(fault.code(), fault.depth(), detail, chain, validUntil, codes);
	}

	/**
	 * Whether the chain was accepted.
	 * @return whether the code is 0
	 */
	public boolean isOk() {
		return this.code.isOk();
	}

	/**
	 * The code's text.
	 * @return for instance {@code certificate has expired}
	 */
	public String string() {
		return this.code.string();
	}

	/**
	 * The certificate at fault.
	 * @return the certificate, or {@code null} if none is
	 */
	public @Nullable X509Certificate certificate() {
		return (isOk() || this.depth >= this.chain.size()) ? null : this.chain.get(this.depth);
	}

	/**
	 * What a refusal is told as.
	 * @param host whose chain it is, or {@code null} if that was not asked
	 */
	SslError toError(@Nullable PeerName host) {
		X509Certificate certificate = certificate();
		SslError error = SslError
			.ofVerification(this.code, this.detail,
					(certificate != null) ? new FailedCertificate(certificate, this.depth) : null)
			.after(this.codes);
		return (host != null) ? error.withPeer(host.toString()) : error;
	}

	@Override
	public String toString() {
		return this.code.toString();
	}

}
