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

package io.github.sslclient.verify.constraint;

import java.util.List;

import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * Whether the certificates of a chain claim no internet resources but those of their
 * issuers ({@code X509v3_asid_validate_path} and {@code X509v3_addr_validate_path}; RFC
 * 3779, sections 3.3 and 2.3). As in OpenSSL, a chain whose peer claims none is not
 * looked at, and what the top inherits from nobody is charged to the depth behind it.
 * Stateless.
 */
public final class ResourceCheck {

	private ResourceCheck() {
	}

	/**
	 * Check a chain.
	 * @param chain the chain, the peer's own certificate first
	 * @return the first violation, or {@code null} if there is none
	 */
	public static @Nullable ConstraintViolation check(List<CertificateFacts> chain) {
		ConstraintViolation systems = AsPath.check(chain);
		return (systems != null) ? systems : AddressPath.check(chain);
	}

}
