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

import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Defects of keys and signatures.
 */
final class SignatureDefects {

	private static final AlgorithmIdentifier UNKNOWN = new AlgorithmIdentifier(
			new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.2"));

	private static final AlgorithmIdentifier ECDSA_SHA512 = new AlgorithmIdentifier(
			X9ObjectIdentifiers.ecdsa_with_SHA512);

	private SignatureDefects() {
	}

	static Stream<Defect> all() {
		return Stream
			.of(Role.each("rsa-1024", "key", (certificate) -> certificate.key(SigningKey.rsa(1024, "weak"))),
					Role.each("sha1", "algorithm", CertificateSpec::sha1),
					Role.each(
							"explicit-curve", "key",
							(certificate) -> certificate.publicKey(explicitCurve(certificate.key()))),
					Role.each("bad-signature", "signature", CertificateSpec::forge),
					Role.eachAlone("unknown-key-type", (certificate) -> certificate.publicKey(unknownKey(certificate))),
					Role.eachAlone(
							"undecodable-key",
							(certificate) -> certificate.publicKey(new SubjectPublicKeyInfo(
									certificate.key().publicKey().getAlgorithm(), new byte[5]))),
					Role.eachAlone("unknown-signature-algorithm",
							(certificate) -> certificate.signature((signature) -> signature.naming(UNKNOWN, UNKNOWN))),
					Role.eachAlone(
							"two-signature-algorithms",
							(certificate) -> certificate
								.signature((signature) -> signature.naming(signature.inner(), ECDSA_SHA512))),
					Role.eachAlone("wrong-signature-algorithm",
							(certificate) -> certificate
								.signature((signature) -> signature.naming(ECDSA_SHA512, ECDSA_SHA512))),
					Role.eachAlone(
							"rsa-algorithm-of-ecdsa-issuer",
							(certificate) -> certificate.signature(SignatureDefects::asRsa)),
					Role.eachAlone("signed-by-stranger",
							(certificate) -> certificate.signer(SigningKey.p256("Stranger"))),
					Role.eachAlone("signed-by-stranger-with-rsa",
							(certificate) -> certificate.signer(SigningKey.rsa(2048, "Stranger"))),
					alone())
			.flatMap((defects) -> defects);
	}

	private static Stream<Defect> alone() {
		return Stream.of(Defect.alone("leaf-undecodable-key-level-0", (scenario) -> {
			scenario.securityLevel(0);
			scenario.leaf()
				.publicKey(new SubjectPublicKeyInfo(scenario.leaf().key().publicKey().getAlgorithm(), new byte[5]));
		}), Defect.alone("leaf-undecodable-key-level-0-issuer-trusted", (scenario) -> {
			scenario.securityLevel(0);
			scenario.intermediates(0);
			scenario.leaf()
				.publicKey(new SubjectPublicKeyInfo(scenario.leaf().key().publicKey().getAlgorithm(), new byte[5]));
		}), Defect.alone("leaf-unknown-key-type-level-0", (scenario) -> {
			scenario.securityLevel(0);
			scenario.leaf().publicKey(unknownKey(scenario.leaf()));
		}), Defect.alone("leaf-explicit-curve-self-signed-trusted", (scenario) -> {
			CertificateSpec leaf = scenario.leaf(CertificateSpec.leaf(Scenario.HOST, null));
			scenario.trusted(leaf.publicKey(explicitCurve(leaf.key())));
		}));
	}

	private static Signature asRsa(Signature signature) {
		AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption,
				DERNull.INSTANCE);
		return signature.naming(rsa, rsa);
	}

	private static SubjectPublicKeyInfo explicitCurve(SigningKey key) {
		return new SubjectPublicKeyInfo(
				new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
						new X962Parameters(NISTNamedCurves.getByName("P-256"))),
				key.publicKey().getPublicKeyData().getBytes());
	}

	private static SubjectPublicKeyInfo unknownKey(CertificateSpec certificate) {
		return new SubjectPublicKeyInfo(UNKNOWN, certificate.key().publicKey().getPublicKeyData().getBytes());
	}

}
