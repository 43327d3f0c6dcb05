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

package io.github.sslclient.verify.chain;

import java.util.Set;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * Whether the extensions of a chain's certificates let it serve a TLS server (OpenSSL's
 * {@code check_extensions} with purpose sslserver).
 */
public final class ExtensionChecks {

	/**
	 * {@code id-kp-serverAuth} and its two forerunners. {@code anyExtendedKeyUsage} does
	 * not stand for them.
	 */
	private static final Set<String> SERVER_USAGES = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.10.3.3",
			"2.16.840.1.113730.4.1");

	private static final int NETSCAPE_AUTHORITY = 5;

	private final CertificateChain chain;

	private ExtensionChecks(CertificateChain chain) {
		this.chain = chain;
	}

	/**
	 * Check a chain, the peer's own certificate first.
	 * @param chain the chain
	 * @return the first fault, or {@code null}
	 */
	public static @Nullable Fault check(CertificateChain chain) {
		return new ExtensionChecks(chain).check();
	}

	private @Nullable Fault check() {
		int below = 0;
		for (int depth = 0; depth < this.chain.size(); depth++) {
			CertificateFacts certificate = this.chain.get(depth);
			Fault fault = check(certificate, depth);
			if (fault != null) {
				return fault;
			}
			if (depth > 1 && certificate.pathLength() != -1 && below > certificate.pathLength()) {
				return new Fault(VerifyCode.PATH_LENGTH_EXCEEDED, depth,
						"it allows " + certificate.pathLength() + " intermediates below it, and there are " + below);
			}
			// RFC 5280 does not count the self-issued.
			if (depth > 0 && !certificate.isSelfIssued()) {
				below++;
			}
		}
		return null;
	}

	private @Nullable Fault check(CertificateFacts certificate, int depth) {
		if (certificate.hasUnhandledCriticalExtension()) {
			return new Fault(VerifyCode.UNHANDLED_CRITICAL_EXTENSION, depth,
					"it has a critical extension that is not known here");
		}
		if (certificate.isProxy()) {
			return new Fault(VerifyCode.PROXY_CERTIFICATES_NOT_ALLOWED, depth,
					"it is a proxy certificate (RFC 3820), and these are not accepted");
		}
		if (depth > 0 && !isAuthority(certificate, depth)) {
			return new Fault(VerifyCode.INVALID_CA, depth, "it issued the certificate below it and is no authority's: "
					+ "basicConstraints must say CA, and keyUsage allow keyCertSign");
		}
		if (this.chain.size() > 1 && !certificate.key().isDecodable()) {
			return new Fault(VerifyCode.UNSPECIFIED, depth, "its public key cannot be decoded");
		}
		if (this.chain.size() > 1 && certificate.key().explicitParameters()) {
			return new Fault(VerifyCode.EC_KEY_EXPLICIT_PARAMS, depth,
					"its key spells out the parameters of its curve instead of naming it");
		}
		return fits(certificate, depth) ? null : new Fault(VerifyCode.INVALID_PURPOSE, depth,
				"its key usage or extended key usage does not allow a TLS server");
	}

	/** Version 1 and its like are forgiven in the last certificate alone. */
	private boolean isAuthority(CertificateFacts certificate, int depth) {
		int kind = certificate.authorityKind();
		return kind == 1 || (kind != 0 && depth == this.chain.size() - 1);
	}

	/** Trust settings in the store come before what the certificate says of itself. */
	private boolean fits(CertificateFacts certificate, int depth) {
		return switch (this.chain.settings().get(depth)) {
			case TRUSTED -> true;
			case REJECTED -> false;
			case NONE -> fitsServer(certificate, depth > 0);
		};
	}

	/** {@code check_purpose_ssl_server}. */
	private static boolean fitsServer(CertificateFacts certificate, boolean authority) {
		Set<String> usages = certificate.extendedKeyUsage();
		if (usages != null && usages.stream().noneMatch(SERVER_USAGES::contains)) {
			return false;
		}
		if (authority) {
			int kind = certificate.authorityKind();
			return kind != 0 && (kind != NETSCAPE_AUTHORITY
					|| certificate.isNetscapeType(CertificateFacts.NETSCAPE_SSL_AUTHORITY));
		}
		return certificate.isNetscapeType(CertificateFacts.NETSCAPE_SSL_SERVER)
				&& certificate.allowsUsage(CertificateFacts.USAGE_TLS);
	}

}
