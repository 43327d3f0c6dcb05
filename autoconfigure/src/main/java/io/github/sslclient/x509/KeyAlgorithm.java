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

package io.github.sslclient.x509;

/**
 * The kinds of public keys that OpenSSL verifies certificates with.
 */
public enum KeyAlgorithm {

	/** {@code rsaEncryption}. */
	RSA,

	/** {@code id-RSASSA-PSS}, a key for that kind of signature alone. */
	RSA_PSS,

	/** {@code id-ecPublicKey}. */
	EC,

	/** {@code id-dsa}. */
	DSA,

	/** {@code id-Ed25519}. */
	ED25519,

	/** {@code id-Ed448}. */
	ED448,

	/** A kind that OpenSSL can decode, but that signs nothing. */
	OTHER,

	/** Any other, or one that cannot be decoded. */
	UNKNOWN

}
