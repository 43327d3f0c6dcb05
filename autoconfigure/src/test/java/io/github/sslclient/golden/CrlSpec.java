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

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;

/**
 * A CRL to be.
 */
final class CrlSpec {

	private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

	private final Map<BigInteger, Extension[]> entries = new LinkedHashMap<>();

	private final CertificateSpec issuer;

	private ASN1Encodable thisUpdate = time(Scenario.AT.minus(Scenario.SHORT));

	private @Nullable ASN1Encodable nextUpdate = time(Scenario.AT.plus(Scenario.SHORT));

	private boolean forged;

	private @Nullable X500Name issuerName;

	private @Nullable SigningKey signer;

	private CrlSpec(CertificateSpec issuer) {
		this.issuer = issuer;
	}

	/** An ordinary CRL without entries, and with the identifier of the issuer's key. */
	static CrlSpec of(CertificateSpec issuer) {
		return new CrlSpec(issuer).put(TestExtensions.AUTHORITY_KEY_IDENTIFIER,
				TestExtensions.of(Extension.cRLNumber, false, new ASN1Integer(1)));
	}

	CertificateSpec issuer() {
		return this.issuer;
	}

	CrlSpec issuerName(X500Name issuerName) {
		this.issuerName = issuerName;
		return this;
	}

	CrlSpec signer(SigningKey signer) {
		this.signer = signer;
		return this;
	}

	CrlSpec forge() {
		this.forged = true;
		return this;
	}

	CrlSpec thisUpdate(Instant instant) {
		return thisUpdate(time(instant));
	}

	CrlSpec thisUpdate(ASN1Encodable time) {
		this.thisUpdate = time;
		return this;
	}

	CrlSpec nextUpdate(Instant instant) {
		return nextUpdate(time(instant));
	}

	CrlSpec nextUpdate(@Nullable ASN1Encodable time) {
		this.nextUpdate = time;
		return this;
	}

	CrlSpec expired() {
		return thisUpdate(Scenario.AT.minus(Scenario.SHORT.multipliedBy(2)))
			.nextUpdate(Scenario.AT.minus(Scenario.SHORT));
	}

	CrlSpec put(Extension... extensions) {
		for (Extension extension : extensions) {
			this.extensions.put(extension.getExtnId(), extension);
		}
		return this;
	}

	CrlSpec remove(ASN1ObjectIdentifier identifier) {
		this.extensions.remove(identifier);
		return this;
	}

	/** Lists a certificate, with extensions of the entry. */
	CrlSpec revoke(CertificateSpec certificate, Extension... extensions) {
		return revoke(certificate.serial(), extensions);
	}

	CrlSpec revoke(BigInteger serial, Extension... extensions) {
		this.entries.put(serial, extensions);
		return this;
	}

	static Extension reason(int reason) {
		return TestExtensions.of(Extension.reasonCode, false, new ASN1Enumerated(reason));
	}

	byte[] encode() {
		SigningKey signingKey = (this.signer != null) ? this.signer : this.issuer.key();
		Signature by = Signature.of(signingKey, signingKey.signatureAlgorithm(), this.forged);
		ASN1EncodableVector content = new ASN1EncodableVector();
		content.add(new ASN1Integer(1));
		content.add(by.inner());
		content.add((this.issuerName != null) ? this.issuerName : this.issuer.subject());
		content.add(this.thisUpdate);
		if (this.nextUpdate != null) {
			content.add(this.nextUpdate);
		}
		if (!this.entries.isEmpty()) {
			content.add(entries());
		}
		if (!this.extensions.isEmpty()) {
			ASN1EncodableVector all = new ASN1EncodableVector();
			this.extensions.values().forEach((extension) -> all.add(filled(extension)));
			content.add(new DERTaggedObject(true, 0, new DERSequence(all)));
		}
		return by.over(new DERSequence(content));
	}

	String pem() {
		return Pem.block("X509 CRL", encode());
	}

	private DERSequence entries() {
		ASN1EncodableVector all = new ASN1EncodableVector();
		this.entries.forEach((serial, entryExtensions) -> {
			ASN1EncodableVector entry = new ASN1EncodableVector();
			entry.add(new ASN1Integer(serial));
			entry.add(time(Scenario.AT.minus(Scenario.LONG)));
			if (entryExtensions.length > 0) {
				entry.add(new DERSequence(entryExtensions));
			}
			all.add(new DERSequence(entry));
		});
		return new DERSequence(all);
	}

	private Extension filled(Extension extension) {
		return (extension == TestExtensions.AUTHORITY_KEY_IDENTIFIER) ? TestExtensions
			.of(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(this.issuer.keyIdentifier()))
				: extension;
	}

	private static Time time(Instant instant) {
		return new Time(Date.from(instant));
	}

}
