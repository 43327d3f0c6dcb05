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

package io.github.sslclient.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What a client can be configured with, well and badly.
 */
final class ConfigurationCases {

	/** Files that cannot be read, whatever they are for. */
	private static final Map<String, String> UNREADABLE = new TreeMap<>(
			Map.of("missing", "missing.pem", "in a missing directory", "missing/any.pem", "below a file",
					"p256.crt/any.pem", "a directory", "folder", "a dangling link", "dangling.pem", "a link to itself",
					"circle.pem", "below a link to itself", "circle.pem/any.pem", "without permission", "forbidden.pem",
					"in a directory without permission", "forbidden/p256.crt"));

	private static final String NO_KEY = "1E08010C 0A080009";

	private final List<ConfigurationCase> cases = new ArrayList<>();

	private ConfigurationCases() {
	}

	static List<ConfigurationCase> all() {
		ConfigurationCases cases = new ConfigurationCases();
		cases.certificates();
		cases.keys();
		cases.passwords();
		cases.pairs();
		cases.strengths();
		cases.authorities();
		cases.revocationLists();
		cases.names();
		return cases.cases;
	}

	private void add(ConfigurationCase one) {
		this.cases.add(one);
	}

	private static ConfigurationCase of(String name) {
		return ConfigurationCase.of(name);
	}

	private void unreadable(String what, BiFunction<ConfigurationCase, String, ConfigurationCase> setting) {
		UNREADABLE.forEach((how, file) -> add(setting.apply(of(what + " " + how), file)));
		add(setting.apply(of(what + " with too long a name"), "n".repeat(300))
			.differs("80000005 10080002 " + (what.endsWith("file") ? "05880002" : "0A080002"),
					"Java does not tell which error it was"));
	}

	private void shapes(String what, String kind, String prefix,
			BiFunction<ConfigurationCase, String, ConfigurationCase> setting) {
		for (String shape : ConfigurationFiles.SHAPES.get(kind).keySet()) {
			add(setting.apply(of(what + " " + shape), ConfigurationFiles.shape(prefix, shape)));
		}
	}

	private void certificates() {
		BiFunction<ConfigurationCase, String, ConfigurationCase> certificate = (one, file) -> one.certificate(file)
			.key("p256-pkcs8.pem");
		unreadable("certificate", certificate);
		shapes("certificate", "certificate", "certificate", certificate);
		shapes("certificate good and a second", "certificate", "second", certificate);
		for (String file : List.of("p256.crt", "x509.crt", "trusted.crt", "link.pem", "certificate-then-key.pem",
				"key-then-certificate.pem", "p256-pkcs8.pem", "p256-sec1-aes128.pem", "CRL.pem",
				"certificate-and-CRL.pem", "two-damaged.pem")) {
			add(certificate.apply(of("certificate in " + file), file));
		}
	}

	private void keys() {
		BiFunction<ConfigurationCase, String, ConfigurationCase> key = (one, file) -> one.certificate("p256.crt")
			.key(file);
		unreadable("key", key);
		shapes("PKCS#8 key", "PKCS-8-key", "PKCS-8-key", key);
		shapes("EC key", "EC-key", "EC-key", key);
		shapes("encrypted key", "encrypted-key", "encrypted-key",
				(one, file) -> key.apply(one, file).password("secret"));
		for (String file : List.of("p256.crt", "CRL.pem", "x25519.pem", "two-keys.pem", "p256-sec1-parameters.pem",
				"p256-sec1-no-public.pem", "certificate-then-key.pem")) {
			add(key.apply(of("key in " + file), file));
		}
		add(key.apply(of("key in dsa-pkcs8.pem"), "dsa-pkcs8.pem").differs("0A0000F7", "no DSA in TLS here"));
		for (String file : List.of("explicit-sec1.pem", "explicit-pkcs8.pem")) {
			add(key.apply(of("key in " + file), file).differs(NO_KEY, "Java has named curves only"));
		}
		add(of("PKCS#8 of version 2").certificate("ed25519.crt")
			.key("PKCS-8-of-version-2.pem")
			.differs("05800074", "OpenSSL 3.0 does not know RFC 5958"));
	}

	private void passwords() {
		for (String[] pair : new String[][] { { "rsa.crt", "rsa-pkcs1-aes128.pem" },
				{ "rsa.crt", "rsa-pkcs1-des3.pem" }, { "p256.crt", "p256-sec1-aes128.pem" },
				{ "p256.crt", "p256-sec1-camellia256.pem" }, { "p256.crt", "p256-PBE-SHA1-3DES.pem" },
				{ "p256.crt", "p256-pbes2-aes-256-cbc.pem" }, { "p256.crt", "p256-pbes2-des3.pem" },
				{ "rsa.crt", "rsa-pbes2.pem" }, { "ed25519.crt", "ed25519-pbes2-hmacWithSHA512.pem" },
				{ "ed25519.crt", "ed25519-scrypt.pem" }, { "p256.crt", "p256-scrypt-aes128.pem" } }) {
			ConfigurationCase one = of(pair[1] + " with the password").certificate(pair[0]).key(pair[1]);
			add(one.password("secret"));
			add(of(pair[1] + " with another password").certificate(pair[0]).key(pair[1]).password("other"));
			add(of(pair[1] + " with an empty password").certificate(pair[0]).key(pair[1]).password(""));
			add(of(pair[1] + " with no password").certificate(pair[0]).key(pair[1]));
		}
		for (String password : List.of("secret", "other", "")) {
			add(of("cut ciphertext with the password '" + password + "'").certificate("p256.crt")
				.key("cut-ciphertext.pem")
				.password(password));
		}
		add(of("plain key with a password").certificate("rsa.crt").key("rsa-pkcs1.pem").password("secret"));
		add(of("key of an empty password").certificate("ed25519.crt").key("ed25519-empty-password.pem").password(""));
		add(of("cipher in CFB mode").certificate("ed25519.crt")
			.key("ed25519-cfb.pem")
			.password("secret")
			.differs("1E08010C 0308010C 0A080009", "no such mode is supported here"));
		for (String file : List.of("p256-PBE-MD5-DES.pem", "p256-PBE-SHA1-RC4-128.pem", "p256-pbes2-rc2-cbc.pem",
				"p256-sec1-des.pem", "p256-sec1-bf-cbc.pem")) {
			add(of(file + " with the password").certificate("p256.crt")
				.key(file)
				.password("secret")
				.differs("ok", "OpenSSL has it in its legacy provider"));
		}
	}

	private void pairs() {
		for (String kind : List.of("rsa", "p256", "ed25519")) {
			add(of(kind + " pair").certificate(kind + ".crt").key(kind + "-pkcs8.pem"));
			add(of(kind + " certificate of another key").certificate("other-" + kind + ".crt")
				.key(kind + "-pkcs8.pem"));
			for (String other : List.of("rsa", "p256", "ed25519", "ed448", "rsa-pss", "p384")) {
				if (!other.equals(kind)) {
					add(of(kind + " certificate and " + other + " key").certificate(kind + ".crt")
						.key(other + "-pkcs8.pem"));
				}
			}
		}
		add(of("certificate and no key").certificate("p256.crt"));
		add(of("certificate and key in one file").certificate("certificate-then-key.pem"));
		add(of("key and certificate in one file").certificate("key-then-certificate.pem").password("secret"));
		add(of("key and no certificate").key("p256-pkcs8.pem"));
		add(of("damaged key and no certificate").key("PKCS-8-key-bad-base64.pem"));
		add(of("missing key and no certificate").key("missing.pem"));
		add(of("damaged certificate and missing key").certificate("certificate-bad-base64.pem").key("missing.pem"));
	}

	private void strengths() {
		strength("RSA-512", 0, 1);
		strength("RSA-1024", 0, 1, 2, 3);
		strength("RSA-2048", 2, 3);
		strength("RSA-3072", 3, 4);
		strength("P-192", 2);
		strength("P-224", 3);
		for (String[] curve : new String[][] { { "P-192", "1" }, { "P-224", "1" }, { "P-224", "2" } }) {
			add(of(curve[0] + " at level " + curve[1]).certificate(curve[0] + ".crt")
				.key(curve[0] + ".pem")
				.level(Integer.parseInt(curve[1]))
				.differs(NO_KEY, "Java has no such curve"));
		}
		strength("P-256", 3, 4);
		strength("P-384", 4, 5);
		strength("Ed25519", 3, 4);
		strength("SHA-1", 0, 1, 2);
		strength("SHA-224", 2, 3);
		strength("MD5", 0, 1, 2);
		strength("PSS-SHA-1", 0, 1, 2);
		strength("self-signed-RSA-1024", 1, 2);
		strength("self-signed-SHA-1", 1, 2);
		strength("self-signed-MD5", 1, 2);
		strength("self-issued-SHA-1", 0, 1);
		strength("RSA-1024-and-SHA-1", 0, 1, 2);
		for (String above : List.of("RSA-1024", "P-192", "SHA-1", "self-signed-RSA-1024", "self-signed-SHA-1",
				"RSA-1024-and-SHA-1")) {
			strength("above-" + above, 0, 1, 2);
		}
		add(of("RSA-1024 in third place").certificate("third-RSA-1024.crt").key("RSA-2048.pem"));
		add(of("RSA-1024 and then damage").certificate("RSA-1024-then-damage.crt").key("RSA-1024.pem"));
		add(of("damage and then RSA-1024").certificate("damage-then-RSA-1024.crt").key("RSA-2048.pem"));
		add(of("RSA-1024 and a missing key").certificate("RSA-1024.crt").key("missing.pem"));
		add(of("RSA-1024 and the key of another").certificate("RSA-1024.crt").key("RSA-2048.pem").level(1));
	}

	private void strength(String file, int... levels) {
		for (int level : levels) {
			add(of(file + " at level " + level).certificate(file + ".crt").key(file + ".pem").level(level));
		}
	}

	private void authorities() {
		unreadable("CA file", ConfigurationCase::caFile);
		shapes("CA file", "certificate", "certificate", ConfigurationCase::caFile);
		shapes("CA file with a good certificate and a second", "certificate", "second", ConfigurationCase::caFile);
		shapes("CA file with a CRL", "CRL", "CRL", ConfigurationCase::caFile);
		for (String file : List.of("p256.crt", "trusted.crt", "CRL.pem", "p256-pkcs8.pem", "certificate-and-CRL.pem",
				"certificate-then-key.pem", "RSA-1024.crt", "MD5.crt")) {
			add(of("CA file " + file).caFile(file));
		}
		add(of("CA directory").caDirectory("folder"));
		add(of("CA directory that is missing").caDirectory("missing"));
		add(of("CA directory that is a file").caDirectory("p256.crt"));
		add(of("CA directory that is empty text").caDirectory(""));
	}

	private void revocationLists() {
		unreadable("CRL file", ConfigurationCase::crlFile);
		shapes("CRL file", "CRL", "CRL", ConfigurationCase::crlFile);
		for (String file : List.of("CRL.pem", "p256.crt", "p256-pkcs8.pem", "certificate-and-CRL.pem")) {
			add(of("CRL file " + file).crlFile(file));
		}
		add(of("CRL file and a missing CA file").crlFile("CRL.pem").caFile("missing.pem"));
		add(of("missing CRL file and a CA file").crlFile("missing.pem").caFile("p256.crt"));
	}

	private void names() {
		add(of("defaults"));
		add(of("cipher that nobody knows").ciphers("ANY"));
		add(of("no cipher").ciphers(""));
		add(of("cipher").ciphers("ECDHE-RSA-AES128-GCM-SHA256"));
		add(of("ciphers").ciphers("ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384"));
		add(of("cipher of TLS 1.3 for TLS 1.2").ciphers("TLS_AES_128_GCM_SHA256"));
		add(of("cipher of TLS 1.2 for TLS 1.3").ciphersuites("ECDHE-RSA-AES128-GCM-SHA256"));
		add(of("suite that nobody knows").ciphersuites("ANY"));
		add(of("suites").ciphersuites("TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384"));
		add(of("no suite").ciphersuites(""));
		add(of("cipher and one that nobody knows").ciphers("ANY:ECDHE-RSA-AES128-GCM-SHA256"));
		add(of("suite and one that nobody knows").ciphersuites("ANY:TLS_AES_128_GCM_SHA256"));
		add(of("suites with commas").ciphersuites("TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384")
			.differs("ok", "commas separate them too"));
		add(of("cipher by its other name").ciphers("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
			.differs("ok", "IANA's names are taken too"));
		add(of("cipher class").ciphers("HIGH"));
		add(of("cipher command").ciphers("ECDHE-RSA-AES128-GCM-SHA256:@ANY"));
		for (String method : List.of("tlsv1.2", "tlsv1.3", "tlsv1.3+", "tlsv1.2-tlsv1.3", "tlsv1.3-tlsv1.2", "sslv3")) {
			add(of("method " + method).method(method));
		}
		for (String method : List.of("tlsv1", "tlsv1.1", "tlsv1.1+", "tlsv1-tlsv1.2")) {
			add(of("method " + method).method(method).differs("0A0000BF", "the JVM has it disabled"));
		}
		for (String method : List.of("sslv2", "tlsv9")) {
			add(of("method " + method).method(method).differs("0A0000BF", "libssl refuses it without a word"));
		}
	}

}
