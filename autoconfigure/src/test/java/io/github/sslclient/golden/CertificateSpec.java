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
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to be: what it says can be changed until it is encoded. Whatever is not
 * set follows the issuer.
 */
final class CertificateSpec {

	private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

	private final List<Extension> repeated = new ArrayList<>();

	private final Set<ASN1ObjectIdentifier> critical = new HashSet<>();

	private final CertificateSpec issuer;

	private X500Name subject;

	private SigningKey key;

	private BigInteger serial;

	private int version = 3;

	private ASN1Encodable notBefore = time(Scenario.AT.minus(Scenario.LONG));

	private ASN1Encodable notAfter = time(Scenario.AT.plus(Scenario.LONG));

	private boolean forged;

	private boolean sha1;

	private UnaryOperator<Signature> signature = UnaryOperator.identity();

	private @Nullable X500Name issuerName;

	private @Nullable SigningKey signer;

	private @Nullable String signatureAlgorithm;

	private @Nullable SubjectPublicKeyInfo publicKey;

	private @Nullable ASN1Encodable trustSettings;

	private CertificateSpec(String commonName, @Nullable CertificateSpec issuer) {
		this.subject = Names.of(commonName);
		this.issuer = (issuer != null) ? issuer : this;
		this.key = SigningKey.p256(commonName);
		this.serial = BigInteger.valueOf(commonName.hashCode() & Integer.MAX_VALUE);
	}

	static CertificateSpec root(String commonName) {
		return new CertificateSpec(commonName, null).asAuthority();
	}

	static CertificateSpec authority(String commonName, CertificateSpec issuer) {
		return new CertificateSpec(commonName, issuer).asAuthority();
	}

	static CertificateSpec leaf(String commonName, @Nullable CertificateSpec issuer) {
		return new CertificateSpec(commonName, issuer).put(TestExtensions.leaf());
	}

	private CertificateSpec asAuthority() {
		return put(TestExtensions.authority());
	}

	X500Name subject() {
		return this.subject;
	}

	CertificateSpec subject(X500Name subject) {
		this.subject = subject;
		return this;
	}

	X500Name issuerName() {
		return (this.issuerName != null) ? this.issuerName : this.issuer.subject;
	}

	CertificateSpec issuerName(X500Name issuerName) {
		this.issuerName = issuerName;
		return this;
	}

	SigningKey key() {
		return this.key;
	}

	CertificateSpec key(SigningKey key) {
		this.key = key;
		return this;
	}

	/** Signs with another key than the issuer's. */
	CertificateSpec signer(SigningKey signer) {
		this.signer = signer;
		return this;
	}

	CertificateSpec signatureAlgorithm(String signatureAlgorithm) {
		this.signatureAlgorithm = signatureAlgorithm;
		return this;
	}

	CertificateSpec signature(UnaryOperator<Signature> signature) {
		this.signature = signature;
		return this;
	}

	/** Signs with SHA-1 and whatever key the issuer has. */
	CertificateSpec sha1() {
		this.sha1 = true;
		return this;
	}

	/** Spoils the signature. */
	CertificateSpec forge() {
		this.forged = true;
		return this;
	}

	/** Writes the public key in another way, or another one than can be signed with. */
	CertificateSpec publicKey(SubjectPublicKeyInfo publicKey) {
		this.publicKey = publicKey;
		return this;
	}

	BigInteger serial() {
		return this.serial;
	}

	CertificateSpec serial(BigInteger serial) {
		this.serial = serial;
		return this;
	}

	CertificateSpec version(int version) {
		this.version = version;
		return this;
	}

	/** Version 1, so without extensions. */
	CertificateSpec versionOne() {
		this.extensions.clear();
		return version(1);
	}

	CertificateSpec notBefore(Instant instant) {
		return notBefore(time(instant));
	}

	CertificateSpec notBefore(ASN1Encodable time) {
		this.notBefore = time;
		return this;
	}

	CertificateSpec notAfter(Instant instant) {
		return notAfter(time(instant));
	}

	CertificateSpec notAfter(ASN1Encodable time) {
		this.notAfter = time;
		return this;
	}

	CertificateSpec expired() {
		return notAfter(Scenario.AT.minus(Scenario.SHORT));
	}

	/** Adds extensions, in the place of others of the same kind. */
	CertificateSpec put(Extension... extensions) {
		for (Extension extension : extensions) {
			this.extensions.put(extension.getExtnId(), extension);
		}
		return this;
	}

	/** Adds extensions without a look at what is there. */
	CertificateSpec repeat(Extension... extensions) {
		this.repeated.addAll(List.of(extensions));
		return this;
	}

	CertificateSpec remove(ASN1ObjectIdentifier... identifiers) {
		for (ASN1ObjectIdentifier identifier : identifiers) {
			this.extensions.remove(identifier);
		}
		return this;
	}

	/** Makes an extension that is there critical. */
	CertificateSpec critical(ASN1ObjectIdentifier identifier) {
		this.critical.add(identifier);
		return this;
	}

	/** Without the two key identifiers. */
	CertificateSpec withoutIdentifiers() {
		return remove(Extension.subjectKeyIdentifier, Extension.authorityKeyIdentifier);
	}

	/** Written as a trusted certificate in the CA file. */
	CertificateSpec trustSettings(ASN1Encodable trustSettings) {
		this.trustSettings = trustSettings;
		return this;
	}

	byte[] keyIdentifier() {
		return TestExtensions.keyIdentifier(publicKey());
	}

	byte[] encode() {
		Signature by = signature();
		ASN1EncodableVector content = new ASN1EncodableVector();
		if (this.version > 1) {
			content.add(new DERTaggedObject(true, 0, new ASN1Integer(this.version - 1)));
		}
		content.add(new ASN1Integer(this.serial));
		content.add(by.inner());
		content.add(issuerName());
		content.add(new DERSequence(new ASN1Encodable[] { this.notBefore, this.notAfter }));
		content.add(this.subject);
		content.add(publicKey());
		ASN1EncodableVector all = new ASN1EncodableVector();
		this.extensions.values().forEach((extension) -> all.add(filled(extension)));
		this.repeated.forEach(all::add);
		if (all.size() > 0) {
			content.add(new DERTaggedObject(true, 3, new DERSequence(all)));
		}
		return by.over(new DERSequence(content));
	}

	/** The certificate for a CA file or a hashed directory. */
	String pem() {
		if (this.trustSettings == null) {
			return Pem.certificate(encode());
		}
		return Pem.block("TRUSTED CERTIFICATE", Arrays.concatenate(encode(), TestExtensions.der(this.trustSettings)));
	}

	private Signature signature() {
		SigningKey signingKey = (this.signer != null) ? this.signer : this.issuer.key;
		String algorithm = (this.signatureAlgorithm != null) ? this.signatureAlgorithm
				: signingKey.signatureAlgorithm();
		if (this.sha1) {
			algorithm = algorithm.replaceFirst("SHA\\d+", "SHA1");
		}
		return this.signature.apply(Signature.of(signingKey, algorithm, this.forged));
	}

	private SubjectPublicKeyInfo publicKey() {
		return (this.publicKey != null) ? this.publicKey : this.key.publicKey();
	}

	private Extension filled(Extension extension) {
		Extension filled = withIdentifier(extension);
		return this.critical.contains(filled.getExtnId())
				? new Extension(filled.getExtnId(), true, filled.getExtnValue()) : filled;
	}

	/** The identifiers of keys are known only when all keys are settled. */
	private Extension withIdentifier(Extension extension) {
		if (extension == TestExtensions.SUBJECT_KEY_IDENTIFIER) {
			return TestExtensions.subjectKeyIdentifier(keyIdentifier());
		}
		if (extension == TestExtensions.AUTHORITY_KEY_IDENTIFIER) {
			return TestExtensions.of(Extension.authorityKeyIdentifier, false,
					new AuthorityKeyIdentifier(this.issuer.keyIdentifier()));
		}
		return extension;
	}

	private static Time time(Instant instant) {
		return new Time(Date.from(instant));
	}

}
