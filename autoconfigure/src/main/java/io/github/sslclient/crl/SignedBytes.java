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

package io.github.sslclient.crl;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.github.sslclient.der.DerException;
import io.github.sslclient.x509.SignatureScheme;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the signed part of a list once it has been read: its digest, where the
 * signature is over that, or else the bytes. Not thread-safe.
 */
final class SignedBytes implements DerWindow.Recorder {

	/**
	 * A list of more than a million entries, were it signed in one of the ways that need
	 * all of it; those who sign such lists use none of them.
	 */
	static final int MAXIMUM = 64 << 20;

	private final @Nullable MessageDigest digest;

	private final @Nullable ByteArrayOutputStream message;

	private SignedBytes(@Nullable MessageDigest digest, @Nullable ByteArrayOutputStream message) {
		this.digest = digest;
		this.message = message;
	}

	/**
	 * Begin.
	 * @param scheme how the list is signed
	 * @return what hears its bytes
	 */
	static SignedBytes of(SignatureScheme scheme) {
		if (scheme.kind() == SignatureScheme.Kind.UNKNOWN) {
			return new SignedBytes(null, null);
		}
		if (!scheme.kind().isOverDigest()) {
			return new SignedBytes(null, new ByteArrayOutputStream());
		}
		try {
			return new SignedBytes(MessageDigest.getInstance(scheme.name()), null);
		}
		catch (NoSuchAlgorithmException ex) {
			return new SignedBytes(null, null);
		}
	}

	@Override
	public void update(byte[] bytes, int offset, int length) throws DerException {
		if (this.digest != null) {
			this.digest.update(bytes, offset, length);
		}
		if (this.message != null) {
			if (this.message.size() + length > MAXIMUM) {
				throw new DerException("it is larger than 64 MiB, too large for the way it is signed", false);
			}
			this.message.write(bytes, offset, length);
		}
	}

	/**
	 * The digest or the bytes.
	 * @return which of them the scheme needs, or {@code null} if the platform does not
	 * know the scheme
	 */
	byte @Nullable [] finish() {
		if (this.digest != null) {
			return this.digest.digest();
		}
		return (this.message != null) ? this.message.toByteArray() : null;
	}

}
