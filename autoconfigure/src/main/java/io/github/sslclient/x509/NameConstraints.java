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
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * The names an authority may certify (RFC 5280, section 4.2.1.10).
 *
 * @param permitted what names must stand below, per kind, if it holds any of that kind
 * @param excluded what names must not stand below
 */
public record NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {

	static NameConstraints read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		DerReader permitted = content.enterOptional(0xA0);
		DerReader excluded = content.enterOptional(0xA1);
		content.finish();
		return new NameConstraints((permitted != null) ? list(permitted) : List.of(),
				(excluded != null) ? list(excluded) : List.of());
	}

	private static List<Subtree> list(DerReader content) throws DerException {
		List<Subtree> subtrees = new ArrayList<>();
		while (content.hasMore()) {
			DerReader subtree = content.enter(DerReader.SEQUENCE);
			GeneralName base = GeneralName.read(subtree);
			DerReader minimum = subtree.enterOptional(0x80);
			DerReader maximum = subtree.enterOptional(0x81);
			subtree.finish();
			boolean minimumIsZero = minimum == null || minimum.integerContent().signum() == 0;
			if (maximum != null) {
				maximum.integerContent();
			}
			subtrees.add(new Subtree(base, minimumIsZero, maximum != null));
		}
		return List.copyOf(subtrees);
	}

	/**
	 * A GeneralSubtree.
	 *
	 * @param base its top
	 * @param minimumIsZero whether the minimum is 0 or absent, as RFC 5280 demands
	 * @param hasMaximum whether there is a maximum, which RFC 5280 forbids
	 */
	public record Subtree(GeneralName base, boolean minimumIsZero, boolean hasMaximum) {
	}

}
