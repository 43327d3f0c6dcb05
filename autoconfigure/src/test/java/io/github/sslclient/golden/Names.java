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

import java.util.Arrays;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Distinguished names, each string in the type that is asked for.
 */
final class Names {

	private static final RDN ORGANIZATION = rdn(BCStyle.O, new DERUTF8String("Golden"));

	private Names() {
	}

	/** All names of the matrix have the same organization. */
	static X500Name of(String commonName) {
		return of(new DERUTF8String(commonName));
	}

	static X500Name of(ASN1Encodable... commonNames) {
		RDN[] rdns = new RDN[commonNames.length + 1];
		rdns[0] = ORGANIZATION;
		Arrays.setAll(rdns, (i) -> (i > 0) ? rdn(BCStyle.CN, commonNames[i - 1]) : ORGANIZATION);
		return new X500Name(rdns);
	}

	static X500Name with(X500Name name, RDN... more) {
		RDN[] rdns = Arrays.copyOf(name.getRDNs(), name.size() + more.length);
		System.arraycopy(more, 0, rdns, name.size(), more.length);
		return new X500Name(rdns);
	}

	static X500Name organization(String organization) {
		return new X500Name(new RDN[] { rdn(BCStyle.O, new DERUTF8String(organization)) });
	}

	static RDN rdn(ASN1ObjectIdentifier type, ASN1Encodable value) {
		return new RDN(type, value);
	}

}
