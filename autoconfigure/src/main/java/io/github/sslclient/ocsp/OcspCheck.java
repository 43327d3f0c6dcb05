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

package io.github.sslclient.ocsp;

/**
 * What is asked of the OCSP answer that a server staples to its certificate. The check
 * comes last, once the chain is good, and like any other it ends a handshake unless
 * {@code verify} is none.
 */
public enum OcspCheck {

	/** An answer is not looked at. */
	OFF,

	/**
	 * An answer must be good if there is one. There must be one if the certificate says
	 * so (RFC 7633).
	 */
	STAPLE,

	/** There must be an answer, and it must be good. */
	MUST_STAPLE

}
