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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of autonomous systems that a certificate's subject holds (RFC 3779, section
 * 3.2.3).
 *
 * @param numbers numbers of autonomous systems, or {@code null} for none
 * @param routingDomains identifiers of routing domains, or {@code null} for none
 */
public record AsIdentifiers(@Nullable Choice numbers, @Nullable Choice routingDomains) {

	static final String OID = "1.3.6.1.5.5.7.1.8";

	static AsIdentifiers read(DerReader reader) throws DerException {
		DerReader content = reader.enter(DerReader.SEQUENCE);
		DerReader numbers = content.enterOptional(DerReader.CONTEXT_0);
		DerReader domains = content.enterOptional(0xA1);
		content.finish();
		return new AsIdentifiers((numbers != null) ? choice(numbers) : null,
				(domains != null) ? choice(domains) : null);
	}

	private static Choice choice(DerReader wrapped) throws DerException {
		DerReader inherit = wrapped.enterOptional(DerReader.NULL);
		List<Range> ranges = (inherit != null) ? null : ranges(wrapped.enter(DerReader.SEQUENCE));
		if (inherit != null) {
			inherit.finish();
		}
		wrapped.finish();
		return new Choice(ranges);
	}

	private static List<Range> ranges(DerReader content) throws DerException {
		List<Range> ranges = new ArrayList<>();
		while (content.hasMore()) {
			if (content.isAt(DerReader.INTEGER)) {
				BigInteger number = content.integer();
				ranges.add(new Range(number, number));
			}
			else {
				DerReader range = content.enter(DerReader.SEQUENCE);
				ranges.add(new Range(range.integer(), range.integer()));
				range.finish();
			}
		}
		return List.copyOf(ranges);
	}

	/**
	 * Some numbers.
	 *
	 * @param ranges the numbers, or {@code null} for those of the issuer
	 */
	public record Choice(@Nullable List<Range> ranges) {
	}

	/**
	 * Consecutive numbers.
	 *
	 * @param from the first
	 * @param to the last
	 */
	public record Range(BigInteger from, BigInteger to) {
	}

}
