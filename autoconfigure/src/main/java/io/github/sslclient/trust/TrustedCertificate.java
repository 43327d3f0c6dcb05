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

package io.github.sslclient.trust;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.CertificateFacts;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a {@link TrustStore}. Only its subject is read at once; the rest when
 * it becomes a candidate for an issuer. Immutable and thread-safe; two are equal if the
 * certificates' bytes are, whatever their settings ({@code X509_cmp}).
 */
public final class TrustedCertificate {

	private final byte[] encoded;

	private final CanonicalName subject;

	private final TrustSetting trustSetting;

	private final String location;

	private final AtomicReference<@Nullable Reading> reading;

	private TrustedCertificate(byte[] encoded, CanonicalName subject, TrustSetting trustSetting, String location,
			@Nullable Reading reading) {
		this.encoded = encoded;
		this.subject = subject;
		this.trustSetting = trustSetting;
		this.location = location;
		this.reading = new AtomicReference<>(reading);
	}

	/**
	 * Take a certificate from a block, as {@code d2i_X509} or {@code d2i_X509_AUX} does.
	 * @param content the block's bytes
	 * @param withSettings whether settings may stand behind the certificate; otherwise
	 * what stands there is passed over
	 * @param location the file, for messages
	 * @return the certificate
	 * @throws DerException if it or its settings are damaged
	 */
	static TrustedCertificate read(byte[] content, boolean withSettings, String location) throws DerException {
		DerReader reader = DerReader.of(content);
		CanonicalName subject = Outline.subject(reader);
		byte[] encoded = Arrays.copyOf(content, content.length - reader.remaining());
		TrustSetting setting = (withSettings && reader.hasMore()) ? TrustSetting.read(reader) : TrustSetting.NONE;
		return new TrustedCertificate(encoded, subject, setting, location, null);
	}

	/**
	 * Take a certificate that the JVM has read already.
	 * @param certificate the certificate
	 * @param location where it is from, for messages
	 * @return the certificate
	 * @throws DerException if OpenSSL could not parse it
	 */
	static TrustedCertificate of(X509Certificate certificate, String location) throws DerException {
		byte[] encoded = encoded(certificate);
		CanonicalName subject = Outline.subject(DerReader.of(encoded));
		return new TrustedCertificate(encoded, subject, TrustSetting.NONE, location, Reading.of(certificate));
	}

	private static byte[] encoded(X509Certificate certificate) throws DerException {
		try {
			return certificate.getEncoded();
		}
		catch (CertificateEncodingException ex) {
			throw new DerException("the platform cannot encode the certificate: " + ex.getMessage(), false);
		}
	}

	/**
	 * Whom it names.
	 * @return the subject
	 */
	public CanonicalName subject() {
		return this.subject;
	}

	/**
	 * What its own settings say about servers.
	 * @return the setting, {@link TrustSetting#NONE} for a certificate without
	 */
	public TrustSetting trustSetting() {
		return this.trustSetting;
	}

	/**
	 * Whether it is of the JVM's own trust store.
	 * @return whether it is
	 */
	public boolean isOfSystem() {
		return this.location.equals(SystemAuthorities.LOCATION);
	}

	/**
	 * Where it is from, for messages.
	 * @return the file, or words for another source
	 */
	public String location() {
		return this.location;
	}

	/**
	 * What it says, read at the first call.
	 * @return the same facts each time
	 * @throws IllegalStateException if the platform cannot read it, that is if
	 * {@link #problem()} is not {@code null}
	 */
	public CertificateFacts facts() {
		CertificateFacts facts = reading().facts();
		if (facts == null) {
			throw new IllegalStateException(problem());
		}
		return facts;
	}

	/**
	 * Why the platform cannot use the certificate though OpenSSL could. Reads it as
	 * {@link #facts()} does.
	 * @return the reason for a message, or {@code null} if it can be used
	 */
	public @Nullable String problem() {
		String problem = reading().problem();
		return (problem != null) ? "a certificate in " + this.location + " cannot be used: " + problem : null;
	}

	/** Threads may read at the same time, and agree on whose outcome they keep. */
	private Reading reading() {
		Reading known = this.reading.get();
		if (known != null) {
			return known;
		}
		Reading fresh = Reading.of(this.encoded);
		Reading other = this.reading.compareAndExchange(null, fresh);
		return (other != null) ? other : fresh;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof TrustedCertificate certificate && Arrays.equals(this.encoded, certificate.encoded);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.encoded);
	}

	@Override
	public String toString() {
		return "a certificate in " + this.location + " for " + this.subject;
	}

	/**
	 * What reading it in full gave: one of the two.
	 *
	 * @param facts what the certificate says
	 * @param problem why the platform cannot read it
	 */
	private record Reading(@Nullable CertificateFacts facts, @Nullable String problem) {

		static Reading of(byte[] encoded) {
			try {
				CertificateFactory factory = CertificateFactory.getInstance("X.509");
				return of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
			}
			catch (CertificateException | RuntimeException ex) {
				// The platform's parser answers some bytes with unchecked exceptions.
				return new Reading(null, "this Java cannot parse it: " + ex.getMessage());
			}
		}

		static Reading of(X509Certificate certificate) {
			try {
				return new Reading(CertificateFacts.of(certificate), null);
			}
			catch (DerException ex) {
				return new Reading(null, ex.getMessage());
			}
		}

	}

}
