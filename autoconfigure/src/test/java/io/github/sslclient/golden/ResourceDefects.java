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

package io.github.sslclient.golden;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * The Internet resources of RFC 3779.
 */
final class ResourceDefects {

	static final ASN1ObjectIdentifier ADDRESS_BLOCKS = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.7");

	static final ASN1ObjectIdentifier SYSTEM_NUMBERS = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.8");

	private static final ASN1Encodable INHERIT = DERNull.INSTANCE;

	private ResourceDefects() {
	}

	static Stream<Defect> all() {
		return Stream.concat(addresses(), numbers());
	}

	private static Stream<Defect> addresses() {
		return Stream.of(Role.LEAF.defect("addresses-of-nobody", "resources", addresses(prefix(10, 1))),
				alone("leaf-addresses-inherited-from-nobody", addresses(INHERIT), nothing(), nothing()),
				alone("addresses-nested", addresses(prefix(10, 1)), addresses(prefix(10)), addresses(prefix(10))),
				alone("addresses-nested-critical", critical(prefix(10, 1)), critical(prefix(10)), critical(prefix(10))),
				alone("leaf-addresses-outside", addresses(prefix(11)), addresses(prefix(10)), addresses(prefix(10))),
				alone("intermediate-addresses-outside", addresses(prefix(10, 1)), addresses(prefix(10)),
						addresses(prefix(10, 1))),
				alone("intermediate-addresses-of-nobody", nothing(), addresses(prefix(10)), nothing()),
				alone("root-without-addresses", addresses(prefix(10)), addresses(prefix(10)), nothing()),
				alone("intermediate-without-addresses", addresses(prefix(10)), nothing(), addresses(prefix(10))),
				alone("leaf-addresses-inherited", addresses(INHERIT), addresses(prefix(10)), addresses(prefix(10))),
				alone("all-addresses-inherited", addresses(INHERIT), addresses(INHERIT), addresses(prefix(10))),
				alone("root-addresses-inherited", addresses(prefix(10)), addresses(prefix(10)), addresses(INHERIT)),
				alone("root-addresses-inherited-only", nothing(), nothing(), addresses(INHERIT)),
				alone("leaf-addresses-unsorted", addresses(new DERSequence(new ASN1Encodable[] { bits(11), bits(9) })),
						addresses(prefix(8)), addresses(prefix(8))),
				alone("leaf-addresses-adjacent", addresses(new DERSequence(new ASN1Encodable[] { bits(10), bits(11) })),
						nothing(), nothing()),
				alone("leaf-addresses-empty", addresses(new DERSequence()), nothing(), nothing()),
				alone("intermediate-addresses-unsorted", addresses(prefix(9)),
						addresses(new DERSequence(new ASN1Encodable[] { bits(11), bits(9) })), addresses(prefix(8))));
	}

	private static Stream<Defect> numbers() {
		return Stream.of(alone("leaf-numbers-of-nobody", numbers(1, 5), nothing(), nothing()),
				alone("numbers-nested", numbers(2, 3), numbers(1, 5), numbers(1, 5)),
				alone("leaf-numbers-outside", numbers(4, 6), numbers(1, 5), numbers(1, 5)),
				alone("intermediate-numbers-outside", numbers(2, 3), numbers(1, 6), numbers(1, 5)),
				alone("intermediate-without-numbers", numbers(2, 3), nothing(), numbers(1, 5)),
				alone("leaf-numbers-inherited", numbers(INHERIT), numbers(1, 5), numbers(1, 5)),
				alone("root-numbers-inherited", numbers(2, 3), numbers(1, 5), numbers(INHERIT)),
				alone("leaf-numbers-backwards", numbers(3, 2), numbers(1, 5), numbers(1, 5)),
				alone("leaf-numbers-outside-and-addresses-of-nobody", numbers(4, 6).andThen(addresses(prefix(10))),
						numbers(1, 5), numbers(1, 5)));
	}

	private static Defect alone(String name, Consumer<CertificateSpec> leaf, Consumer<CertificateSpec> intermediate,
			Consumer<CertificateSpec> root) {
		return Defect.alone(name, (scenario) -> {
			leaf.accept(scenario.leaf());
			intermediate.accept(scenario.intermediate());
			root.accept(scenario.root());
		});
	}

	private static Consumer<CertificateSpec> nothing() {
		return (certificate) -> {
		};
	}

	/** Addresses of version 4, or that they are inherited. */
	private static Consumer<CertificateSpec> addresses(ASN1Encodable choice) {
		return (certificate) -> certificate.put(TestExtensions.of(ADDRESS_BLOCKS, false, new DERSequence(
				new DERSequence(new ASN1Encodable[] { new DEROctetString(new byte[] { 0, 1 }), choice }))));
	}

	private static Consumer<CertificateSpec> critical(ASN1Encodable choice) {
		return addresses(choice).andThen((certificate) -> certificate.critical(ADDRESS_BLOCKS));
	}

	private static Consumer<CertificateSpec> numbers(int from, int to) {
		return numbers(
				new DERSequence(new DERSequence(new ASN1Encodable[] { new ASN1Integer(from), new ASN1Integer(to) })));
	}

	private static Consumer<CertificateSpec> numbers(ASN1Encodable choice) {
		return (certificate) -> certificate
			.put(TestExtensions.of(SYSTEM_NUMBERS, false, new DERSequence(new DERTaggedObject(true, 0, choice))));
	}

	private static ASN1Encodable prefix(int... bytes) {
		return new DERSequence(bits(bytes));
	}

	private static DERBitString bits(int... bytes) {
		byte[] prefix = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			prefix[i] = (byte) bytes[i];
		}
		return new DERBitString(prefix);
	}

}
