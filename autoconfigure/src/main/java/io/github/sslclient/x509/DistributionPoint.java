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
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * A CRL distribution point of a certificate (RFC 5280, section 4.2.1.13).
 *
 * @param name its name, or {@code null}
 * @param reasons the reasons it covers, as bits
 * @param crlIssuers who signs the CRL if not the certificate's issuer, or {@code null}
 */
public record DistributionPoint(@Nullable DistributionPointName name, int reasons,
		@Nullable List<GeneralName> crlIssuers) {

	/** All reasons there are ({@code CRLDP_ALL_REASONS}). */
	public static final int ALL_REASONS = 0x807F;

	/** Read a cRLDistributionPoints extension. */
	static List<DistributionPoint> list(DerReader reader, CanonicalName issuer) throws DerException {
		List<DistributionPoint> points = new ArrayList<>();
		DerReader content = reader.enter(DerReader.SEQUENCE);
		while (content.hasMore()) {
			points.add(read(content.enter(DerReader.SEQUENCE), issuer));
		}
		return List.copyOf(points);
	}

	private static DistributionPoint read(DerReader content, CanonicalName issuer) throws DerException {
		DerReader name = content.enterOptional(0xA0);
		DerReader reasons = content.enterOptional(0x81);
		DerReader issuers = content.enterOptional(0xA2);
		content.finish();
		List<GeneralName> crlIssuers = (issuers != null) ? GeneralName.list(issuers) : null;
		if (name == null && (crlIssuers == null || crlIssuers.isEmpty())) {
			throw new DerException("a distribution point has neither name nor issuer", false);
		}
		CanonicalName base = (crlIssuers != null) ? crlIssuers.stream()
			.map(GeneralName::directoryName)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(issuer) : issuer;
		return new DistributionPoint((name != null) ? DistributionPointName.read(name, base) : null,
				(reasons != null) ? BitStrings.read(reasons) & ALL_REASONS : ALL_REASONS, crlIssuers);
	}

}
