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

import java.math.BigInteger;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * What a certificate consists of (RFC 5280, section 4.1), and nothing else.
 *
 * @param version1 whether it says or implies that it is of version 1
 * @param serialNumber the serial number
 * @param innerAlgorithm the AlgorithmIdentifier that was signed
 * @param outerAlgorithm the one beside the signature
 * @param issuer who signed it
 * @param notBefore when it begins to be valid
 * @param notAfter when it ceases to be valid
 * @param subject the Name of whom it names
 * @param publicKey the SubjectPublicKeyInfo
 * @param extensions the extensions
 * @param signature the content of the signature's BIT STRING
 */
record CertificateParts(boolean version1, BigInteger serialNumber, byte[] innerAlgorithm, byte[] outerAlgorithm,
		CanonicalName issuer, Asn1Time notBefore, Asn1Time notAfter, byte[] subject, byte[] publicKey,
		Extensions extensions, byte[] signature) {

	static CertificateParts read(byte[] encoded) throws DerException {
		DerReader whole = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		DerReader tbs = whole.enter(DerReader.SEQUENCE);
		byte[] outerAlgorithm = algorithm(whole);
		byte[] signature = whole.enter(DerReader.BIT_STRING).rest();
		BitStrings.normalize(signature);
		whole.finish();
		boolean version1 = version(tbs).signum() == 0;
		BigInteger serialNumber = tbs.integer();
		byte[] innerAlgorithm = algorithm(tbs);
		CanonicalName issuer = CanonicalName.read(tbs);
		DerReader validity = tbs.enter(DerReader.SEQUENCE);
		Asn1Time notBefore = Asn1Time.read(validity);
		Asn1Time notAfter = Asn1Time.read(validity);
		validity.finish();
		byte[] subject = tbs.element(DerReader.SEQUENCE);
		byte[] publicKey = publicKey(tbs);
		skipUniqueIdentifier(tbs, 0x81);
		skipUniqueIdentifier(tbs, 0x82);
		Extensions extensions = extensions(tbs);
		tbs.finish();
		return new CertificateParts(version1, serialNumber, innerAlgorithm, outerAlgorithm, issuer, notBefore, notAfter,
				subject, publicKey, extensions, signature);
	}

	private static BigInteger version(DerReader tbs) throws DerException {
		DerReader wrapped = tbs.enterOptional(DerReader.CONTEXT_0);
		if (wrapped == null) {
			return BigInteger.ZERO;
		}
		BigInteger version = wrapped.integer();
		wrapped.finish();
		return version;
	}

	private static byte[] algorithm(DerReader reader) throws DerException {
		byte[] encoded = reader.element(DerReader.SEQUENCE);
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		content.objectIdentifier();
		if (content.hasMore()) {
			AnyValue.read(content);
		}
		content.finish();
		return encoded;
	}

	private static byte[] publicKey(DerReader tbs) throws DerException {
		byte[] encoded = tbs.element(DerReader.SEQUENCE);
		DerReader content = DerReader.of(encoded).enter(DerReader.SEQUENCE);
		algorithm(content);
		BitStrings.normalize(content.enter(DerReader.BIT_STRING).rest());
		content.finish();
		return encoded;
	}

	/** The unique identifiers of version 2 say nothing to anybody. */
	private static void skipUniqueIdentifier(DerReader tbs, int tag) throws DerException {
		DerReader identifier = tbs.enterOptional(tag);
		if (identifier != null) {
			BitStrings.normalize(identifier.rest());
		}
	}

	private static Extensions extensions(DerReader tbs) throws DerException {
		DerReader wrapped = tbs.enterOptional(0xA3);
		if (wrapped == null) {
			return Extensions.NONE;
		}
		Extensions extensions = Extensions.read(wrapped);
		wrapped.finish();
		return extensions;
	}

}
