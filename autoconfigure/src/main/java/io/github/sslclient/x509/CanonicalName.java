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

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import org.jspecify.annotations.Nullable;

/**
 * A distinguished name in the form in which OpenSSL compares and hashes names
 * ({@code x509_name_canon}): strings in UTF-8, ASCII letters in lower case, white space
 * trimmed and collapsed, the elements of each set in DER order, and no outer SEQUENCE.
 * Two names are equal if {@code X509_NAME_cmp} calls them equal. An immutable value.
 */
public final class CanonicalName {

	private final byte[] canonical;

	private CanonicalName(byte[] canonical) {
		this.canonical = canonical;
	}

	/**
	 * Read a name.
	 * @param encoded the DER of a Name (RFC 5280, section 4.1.2.4)
	 * @return the name
	 * @throws DerException if it is none, or a string in it is damaged
	 */
	public static CanonicalName of(byte[] encoded) throws DerException {
		return read(DerReader.of(encoded));
	}

	/**
	 * Read a name.
	 * @param reader what stands before a Name, and steps over it
	 * @return the name
	 * @throws DerException if it is none, or a string in it is damaged
	 */
	public static CanonicalName read(DerReader reader) throws DerException {
		ByteArrayOutputStream canonical = new ByteArrayOutputStream();
		DerReader sets = reader.enter(DerReader.SEQUENCE);
		while (sets.hasMore()) {
			canonical.writeBytes(relativeName(sets.enter(DerReader.SET)));
		}
		return new CanonicalName(canonical.toByteArray());
	}

	/**
	 * This name with one more element.
	 * @param attributes a reader of a RelativeDistinguishedName's content
	 * @return the longer name
	 * @throws DerException if a string in it is damaged
	 */
	CanonicalName append(DerReader attributes) throws DerException {
		byte[] last = relativeName(attributes);
		byte[] longer = Arrays.copyOf(this.canonical, this.canonical.length + last.length);
		System.arraycopy(last, 0, longer, this.canonical.length, last.length);
		return new CanonicalName(longer);
	}

	/** A set without elements leaves no trace. */
	private static byte[] relativeName(DerReader attributes) throws DerException {
		List<byte[]> entries = new ArrayList<>();
		while (attributes.hasMore()) {
			entries.add(NameEntry.read(attributes).canonical());
		}
		if (entries.isEmpty()) {
			return new byte[0];
		}
		// Strings differ in length and content, so this is the order of a DER SET OF.
		entries.sort(Arrays::compareUnsigned);
		return DerWriter.element(DerReader.SET, entries.toArray(byte[][]::new));
	}

	/**
	 * Whether this name stands below another in the directory, or is the same.
	 * @param base the other
	 * @return whether it begins with the other
	 */
	public boolean isBelow(CanonicalName base) {
		return base.canonical.length <= this.canonical.length
				&& Arrays.equals(base.canonical, 0, base.canonical.length, this.canonical, 0, base.canonical.length);
	}

	/**
	 * The hash by which files in a hashed directory are named
	 * ({@code X509_NAME_hash_ex}).
	 * @return eight hexadecimal digits in lower case
	 */
	public String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1").digest(this.canonical);
			byte[] littleEndian = { digest[3], digest[2], digest[1], digest[0] };
			return HexFormat.of().formatHex(littleEndian);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-1", ex);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CanonicalName name && Arrays.equals(this.canonical, name.canonical);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.canonical);
	}

	@Override
	public String toString() {
		return hash();
	}

}
