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

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;

/**
 * A value whose type is left open, of which OpenSSL makes sure nevertheless
 * ({@code asn1_ex_c2i}).
 *
 * @param tag its tag
 * @param content its content, not copied
 */
record AnyValue(int tag, byte[] content) {

	/** The first tag that is not universal. */
	private static final int CLASS = 0x40;

	private static final int CONSTRUCTED = 0x20;

	static AnyValue read(DerReader reader) throws DerException {
		int tag = reader.tag();
		byte[] content = reader.enter().rest();
		if (tag < CLASS && (tag & CONSTRUCTED) != 0 && tag != DerReader.SEQUENCE && tag != DerReader.SET) {
			throw new DerException("a string is in pieces", false);
		}
		switch (tag) {
			case DerReader.OBJECT_IDENTIFIER -> DerReader.of(DerWriter.element(tag, content)).objectIdentifier();
			case DerReader.INTEGER, DerReader.ENUMERATED -> DerReader.of(content).integerContent();
			case DerReader.BIT_STRING -> BitStrings.normalize(content);
			case DerReader.BOOLEAN -> check(content.length == 1);
			case DerReader.NULL -> check(content.length == 0);
			case 0x1C -> check(content.length % 4 == 0);
			case 0x1E -> check(content.length % 2 == 0);
			default -> {
				// Any bytes will do.
			}
		}
		return new AnyValue(tag, content);
	}

	private static void check(boolean fits) throws DerException {
		if (!fits) {
			throw new DerException("a value is of no length that its type can have", false);
		}
	}

}
