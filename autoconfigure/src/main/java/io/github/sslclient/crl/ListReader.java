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

package io.github.sslclient.crl;

import java.util.Arrays;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.error.SslException;
import io.github.sslclient.x509.Asn1Time;
import io.github.sslclient.x509.AuthoritySignature;
import io.github.sslclient.x509.CanonicalName;
import io.github.sslclient.x509.NameText;
import io.github.sslclient.x509.Extensions;
import io.github.sslclient.x509.SignatureScheme;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list (RFC 5280, section 5.1) as it comes. Of the BER that OpenSSL's decoder
 * takes besides DER it takes lengths that are longer than need be, but none that are
 * indefinite. Not thread-safe.
 */
final class ListReader {

	/** Enough for {@link SerialIndex.Builder#MAXIMUM_ENTRIES} entries of usual size. */
	static final int MAXIMUM_SIZE = 512 << 20;

	private static final int UTC_TIME = 0x17;

	private static final int GENERALIZED_TIME = 0x18;

	private final DerWindow window;

	private ListReader(DerWindow.Source source) {
		this.window = new DerWindow(source);
	}

	/**
	 * Read a list.
	 * @param source where it comes from; what follows the list is not looked at
	 * @return the list
	 * @throws SslException if the source throws it
	 * @throws DerException if it is no CRL, or too large
	 */
	static RevocationList read(DerWindow.Source source) throws SslException, DerException {
		ListReader reader = new ListReader(source);
		try {
			return reader.list();
		}
		catch (DerException ex) {
			throw ex.inside(reader.window.depth());
		}
	}

	private RevocationList list() throws SslException, DerException {
		long end = this.window.enter(DerReader.SEQUENCE, Long.MAX_VALUE);
		if (end > MAXIMUM_SIZE) {
			throw new DerException("it is larger than 512 MiB", false);
		}
		this.window.depth(2);
		this.window.startRecording();
		long signedEnd = this.window.enter(DerReader.SEQUENCE, end);
		this.window.depth(3);
		version(signedEnd);
		byte[] algorithm = this.window.element(DerReader.SEQUENCE, signedEnd);
		SignatureScheme scheme = SignatureScheme.of(algorithm);
		SignedBytes signed = SignedBytes.of(scheme);
		this.window.record(signed);
		byte[] name = this.window.element(DerReader.SEQUENCE, signedEnd);
		CanonicalName issuer = CanonicalName.of(name);
		Asn1Time thisUpdate = time(signedEnd);
		Asn1Time nextUpdate = isAtTime(signedEnd) ? time(signedEnd) : null;
		EntryReader entries = entries(signedEnd, issuer);
		ListExtensions extensions = ListExtensions.of(extensions(signedEnd), issuer);
		finish(signedEnd);
		this.window.stopRecording();
		this.window.depth(2);
		byte[] outerAlgorithm = this.window.element(DerReader.SEQUENCE, end);
		SignatureScheme.of(outerAlgorithm);
		byte[] value = signatureValue(this.window.element(DerReader.BIT_STRING, end));
		finish(end);
		AuthoritySignature signature = new AuthoritySignature(scheme, SignatureScheme.parameters(algorithm),
				(Arrays.equals(algorithm, outerAlgorithm) && value != null) ? signed.finish() : null,
				(value != null) ? value : new byte[0]);
		return new RevocationList(issuer, NameText.of(name), thisUpdate, nextUpdate, extensions, entries, signature);
	}

	/** Any number will do. */
	private void version(long end) throws SslException, DerException {
		if (this.window.tag(end) == DerReader.INTEGER) {
			DerReader.of(this.window.element(DerReader.INTEGER, end)).integer();
		}
	}

	private boolean isAtTime(long end) throws SslException, DerException {
		int tag = this.window.tag(end);
		return tag == UTC_TIME || tag == GENERALIZED_TIME;
	}

	private Asn1Time time(long end) throws SslException, DerException {
		int tag = (this.window.tag(end) == GENERALIZED_TIME) ? GENERALIZED_TIME : UTC_TIME;
		return Asn1Time.read(DerReader.of(this.window.element(tag, end)));
	}

	private EntryReader entries(long end, CanonicalName issuer) throws SslException, DerException {
		EntryReader entries = new EntryReader(new EntryIssuers(issuer));
		if (this.window.tag(end) == DerReader.SEQUENCE) {
			entries.read(this.window, this.window.enter(DerReader.SEQUENCE, end));
		}
		return entries;
	}

	private Extensions extensions(long end) throws SslException, DerException {
		if (this.window.tag(end) != DerReader.CONTEXT_0) {
			return Extensions.NONE;
		}
		DerReader content = DerReader.of(this.window.element(DerReader.CONTEXT_0, end)).enter(DerReader.CONTEXT_0);
		Extensions extensions = Extensions.read(content);
		content.finish();
		return extensions;
	}

	/** OpenSSL reads a signature that does not end with a byte, and then refuses it. */
	private static byte @Nullable [] signatureValue(byte[] encoded) throws DerException {
		byte[] content = DerReader.of(encoded).enter(DerReader.BIT_STRING).rest();
		if (content.length == 0 || content[0] < 0 || content[0] > 7) {
			throw new DerException("a bit string is malformed", false);
		}
		return (content[0] == 0) ? Arrays.copyOfRange(content, 1, content.length) : null;
	}

	private void finish(long end) throws DerException {
		if (this.window.offset() != end) {
			throw new DerException("there is more than belongs here", DerException.Damage.MORE, this.window.depth());
		}
	}

}
