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

package io.github.sslclient.error;

import java.io.Serializable;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * The certificate at which verification failed. An immutable value.
 *
 * @param certificate the certificate
 * @param depth its place in the chain, 0 for the peer's own, as OpenSSL counts
 */
public record FailedCertificate(X509Certificate certificate, int depth) implements Serializable {

	public FailedCertificate {
		Objects.requireNonNull(certificate, "'certificate' must not be null");
	}

}
