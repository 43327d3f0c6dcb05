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

package io.github.sslclient.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSSL 3.0 can offer in one extension of ClientHello, and how lists of it are
 * written.
 */
public enum AlgorithmTable {

	/** The groups of a key exchange, which {@code SSL_CTX_set1_groups_list} reads. */
	GROUPS("groups", "groups.tsv", UnaryOperator.identity(), List.of(new OpenSslCode(0x0A080106), Codes.BAD_VALUE),
			List.of(new OpenSslCode(0x0A000127))),

	/**
	 * The signature schemes, which {@code SSL_CTX_set1_sigalgs_list} reads. A scheme may
	 * be written as algorithm and digest, {@code ECDSA+SHA256}.
	 */
	SIGNATURE_SCHEMES("sigalgs", "signature-schemes.tsv", SignatureAndDigest::normalize, List.of(Codes.BAD_VALUE),
			List.of(new OpenSslCode(0x0A000076), OpenSslCode.INTERNAL_ERROR));

	private final String setting;

	private final UnaryOperator<String> normalizer;

	private final List<OpenSslCode> unknown;

	private final List<OpenSslCode> noneLeft;

	private final Map<String, Algorithm> names = new HashMap<>();

	private final Map<Integer, Algorithm> codes = new HashMap<>();

	AlgorithmTable(String setting, String resource, UnaryOperator<String> normalizer, List<OpenSslCode> unknown,
			List<OpenSslCode> noneLeft) {
		this.setting = setting;
		this.normalizer = normalizer;
		this.unknown = unknown;
		this.noneLeft = noneLeft;
		for (String row : rows(resource)) {
			Algorithm algorithm = Algorithm.ofRow(row);
			this.codes.put(algorithm.code(), algorithm);
			algorithm.openSslNames().forEach((name) -> this.names.put(name, algorithm));
		}
	}

	/**
	 * The setting that holds a list of these.
	 * @return the name of the property
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Read a list: names separated by colons, the preferred one first.
	 * @param list the list
	 * @return what it names, at least one
	 * @throws SslException if a name is unknown, missing or there twice; the codes are
	 * those of {@code SSL_CONF_cmd}
	 */
	public List<Algorithm> parse(String list) throws SslException {
		List<Algorithm> algorithms = new ArrayList<>();
		for (String element : list.split(":", -1)) {
			String name = element.trim();
			if (name.isEmpty()) {
				throw refused(List.of(Codes.BAD_VALUE), "a name is missing in '" + list + "'");
			}
			Algorithm algorithm = this.names.get(this.normalizer.apply(name));
			if (algorithm == null) {
				throw refused(this.unknown, "'" + name + "' is not a name that OpenSSL has; case matters");
			}
			if (algorithms.contains(algorithm)) {
				throw refused(List.of(Codes.BAD_VALUE), "'" + name + "' is there twice");
			}
			algorithms.add(algorithm);
		}
		return List.copyOf(algorithms);
	}

	/**
	 * Those of a list that a security level allows.
	 * @param algorithms the list
	 * @param level the level
	 * @return those left, at least one
	 * @throws SslException if none is left, with the codes of OpenSSL's handshake
	 */
	public List<Algorithm> at(SecurityLevel level, List<Algorithm> algorithms) throws SslException {
		List<Algorithm> left = algorithms.stream().filter((algorithm) -> level.allows(algorithm.bits())).toList();
		if (left.isEmpty()) {
			throw refused(this.noneLeft, "none of " + algorithms + " has the " + level.bits()
					+ " bits of security that security-level " + level.number() + " asks for");
		}
		return left;
	}

	/**
	 * Refuse one that cannot be offered.
	 * @param reason the reason
	 * @return what to throw
	 */
	public SslException unavailable(String reason) {
		return refused(this.unknown, reason);
	}

	/**
	 * Find one by its code point.
	 * @param code the code point
	 * @return the algorithm, or {@code null} if the table does not have it
	 */
	public @Nullable Algorithm find(int code) {
		return this.codes.get(code);
	}

	private SslException refused(List<OpenSslCode> codes, String detail) {
		return new SslException(SslError.ofSetting(this.setting, codes, detail));
	}

	private static List<String> rows(String resource) {
		InputStream stream = Objects.requireNonNull(AlgorithmTable.class.getResourceAsStream(resource), resource);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.startsWith("#")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Apart, since a constant of the enum cannot use a field of it. */
	private static final class Codes {

		/** {@code SSL_R_BAD_VALUE}. */
		private static final OpenSslCode BAD_VALUE = new OpenSslCode(0x0A000180);

	}

}
