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

import java.util.Locale;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;

/**
 * Issuing distribution points of CRLs, and the distribution points of certificates that
 * they fit or do not fit.
 */
final class CrlScopeDefects {

	private static final String URI = "http://crl.example.com/a.crl";

	private static final ReasonFlags SOME_REASONS = new ReasonFlags(ReasonFlags.keyCompromise);

	private CrlScopeDefects() {
	}

	static Stream<Defect> all() {
		return Stream.concat(flags(), points());
	}

	private static Stream<Defect> flags() {
		return Stream.of(
				CrlDefects.each("for-authorities-only", "scope", (crl) -> crl.put(point(null, false, true, false))),
				CrlDefects.each("indirect", "scope", (crl) -> crl.put(point(null, false, false, true))),
				CrlDefects.eachAlone("for-users-only", (crl) -> crl.put(point(null, true, false, false))),
				CrlDefects.eachAlone("for-users-and-authorities-only",
						(crl) -> crl.put(TestExtensions.of(Extension.issuingDistributionPoint, true,
								new DERSequence(new ASN1Encodable[] { new DERTaggedObject(false, 1, ASN1Boolean.TRUE),
										new DERTaggedObject(false, 2, ASN1Boolean.TRUE) })))),
				CrlDefects.eachAlone("for-attributes-only",
						(crl) -> crl.put(point(new IssuingDistributionPoint(null, false, false, null, false, true)))),
				CrlDefects.eachAlone("for-some-reasons",
						(crl) -> crl
							.put(point(new IssuingDistributionPoint(null, false, false, SOME_REASONS, false, false)))),
				CrlDefects.eachAlone("with-empty-scope", (crl) -> crl.put(point(null, false, false, false))),
				CrlDefects.eachAlone("with-uncritical-scope",
						(crl) -> crl.put(TestExtensions.of(Extension.issuingDistributionPoint, false,
								new IssuingDistributionPoint(null, false, true, null, false, false)))),
				Stream.of(Defect.alone("leaf-revoked-by-crl-for-authorities-only",
						(scenario) -> scenario.leafCrl().put(point(null, false, true, false)).revoke(scenario.leaf())),
						Defect.alone("crls-out-of-scope-newer-and-good-older", (scenario) -> {
							scenario.leafCrl().thisUpdate(Scenario.AT.minus(Scenario.LONG));
							scenario.crls()
								.add(CrlSpec.of(scenario.intermediate()).put(point(null, false, true, false)));
						}), Defect.alone("crls-out-of-scope-and-expired", (scenario) -> {
							scenario.leafCrl().expired();
							scenario.crls()
								.add(CrlSpec.of(scenario.intermediate()).put(point(null, false, true, false)));
						}), Defect.alone("crls-unknown-critical-and-out-of-scope", (scenario) -> {
							scenario.leafCrl().put(TestExtensions.unknown(true));
							scenario.crls()
								.add(CrlSpec.of(scenario.intermediate()).put(point(null, false, true, false)));
						}), Defect.alone("crls-unknown-critical-and-expired", (scenario) -> {
							scenario.leafCrl().put(TestExtensions.unknown(true));
							scenario.crls().add(CrlSpec.of(scenario.intermediate()).expired());
						})))
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> points() {
		return Stream.of(
				Defect.of("leaf-crl-of-foreign-uri", "crl.leaf.scope",
						(scenario) -> scenario.leafCrl().put(point(fullName(URI), false, false, false))),
				points("of-uri-of-leaf", fullName(URI), new DistributionPoint(fullName(URI), null, null)),
				points("of-other-uri-than-leaf", fullName(URI),
						new DistributionPoint(fullName("http://crl.example.com/b.crl"), null, null)),
				points("of-uri-in-upper-case", fullName(URI.toUpperCase(Locale.ROOT)),
						new DistributionPoint(fullName(URI), null, null)),
				points("of-second-uri-of-leaf", fullName(URI),
						new DistributionPoint(fullName("http://crl.example.com/b.crl"), null, null),
						new DistributionPoint(fullName(URI), null, null)),
				points("without-scope-for-leaf-with-uri", null, new DistributionPoint(fullName(URI), null, null)),
				points("of-uri-for-some-reasons-of-leaf", fullName(URI),
						new DistributionPoint(fullName(URI), SOME_REASONS, null)),
				points("without-scope-for-some-reasons-of-leaf", null,
						new DistributionPoint(fullName(URI), SOME_REASONS, null)),
				points("of-uri-with-other-issuer", fullName(URI),
						new DistributionPoint(fullName(URI), null, issuer("Other"))),
				points("of-uri-with-own-issuer", fullName(URI),
						new DistributionPoint(fullName(URI), null, issuer("Intermediate"))),
				points("without-scope-for-leaf-with-other-issuer", null,
						new DistributionPoint(fullName(URI), null, issuer("Other"))),
				points("of-relative-name", relativeName(), new DistributionPoint(relativeName(), null,
						null)),
				points("of-relative-name-with-issuer", relativeName(),
						new DistributionPoint(relativeName(), null, issuer("Intermediate"))),
				points("of-relative-name-as-directory-name", relativeName(),
						new DistributionPoint(new DistributionPointName(new GeneralNames(new GeneralName(Names
							.with(Names.of("Intermediate"), Names.rdn(BCStyle.CN, new DERUTF8String("Part")))))), null,
								null)),
				points("of-directory-name-as-relative-name",
						new DistributionPointName(new GeneralNames(new GeneralName(Names.with(Names.of("Intermediate"),
								Names.rdn(BCStyle.CN, new DERUTF8String("Part")))))),
						new DistributionPoint(relativeName(), null, null)),
				points("of-uri-for-leaf-with-issuer-only", fullName(URI),
						new DistributionPoint(null, null, issuer("Intermediate"))),
				points("of-uri-for-leaf-with-empty-point", fullName(URI), new DistributionPoint(null, null, null)),
				points("of-relative-name-for-leaf-without-points", relativeName()));
	}

	private static Defect points(String name, @Nullable DistributionPointName scope, DistributionPoint... points) {
		return Defect.alone("leaf-crl-" + name, (scenario) -> {
			if (scope != null) {
				scenario.leafCrl().put(point(scope, false, false, false));
			}
			else {
				scenario.leafCrl();
			}
			if (points.length > 0) {
				scenario.leaf()
					.put(TestExtensions.of(Extension.cRLDistributionPoints, false, new CRLDistPoint(points)));
			}
		});
	}

	private static Extension point(@Nullable DistributionPointName name, boolean users, boolean authorities,
			boolean indirect) {
		return point(new IssuingDistributionPoint(name, users, authorities, null, indirect, false));
	}

	private static Extension point(IssuingDistributionPoint point) {
		return TestExtensions.of(Extension.issuingDistributionPoint, true, point);
	}

	private static DistributionPointName fullName(String uri) {
		return new DistributionPointName(new GeneralNames(TestExtensions.uri(uri)));
	}

	private static DistributionPointName relativeName() {
		ASN1EncodableVector attribute = new ASN1EncodableVector();
		attribute.add(BCStyle.CN);
		attribute.add(new DERUTF8String("Part"));
		return new DistributionPointName(DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
				new DERSet(new DERSequence(attribute)));
	}

	private static GeneralNames issuer(String commonName) {
		return new GeneralNames(new GeneralName(Names.of(commonName)));
	}

}
