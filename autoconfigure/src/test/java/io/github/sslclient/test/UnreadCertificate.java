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

package io.github.sslclient.test;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

/**
 * A certificate of which nothing is known but its bytes, and a key.
 */
final class UnreadCertificate extends X509Certificate {

	private static final long serialVersionUID = 1L;

	private final byte[] encoded;

	private final PublicKey key;

	UnreadCertificate(byte[] encoded, PublicKey key) {
		this.encoded = encoded;
		this.key = key;
	}

	@Override
	public byte[] getEncoded() {
		return this.encoded.clone();
	}

	@Override
	public PublicKey getPublicKey() {
		return this.key;
	}

	@Override
	public X500Principal getSubjectX500Principal() {
		return new X500Principal("CN=unread");
	}

	@Override
	public String toString() {
		return "an unread certificate";
	}

	@Override
	public void verify(PublicKey key) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void verify(PublicKey key, String provider) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void checkValidity() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void checkValidity(Date date) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int getVersion() {
		throw new UnsupportedOperationException();
	}

	@Override
	public BigInteger getSerialNumber() {
		throw new UnsupportedOperationException();
	}

	@Override
	@SuppressWarnings("deprecation")
	public Principal getIssuerDN() {
		throw new UnsupportedOperationException();
	}

	@Override
	@SuppressWarnings("deprecation")
	public Principal getSubjectDN() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Date getNotBefore() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Date getNotAfter() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] getTBSCertificate() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] getSignature() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String getSigAlgName() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String getSigAlgOID() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] getSigAlgParams() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean[] getIssuerUniqueID() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean[] getSubjectUniqueID() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean[] getKeyUsage() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int getBasicConstraints() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean hasUnsupportedCriticalExtension() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Set<String> getCriticalExtensionOIDs() {
		return Set.of();
	}

	@Override
	public Set<String> getNonCriticalExtensionOIDs() {
		return Set.of();
	}

	@Override
	public byte[] getExtensionValue(String oid) {
		throw new UnsupportedOperationException();
	}

}
