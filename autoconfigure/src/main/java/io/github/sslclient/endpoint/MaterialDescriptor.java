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

package io.github.sslclient.endpoint;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and CRLs, and when they end.
 *
 * @param certificates those of the client's own chain
 * @param authorities the trusted ones
 * @param revocationLists the CRLs
 */
public record MaterialDescriptor(List<Certificate> certificates, List<Certificate> authorities,
		List<RevocationList> revocationLists) {

	static MaterialDescriptor of(List<Material> material, Instant now) {
		return new MaterialDescriptor(certificates(material, Kind.CERTIFICATE, now),
				certificates(material, Kind.AUTHORITY, now),
				material.stream()
					.filter((one) -> one.kind() == Kind.REVOCATION_LIST)
					.map((one) -> RevocationList.of(one, now))
					.toList());
	}

	private static List<Certificate> certificates(List<Material> material, Kind kind, Instant now) {
		return material.stream().filter((one) -> one.kind() == kind).map((one) -> Certificate.of(one, now)).toList();
	}

	/** Whole bytes, and a sign if need be (OpenSSL's {@code i2a_ASN1_INTEGER}). */
	private static String hex(BigInteger number) {
		String digits = number.abs().toString(16).toUpperCase(Locale.ROOT);
		return ((number.signum() < 0) ? "-" : "") + ((digits.length() % 2 != 0) ? "0" : "") + digits;
	}

	/**
	 * A certificate.
	 *
	 * @param subject the subject
	 * @param serial the serial number, as {@code openssl x509 -serial} prints it
	 * @param notBefore since when it is valid, or {@code null} if that cannot be read
	 * @param notAfter when it ends, or {@code null} if that cannot be read
	 * @param daysLeft how many whole days are left until then, below zero once it ended
	 * @param setting the setting that it came by
	 * @param location the file, or words for another source
	 */
	public record Certificate(String subject, @Nullable String serial, @Nullable Instant notBefore,
			@Nullable Instant notAfter, @Nullable Long daysLeft, String setting, String location) {

		private static Certificate of(Material material, Instant now) {
			BigInteger serial = material.number();
			Instant end = material.end();
			return new Certificate(material.name(), (serial != null) ? hex(serial) : null, material.begin(), end,
					(end != null) ? Math.floorDiv(Duration.between(now, end).toSeconds(),
							ChronoUnit.DAYS.getDuration().toSeconds()) : null,
					material.setting(), material.location());
		}

	}

	/**
	 * A CRL.
	 *
	 * @param issuer who issued it
	 * @param number its number, as {@code openssl crl -crlnumber} prints it, or
	 * {@code null} if it has none
	 * @param thisUpdate when it was issued, or {@code null} if that cannot be read
	 * @param nextUpdate when it ends, or {@code null} if it does not
	 * @param age how long ago it was issued, in whole seconds (ISO 8601)
	 * @param entries how many certificates it lists
	 * @param setting the setting that it came by
	 * @param location the file, or words for another source
	 */
	public record RevocationList(String issuer, @Nullable String number, @Nullable Instant thisUpdate,
			@Nullable Instant nextUpdate, @Nullable String age, int entries, String setting, String location) {

		private static RevocationList of(Material material, Instant now) {
			BigInteger number = material.number();
			Instant begin = material.begin();
			return new RevocationList(material.name(), (number != null) ? "0x" + hex(number) : null, begin,
					material.end(), (begin != null) ? age(begin, now) : null, material.entries(), material.setting(),
					material.location());
		}

		private static String age(Instant begin, Instant now) {
			return Duration.between(begin, now).truncatedTo(ChronoUnit.SECONDS).toString();
		}

	}

}
