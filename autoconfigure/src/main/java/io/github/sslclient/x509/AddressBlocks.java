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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * The IP addresses that a certificate's subject holds (RFC 3779, section 2.2.3).
 *
 * @param families the families in order
 */
public record AddressBlocks(List<Family> families) {

	static final String OID = "1.3.6.1.5.5.7.1.7";

	static AddressBlocks read(DerReader reader) throws DerException {
		List<Family> families = new ArrayList<>();
		DerReader content = reader.enter(DerReader.SEQUENCE);
		while (content.hasMore()) {
			DerReader family = content.enter(DerReader.SEQUENCE);
			byte[] identifier = family.octets();
			families.add(new Family(identifier, blocks(family)));
			family.finish();
		}
		return new AddressBlocks(List.copyOf(families));
	}

	private static @Nullable List<Block> blocks(DerReader choice) throws DerException {
		DerReader inherit = choice.enterOptional(DerReader.NULL);
		if (inherit != null) {
			inherit.finish();
			return null;
		}
		List<Block> blocks = new ArrayList<>();
		DerReader content = choice.enter(DerReader.SEQUENCE);
		while (content.hasMore()) {
			if (content.isAt(DerReader.BIT_STRING)) {
				Bits prefix = Bits.read(content);
				blocks.add(new Block(prefix, prefix, false));
			}
			else {
				DerReader range = content.enter(DerReader.SEQUENCE);
				blocks.add(new Block(Bits.read(range), Bits.read(range), true));
				range.finish();
			}
		}
		return List.copyOf(blocks);
	}

	/**
	 * The addresses of one family.
	 *
	 * @param identifier the family, two bytes, and maybe a third for a sub-family; not
	 * copied
	 * @param blocks the addresses, or {@code null} for those of the issuer
	 */
	public record Family(byte[] identifier, @Nullable List<Block> blocks) {
	}

	/**
	 * A prefix, or a range of addresses.
	 *
	 * @param from the prefix, or the first address without zeros at its end
	 * @param to the prefix, or the last address without ones at its end
	 * @param isRange whether it is written as a range
	 */
	public record Block(Bits from, Bits to, boolean isRange) {
	}

	/**
	 * The beginning of an address.
	 *
	 * @param bytes its bytes, the last one maybe not in full; not copied
	 * @param unused how many bits of the last one do not count
	 */
	public record Bits(byte[] bytes, int unused) {

		static Bits read(DerReader reader) throws DerException {
			byte[] content = BitStrings.normalize(reader.enter(DerReader.BIT_STRING).rest());
			return new Bits(Arrays.copyOfRange(content, 1, content.length), content[0]);
		}

		/**
		 * The address that begins so ({@code addr_expand}).
		 * @param length how many bytes an address has
		 * @param fill the bit with which it goes on
		 * @return the address, or {@code null} if it is too long
		 */
		public byte @Nullable [] expand(int length, boolean fill) {
			if (this.bytes.length > length) {
				return null;
			}
			byte[] address = Arrays.copyOf(this.bytes, length);
			if (fill) {
				Arrays.fill(address, this.bytes.length, length, (byte) 0xFF);
				if (this.bytes.length > 0) {
					address[this.bytes.length - 1] |= (byte) ((1 << this.unused) - 1);
				}
			}
			return address;
		}

	}

}
