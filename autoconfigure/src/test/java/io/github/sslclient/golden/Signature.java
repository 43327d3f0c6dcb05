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

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * How a certificate or a CRL is signed.
 *
 * @param signer the key
 * @param algorithm the name of the algorithm
 * @param inner the algorithm that the signed part names
 * @param outer the algorithm that the signature names
 * @param forged whether the signature is spoilt
 */
record Signature(SigningKey signer, String algorithm, AlgorithmIdentifier inner, AlgorithmIdentifier outer,
		boolean forged) {

	/** The same content signed twice is the same certificate, though ECDSA is random. */
	private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

	static Signature of(SigningKey signer, String algorithm, boolean forged) {
		AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
		return new Signature(signer, algorithm, identifier, identifier, forged);
	}

	Signature naming(AlgorithmIdentifier inner, AlgorithmIdentifier outer) {
		return new Signature(this.signer, this.algorithm, inner, outer, this.forged);
	}

	/** The content with this signature, in DER. */
	byte[] over(ASN1Encodable content) {
		try {
			byte[] encoded = content.toASN1Primitive().getEncoded(ASN1Encoding.DER);
			byte[] value = MADE
				.computeIfAbsent(this.signer.name() + this.algorithm + new BigInteger(encoded).toString(36),
						(key) -> sign(encoded))
				.clone();
			if (this.forged) {
				value[value.length - 1] ^= 1;
			}
			return new DERSequence(new ASN1Encodable[] { content, this.outer, new DERBitString(value) })
				.getEncoded(ASN1Encoding.DER);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] sign(byte[] content) {
		try {
			ContentSigner contentSigner = new JcaContentSignerBuilder(this.algorithm).setProvider(SigningKey.PROVIDER)
				.build(this.signer.pair().getPrivate());
			try (OutputStream out = contentSigner.getOutputStream()) {
				out.write(content);
			}
			return contentSigner.getSignature();
		}
		catch (OperatorCreationException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
