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

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All contexts, in short.
 *
 * @param contexts the contexts by name
 */
public record ContextsDescriptor(Map<String, Summary> contexts) implements OperationResponseBody {

	/**
	 * A context in short. What it holds and did is {@code null} where it could not be
	 * loaded.
	 *
	 * @param loaded whether there is one
	 * @param failure what keeps it from being loaded, or {@code null} if it is
	 * @param reloadFailure what keeps it from being loaded anew, so that what was there
	 * before serves on, or {@code null} if nothing does
	 * @param certificates the client's own certificates
	 * @param authorities the trusted ones; those of the JVM count, but their end does not
	 * @param revocationLists the CRLs; of each issuer the end of the newest counts
	 * @param openStreams how many streams are not closed yet
	 * @param handshakes how many handshakes were finished
	 * @param resumed how many of them resumed a session
	 */
	public record Summary(boolean loaded, @Nullable FailureDescriptor failure,
			@Nullable FailureDescriptor reloadFailure, @Nullable Ends certificates, @Nullable Ends authorities,
			@Nullable Ends revocationLists, @Nullable Long openStreams, @Nullable Long handshakes,
			@Nullable Long resumed) {

		static Summary of(SslClientContext context, @Nullable FailureDescriptor reloadFailure) {
			List<Material> material = context.material();
			return new Summary(true, null, reloadFailure, Ends.ofCertificates(material), Ends.ofAuthorities(material),
					Ends.ofRevocationLists(material), context.traffic().openStreams(), context.sessions().handshakes(),
					context.sessions().resumed());
		}

		static Summary notLoaded(FailureDescriptor failure) {
			return new Summary(false, failure, null, null, null, null, null, null, null);
		}

	}

	/**
	 * How many there are, and the first end.
	 *
	 * @param count how many there are
	 * @param firstEnd when the first of them ends, or {@code null} if none does
	 */
	public record Ends(int count, @Nullable Instant firstEnd) {

		static Ends ofCertificates(List<Material> material) {
			List<Material> certificates = of(material, Kind.CERTIFICATE);
			return new Ends(certificates.size(), first(certificates));
		}

		/** Some of the JVM's have always expired, and are for its vendor to renew. */
		static Ends ofAuthorities(List<Material> material) {
			List<Material> authorities = of(material, Kind.AUTHORITY);
			return new Ends(authorities.size(),
					first(authorities.stream().filter((one) -> !one.setting().equals("trust-system")).toList()));
		}

		/** Of one issuer an old CRL does no harm beside a new one. */
		static Ends ofRevocationLists(List<Material> material) {
			List<Material> lists = of(material, Kind.REVOCATION_LIST);
			Comparator<Material> byBegin = Comparator.comparing(Material::begin,
					Comparator.nullsFirst(Comparator.naturalOrder()));
			Map<String, Material> newest = lists.stream()
				.collect(Collectors.toMap(Material::name, (one) -> one, BinaryOperator.maxBy(byBegin)));
			return new Ends(lists.size(), first(newest.values()));
		}

		private static List<Material> of(List<Material> material, Kind kind) {
			return material.stream().filter((one) -> one.kind() == kind).toList();
		}

		private static @Nullable Instant first(Collection<Material> material) {
			return material.stream()
				.map(Material::end)
				.filter(Objects::nonNull)
				.min(Comparator.naturalOrder())
				.orElse(null);
		}

	}

}
