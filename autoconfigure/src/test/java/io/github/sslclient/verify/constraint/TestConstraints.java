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

package io.github.sslclient.verify.constraint;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sslclient.der.DerWriter;
import io.github.sslclient.test.RawCertificate;

/**
 * Name constraints in short.
 *
 * @param permitted the permitted subtrees
 * @param excluded the excluded subtrees
 */
record TestConstraints(List<Subtree> permitted, List<Subtree> excluded) {

	static TestConstraints permit(String... names) {
		return new TestConstraints(Stream.of(names).map(Subtree::of).toList(), List.of());
	}

	static TestConstraints exclude(String... names) {
		return new TestConstraints(List.of(), Stream.of(names).map(Subtree::of).toList());
	}

	byte[] encoded() {
		return RawCertificate.sequence(list(0xA0, this.permitted), list(0xA1, this.excluded));
	}

	RawCertificate addTo(RawCertificate certificate) {
		return certificate.extension("2.5.29.30", true, encoded());
	}

	private static byte[] list(int tag, List<Subtree> subtrees) {
		return subtrees.isEmpty() ? new byte[0]
				: DerWriter.element(tag, subtrees.stream().map(Subtree::encoded).toArray(byte[][]::new));
	}

	@Override
	public String toString() {
		return Stream
			.concat(this.permitted.stream().map((subtree) -> "+" + subtree),
					this.excluded.stream().map((subtree) -> "-" + subtree))
			.collect(Collectors.joining(" "));
	}

	/**
	 * A subtree.
	 *
	 * @param base its top
	 * @param limit {@code 0} and {@code 1} for such a minimum, {@code m} for a maximum,
	 * or nothing
	 */
	record Subtree(TestName base, String limit) {

		static Subtree of(String name) {
			return new Subtree(new TestName(name.charAt(0), name.substring(2)), "");
		}

		byte[] encoded() {
			return switch (this.limit) {
				case "0" -> RawCertificate.sequence(this.base.encoded(), DerWriter.element(0x80, new byte[] { 0 }));
				case "1" -> RawCertificate.sequence(this.base.encoded(), DerWriter.element(0x80, new byte[] { 1 }));
				case "m" -> RawCertificate.sequence(this.base.encoded(), DerWriter.element(0x81, new byte[] { 0 }));
				default -> RawCertificate.sequence(this.base.encoded());
			};
		}

		@Override
		public String toString() {
			return this.limit.isEmpty() ? this.base.toString() : this.base + "(" + this.limit + ")";
		}

	}

}
