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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * A GeneralName (RFC 5280, section 4.2.1.6). Two are equal if {@code GENERAL_NAME_cmp}
 * calls them equal. An immutable value.
 */
public final class GeneralName {

	private static final int NUMBER = 0x1F;

	private static final int CONTEXT_CONSTRUCTED = 0xA0;

	private final Type type;

	private final byte[] content;

	private final @Nullable CanonicalName directoryName;

	private GeneralName(Type type, byte[] content, @Nullable CanonicalName directoryName) {
		this.type = type;
		this.content = content;
		this.directoryName = directoryName;
	}

	/**
	 * Read a name.
	 * @param reader what stands before it, and steps over it
	 * @return the name
	 * @throws DerException if it is none
	 */
	public static GeneralName read(DerReader reader) throws DerException {
		int number = reader.tag() & NUMBER;
		if (number >= Type.values().length) {
			throw new DerException("a general name is of no known kind", false);
		}
		Type type = Type.values()[number];
		DerReader content = reader.enter(type.tag());
		byte[] bytes = content.rest();
		if (type == Type.DIRECTORY_NAME) {
			CanonicalName name = CanonicalName.read(content);
			content.finish();
			return new GeneralName(type, bytes, name);
		}
		if (type == Type.OTHER_NAME) {
			content.element(DerReader.OBJECT_IDENTIFIER);
			content.enter(DerReader.CONTEXT_0).element();
			content.finish();
		}
		return new GeneralName(type, bytes, null);
	}

	/**
	 * Read a list of names.
	 * @param content a reader of the content of GeneralNames
	 * @return the names, unmodifiable, maybe none
	 * @throws DerException if one is malformed
	 */
	public static List<GeneralName> list(DerReader content) throws DerException {
		List<GeneralName> names = new ArrayList<>();
		while (content.hasMore()) {
			names.add(read(content));
		}
		return List.copyOf(names);
	}

	/**
	 * The kind of name.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * The bytes of the value: an address, a text, or what is inside the tag.
	 * @return the bytes, as a copy
	 */
	public byte[] content() {
		return this.content.clone();
	}

	/**
	 * A DNS name, mail address or URI.
	 * @return the text, one character per byte whatever it is, since certificates hold
	 * what they like
	 */
	public String text() {
		return new String(this.content, StandardCharsets.ISO_8859_1);
	}

	/**
	 * The name in a directory.
	 * @return the name, or {@code null} if it is of another type
	 */
	public @Nullable CanonicalName directoryName() {
		return this.directoryName;
	}

	@Override
	public boolean equals(Object other) {
		if (!(other instanceof GeneralName name) || this.type != name.type) {
			return false;
		}
		return (this.directoryName != null) ? this.directoryName.equals(name.directoryName)
				: Arrays.equals(this.content, name.content);
	}

	@Override
	public int hashCode() {
		return (this.directoryName != null) ? this.directoryName.hashCode() : Arrays.hashCode(this.content);
	}

	@Override
	public String toString() {
		return this.type + ":" + text();
	}

	/**
	 * The kinds of names, in the order of their tags.
	 */
	public enum Type {

		/** {@code otherName}. */
		OTHER_NAME(true),

		/** {@code rfc822Name}. */
		EMAIL(false),

		/** {@code dNSName}. */
		DNS(false),

		/** {@code x400Address}. */
		X400_ADDRESS(true),

		/** {@code directoryName}. */
		DIRECTORY_NAME(true),

		/** {@code ediPartyName}. */
		EDI_PARTY_NAME(true),

		/** {@code uniformResourceIdentifier}. */
		URI(false),

		/** {@code iPAddress}. */
		IP_ADDRESS(false),

		/** {@code registeredID}. */
		REGISTERED_ID(false);

		private final boolean constructed;

		Type(boolean constructed) {
			this.constructed = constructed;
		}

		int tag() {
			return (this.constructed ? CONTEXT_CONSTRUCTED : DerReader.PRIMITIVE_0) | ordinal();
		}

	}

}
