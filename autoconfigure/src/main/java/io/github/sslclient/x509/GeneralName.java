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
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
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

	private final @Nullable OtherName otherName;

	private GeneralName(Type type, byte[] content, @Nullable CanonicalName directoryName,
			@Nullable OtherName otherName) {
		this.type = type;
		this.content = content;
		this.directoryName = directoryName;
		this.otherName = otherName;
	}

	/**
	 * A name of a directory.
	 * @param name the name
	 * @return the general name, without content
	 */
	public static GeneralName of(CanonicalName name) {
		return new GeneralName(Type.DIRECTORY_NAME, new byte[0], name, null);
	}

	/**
	 * A DNS name, mail address, URI or IP address.
	 * @param type which of these
	 * @param content its bytes, not copied
	 * @return the general name
	 */
	public static GeneralName of(Type type, byte[] content) {
		return new GeneralName(type, content, null, null);
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
		CanonicalName directoryName = null;
		OtherName otherName = null;
		switch (type) {
			case DIRECTORY_NAME -> {
				directoryName = CanonicalName.read(content);
				content.finish();
			}
			case OTHER_NAME -> otherName = OtherName.read(content);
			case EDI_PARTY_NAME -> checkPartyName(content);
			case REGISTERED_ID ->
				DerReader.of(DerWriter.element(DerReader.OBJECT_IDENTIFIER, bytes)).objectIdentifier();
			default -> {
				// OpenSSL does not look into the others either.
			}
		}
		return new GeneralName(type, bytes, directoryName, otherName);
	}

	/** {@code EDIPARTYNAME}: one or two strings. */
	private static void checkPartyName(DerReader content) throws DerException {
		DerReader assigner = content.enterOptional(DerReader.CONTEXT_0);
		if (assigner != null) {
			checkDirectoryString(assigner);
		}
		checkDirectoryString(content.enter(CONTEXT_CONSTRUCTED | 1));
		content.finish();
	}

	private static void checkDirectoryString(DerReader wrapped) throws DerException {
		int tag = wrapped.tag();
		int length = wrapped.enter().remaining();
		wrapped.finish();
		int width = switch (tag) {
			case 0x0C, 0x13, 0x14 -> 1;
			case 0x1E -> 2;
			case 0x1C -> 4;
			default -> throw new DerException("a party's name is no string", false);
		};
		if (length % width != 0) {
			throw new DerException("a string ends within a character", false);
		}
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

	/**
	 * The name of a kind of its own.
	 * @return the name, or {@code null} if it is of another type
	 */
	public @Nullable OtherName otherName() {
		return this.otherName;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof GeneralName name) || this.type != name.type) {
			return false;
		}
		return (this.directoryName != null) ? Objects.equals(this.directoryName, name.directoryName)
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
