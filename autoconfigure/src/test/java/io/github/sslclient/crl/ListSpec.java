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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.security.auth.x500.X500Principal;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.x509.CanonicalName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * A list to be, sound or not: every element can be replaced by any bytes.
 */
final class ListSpec {

	static final byte[] ECDSA_WITH_SHA256 = hex("300A06082A8648CE3D040302");

	private static final KeyPair KEYS = generate();

	private static final String VERSION = "version";

	private static final String ALGORITHM = "signature";

	private static final String ISSUER = "issuer";

	private static final String THIS_UPDATE = "thisUpdate";

	private static final String NEXT_UPDATE = "nextUpdate";

	private final Map<String, byte[]> elements = new LinkedHashMap<>();

	private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

	private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

	private byte[] outerAlgorithm = ECDSA_WITH_SHA256;

	private byte[] rest = new byte[0];

	private Signer signer = (bytes) -> sign("SHA256withECDSA", KEYS.getPrivate(), bytes);

	private ListSpec() {
		this.elements.put(VERSION, hex("020101"));
		this.elements.put(ALGORITHM, ECDSA_WITH_SHA256);
		this.elements.put(ISSUER, name("CN=Test Authority"));
		this.elements.put(THIS_UPDATE, text(0x17, "260101000000Z"));
		this.elements.put(NEXT_UPDATE, text(0x17, "360101000000Z"));
	}

	/** A list without entries and extensions. */
	static ListSpec create() {
		return new ListSpec();
	}

	static PublicKey publicKey() {
		return KEYS.getPublic();
	}

	static CanonicalName issuer() {
		return canonical("CN=Test Authority");
	}

	static CanonicalName canonical(String name) {
		try {
			return CanonicalName.of(name(name));
		}
		catch (DerException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static byte[] name(String name) {
		return new X500Principal(name).getEncoded();
	}

	ListSpec version(byte[] element) {
		this.elements.put(VERSION, element);
		return this;
	}

	ListSpec issuer(String name) {
		this.elements.put(ISSUER, name(name));
		return this;
	}

	ListSpec thisUpdate(int tag, String text) {
		this.elements.put(THIS_UPDATE, text(tag, text));
		return this;
	}

	ListSpec nextUpdate(byte[] element) {
		this.elements.put(NEXT_UPDATE, element);
		return this;
	}

	ListSpec algorithm(byte[] inner, byte[] outer) {
		this.elements.put(ALGORITHM, inner);
		this.outerAlgorithm = outer;
		return this;
	}

	/** Put something behind the extensions. */
	ListSpec rest(byte[] element) {
		this.rest = element;
		return this;
	}

	ListSpec signer(Signer signer) {
		this.signer = signer;
		return this;
	}

	ListSpec entry(long serial, byte[]... extensions) {
		return entry(BigInteger.valueOf(serial), extensions);
	}

	ListSpec entry(BigInteger serial, byte[]... extensions) {
		return entry(serial.toByteArray(), extensions);
	}

	ListSpec entry(byte[] serial, byte[]... extensions) {
		byte[] list = (extensions.length > 0) ? DerWriter.element(0x30, extensions) : new byte[0];
		return rawEntry(DerWriter.element(0x02, serial), text(0x17, "260101000000Z"), list);
	}

	ListSpec rawEntry(byte[]... elements) {
		this.entries.writeBytes(DerWriter.element(0x30, elements));
		return this;
	}

	ListSpec extension(String oid, boolean critical, String value) {
		this.extensions.writeBytes(extensionOf(oid, critical, hex(value)));
		return this;
	}

	static byte[] reason(String enumerated) {
		return extensionOf("2.5.29.21", false, hex(enumerated));
	}

	static byte[] reason(int number) {
		return extensionOf("2.5.29.21", false, new byte[] { 0x0A, 1, (byte) number });
	}

	static byte[] certificateIssuer(String name) {
		return extensionOf("2.5.29.29", true, DerWriter.element(0x30, DerWriter.element(0xA4, name(name))));
	}

	static byte[] extensionOf(String oid, boolean critical, byte[] value) {
		return DerWriter.element(0x30, oid(oid), critical ? hex("0101FF") : new byte[0],
				DerWriter.element(0x04, value));
	}

	static byte[] text(int tag, String text) {
		return DerWriter.element(tag, text.getBytes(StandardCharsets.US_ASCII));
	}

	static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	byte[] encode() {
		byte[] entries = this.entries.toByteArray();
		byte[] extensions = this.extensions.toByteArray();
		byte[] signed = DerWriter.element(0x30, join(this.elements.values().toArray(byte[][]::new)),
				(entries.length > 0) ? DerWriter.element(0x30, entries) : new byte[0],
				(extensions.length > 0) ? DerWriter.element(0xA0, DerWriter.element(0x30, extensions)) : new byte[0],
				this.rest);
		try {
			return DerWriter.element(0x30, signed, this.outerAlgorithm,
					DerWriter.element(0x03, new byte[1], this.signer.sign(signed)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	RevocationList parse() throws DerException {
		return RevocationList.parse(encode());
	}

	String pem() {
		return pem("X509 CRL", encode());
	}

	static String pem(String label, byte[] content) {
		return "-----BEGIN " + label + "-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content) + "\n-----END " + label
				+ "-----\n";
	}

	static byte[] sign(String algorithm, PrivateKey key, byte[] bytes) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(algorithm);
		signature.initSign(key);
		signature.update(bytes);
		return signature.sign();
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			joined.writeBytes(part);
		}
		return joined.toByteArray();
	}

	private static byte[] oid(String oid) {
		try {
			return new ASN1ObjectIdentifier(oid).getEncoded();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Makes a signature.
	 */
	interface Signer {

		byte[] sign(byte[] bytes) throws GeneralSecurityException;

	}

}
