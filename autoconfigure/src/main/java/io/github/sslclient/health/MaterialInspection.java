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

package io.github.sslclient.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.verify.revocation.CrlCheck;

/**
 * Looks at the dates of what a context holds, and says which file to renew.
 */
final class MaterialInspection {

	/** A CRL may live for hours only, so that days would always warn. */
	private static final int CRL_LIFETIME_LEFT = 10;

	private final SslClientSettings settings;

	private final Instant now;

	private final Duration expiryWarning;

	private final List<String> failures = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	MaterialInspection(SslClientSettings settings, Instant now, Duration expiryWarning) {
		this.settings = settings;
		this.now = now;
		this.expiryWarning = expiryWarning;
	}

	/** What keeps connections from being accepted. */
	List<String> failures() {
		return this.failures;
	}

	/** What is going to, or may. */
	List<String> warnings() {
		return this.warnings;
	}

	void inspect(List<Material> material) {
		for (Material certificate : material) {
			switch (certificate.kind()) {
				case CERTIFICATE -> inspectCertificate(certificate);
				case AUTHORITY -> inspectAuthority(certificate);
				default -> {
				}
			}
		}
		if (this.settings.crlCheck() != CrlCheck.NONE) {
			inspectRevocationLists(newest(material));
		}
	}

	private void inspectCertificate(Material certificate) {
		String what = place(certificate) + ": the client certificate '" + certificate.name() + "' ";
		if (isAhead(certificate)) {
			this.failures.add(what + "is not valid before " + certificate.begin()
					+ "; check the clock, or put one in its place that is valid now");
		}
		else if (hasEnded(certificate)) {
			this.failures.add(what + "expired at " + certificate.end() + "; put a renewed one in its place");
		}
		else if (endsWithin(certificate, this.expiryWarning)) {
			this.warnings.add(what + "expires at " + certificate.end() + "; renew it");
		}
	}

	/** The JVM's own are for its vendor to renew, and some have always expired. */
	private void inspectAuthority(Material authority) {
		String what = place(authority) + ": the trusted certificate '" + authority.name() + "' ";
		if (authority.setting().equals("trust-system")) {
			return;
		}
		if (hasEnded(authority)) {
			this.warnings.add(what + "expired at " + authority.end() + "; chains to it are refused");
		}
		else if (endsWithin(authority, this.expiryWarning)) {
			this.warnings.add(what + "expires at " + authority.end() + "; add its successor");
		}
	}

	private void inspectRevocationLists(List<Material> lists) {
		if (lists.isEmpty() && this.settings.caDirectory() == null) {
			this.failures.add("crl-check is " + this.settings.crlCheck().name().toLowerCase(Locale.ROOT)
					+ ", but there is no CRL, so every chain is refused; set crl-file or ca-directory");
		}
		for (Material list : lists) {
			String what = place(list) + ": the CRL of '" + list.name() + "' ";
			if (isAhead(list)) {
				this.failures.add(what + "is not valid before " + list.begin()
						+ "; check the clock, or put one in its place that is valid now");
			}
			else if (hasEnded(list)) {
				this.failures
					.add(what + "expired at " + list.end() + "; put the newest of this authority in its place");
			}
			else if (endsWithin(list, lifetime(list).dividedBy(CRL_LIFETIME_LEFT))) {
				this.warnings.add(what + "expires at " + list.end() + "; fetch the next one");
			}
		}
	}

	/** Of one issuer an old CRL does no harm beside a new one. */
	private static List<Material> newest(List<Material> material) {
		Map<String, Material> byIssuer = new HashMap<>();
		material.stream()
			.filter((list) -> list.kind() == Kind.REVOCATION_LIST && list.begin() != null)
			.forEach((list) -> byIssuer.merge(list.name(), list,
					(one, other) -> (Comparator.comparing(Material::begin).compare(one, other) < 0) ? other : one));
		return List.copyOf(byIssuer.values());
	}

	private static String place(Material material) {
		return material.setting() + " (" + material.location() + ")";
	}

	private boolean isAhead(Material material) {
		return material.begin() != null && material.begin().isAfter(this.now);
	}

	private boolean hasEnded(Material material) {
		return material.end() != null && !material.end().isAfter(this.now);
	}

	private boolean endsWithin(Material material, Duration time) {
		return material.end() != null && material.end().isBefore(this.now.plus(time));
	}

	private static Duration lifetime(Material list) {
		return (list.begin() != null && list.end() != null) ? Duration.between(list.begin(), list.end())
				: Duration.ZERO;
	}

}
