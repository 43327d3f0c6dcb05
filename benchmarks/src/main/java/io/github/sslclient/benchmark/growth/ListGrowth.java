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

package io.github.sslclient.benchmark.growth;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.benchmark.ColdStart;
import io.github.sslclient.benchmark.GeneratedList;
import io.github.sslclient.benchmark.PemFloor;
import io.github.sslclient.benchmark.report.Axis;
import io.github.sslclient.benchmark.report.Report;
import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.pem.PemSource;

/**
 * How cost grows with the entries of a CRL: what it takes from the file to the first
 * look-up, the signature checked.
 */
final class ListGrowth {

	/** Where the JDK's list, an object for each entry, is no longer bearable. */
	private static final int PLATFORM_LIMIT = 1_000_000;

	private final BigInteger listed = new BigInteger(GeneratedList.nextSerial(GeneratedList.serials()));

	private final Curves curves;

	ListGrowth(int rounds) {
		this.curves = Curves.ofTimes("From the file of a CRL to the first look-up", Axis.ofNumbers("entries"), rounds);
	}

	void run(int[] places, Report report) throws Exception {
		Path folder = Files.createTempDirectory("sslclient-lists");
		for (int place : places) {
			GeneratedList files = GeneratedList.write(folder, place);
			measure(place, files);
			Files.delete(files.list());
			Files.delete(files.authority());
		}
		Files.delete(folder);
		report.add("crl-entries", this.curves.plot());
	}

	private void measure(int place, GeneratedList files) throws Exception {
		Path file = files.list();
		PublicKey key = files.publicKey();
		List<Contender> contenders = new ArrayList<>();
		contenders.add(Contender.timed("RevocationLists", () -> ours(file, key)));
		if (place <= PLATFORM_LIMIT) {
			contenders.add(Contender.timed("JDK CertificateFactory", () -> platform(file, key)));
		}
		contenders.add(Contender.timed("openssl crl, a process", () -> ColdStart.run("openssl", "crl", "-in",
				file.toString(), "-CAfile", files.authority().toString(), "-noout")));
		contenders.add(Contender.timed("floor: base64 and SHA-256", () -> {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			PemFloor.decode(file, digest::update);
			digest.digest();
		}));
		this.curves.measure(place, contenders);
	}

	private void ours(Path file, PublicKey key) throws Exception {
		RevocationList list = RevocationLists.load("crl-file", PemSource.of(file)).get(0);
		if (!list.isSignedBy(key) || list.find(this.listed, list.issuer()) == null) {
			throw new GeneralSecurityException("The list is not as it was written");
		}
	}

	private void platform(Path file, PublicKey key) throws Exception {
		try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
			// As one of many: one alone would come from the JDK's memory at the next
			// round.
			CRL first = CertificateFactory.getInstance("X.509").generateCRLs(stream).iterator().next();
			X509CRL list = (X509CRL) first;
			list.verify(key);
			if (list.getRevokedCertificate(this.listed) == null) {
				throw new GeneralSecurityException("The list is not as it was written");
			}
		}
	}

}
