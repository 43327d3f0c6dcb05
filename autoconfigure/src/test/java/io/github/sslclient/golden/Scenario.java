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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sslclient.golden.VerifyCase.CrlCheck;
import org.jspecify.annotations.Nullable;

/**
 * A case to be: a chain that is accepted, of a leaf, an intermediate and a root, until
 * something of it is changed.
 */
final class Scenario {

	static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

	static final Duration SHORT = Duration.ofDays(10);

	static final Duration LONG = Duration.ofDays(100);

	static final String HOST = "www.example.com";

	static final String ADDRESS = "192.0.2.1";

	private final CertificateSpec root = CertificateSpec.root("Root");

	private final List<CertificateSpec> intermediates = new ArrayList<>();

	private final List<CertificateSpec> presented = new ArrayList<>();

	private final List<CertificateSpec> trusted = new ArrayList<>();

	private final List<CrlSpec> caFileCrls = new ArrayList<>();

	private final List<CrlSpec> crls = new ArrayList<>();

	private final Map<String, String> directory = new LinkedHashMap<>();

	private CertificateSpec leaf = this.root;

	private @Nullable String host = HOST;

	private int maxDepth = 100;

	private int securityLevel = 2;

	private CrlCheck crlCheck = CrlCheck.NONE;

	Scenario() {
		intermediates(1);
		this.trusted.add(this.root);
	}

	/** Makes the chain anew, with any number of intermediates between leaf and root. */
	void intermediates(int count) {
		this.intermediates.clear();
		CertificateSpec issuer = this.root;
		for (int i = count; i > 0; i--) {
			issuer = CertificateSpec.authority((i > 1) ? "Intermediate " + i : "Intermediate", issuer);
			this.intermediates.add(0, issuer);
		}
		leaf(CertificateSpec.leaf(HOST, issuer));
	}

	/** Presents another leaf before the intermediates. */
	CertificateSpec leaf(CertificateSpec leaf) {
		this.leaf = leaf;
		presented(Stream.concat(Stream.of(leaf), this.intermediates.stream()).toArray(CertificateSpec[]::new));
		return leaf;
	}

	CertificateSpec leaf() {
		return this.leaf;
	}

	/** The intermediate that issued the leaf. */
	CertificateSpec intermediate() {
		return intermediate(0);
	}

	CertificateSpec intermediate(int index) {
		return this.intermediates.get(index);
	}

	CertificateSpec root() {
		return this.root;
	}

	/** What the peer presents, to be changed. */
	List<CertificateSpec> presented() {
		return this.presented;
	}

	void presented(CertificateSpec... certificates) {
		this.presented.clear();
		this.presented.addAll(List.of(certificates));
	}

	/** What the CA file holds, to be changed. */
	List<CertificateSpec> trusted() {
		return this.trusted;
	}

	void trusted(CertificateSpec... certificates) {
		this.trusted.clear();
		this.trusted.addAll(List.of(certificates));
	}

	/** The CRLs in the CA file, to be changed. */
	List<CrlSpec> caFileCrls() {
		return this.caFileCrls;
	}

	/** The CRLs in the CRL file, to be changed. */
	List<CrlSpec> crls() {
		return this.crls;
	}

	/** Asks for CRLs of the leaf, or more if more is asked for already. */
	void checkPeer() {
		this.crlCheck = (this.crlCheck == CrlCheck.CHAIN) ? CrlCheck.CHAIN : CrlCheck.PEER;
	}

	void checkChain() {
		this.crlCheck = CrlCheck.CHAIN;
	}

	/** The CRL that covers the leaf; there is one of the root too. */
	CrlSpec leafCrl() {
		checkPeer();
		return crl(issuer());
	}

	/**
	 * The CRL that covers the intermediate and the root; there is one of the leaf too.
	 */
	CrlSpec intermediateCrl() {
		checkChain();
		return crl(this.root);
	}

	private CrlSpec crl(CertificateSpec issuer) {
		if (this.crls.isEmpty()) {
			this.crls.add(CrlSpec.of(issuer()));
			if (issuer() != this.root) {
				this.crls.add(CrlSpec.of(this.root));
			}
		}
		return this.crls.stream().filter((crl) -> crl.issuer() == issuer).findFirst().orElseThrow();
	}

	private CertificateSpec issuer() {
		return this.intermediates.isEmpty() ? this.root : intermediate();
	}

	/** Adds a file to the hashed directory. */
	void file(String name, String text) {
		this.directory.put(name, text);
	}

	void host(@Nullable String host) {
		this.host = host;
	}

	void maxDepth(int maxDepth) {
		this.maxDepth = maxDepth;
	}

	void securityLevel(int securityLevel) {
		this.securityLevel = securityLevel;
	}

	VerifyCase toCase(String name) {
		String caFile = Stream
			.concat(this.trusted.stream().map(CertificateSpec::pem), this.caFileCrls.stream().map(CrlSpec::pem))
			.collect(Collectors.joining());
		String crlFile = this.crls.stream().map(CrlSpec::pem).collect(Collectors.joining());
		return new VerifyCase(name, this.presented.stream().map(CertificateSpec::encode).toList(), caFile, crlFile,
				Map.copyOf(this.directory), this.host, this.maxDepth, this.securityLevel, this.crlCheck, AT);
	}

}
