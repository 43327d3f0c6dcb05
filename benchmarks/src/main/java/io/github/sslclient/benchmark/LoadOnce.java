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

package io.github.sslclient.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.List;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.pem.PemSource;

/**
 * What {@link ColdStart} starts: loads a list as often as it is told. Loads few other
 * classes, since those would be measured as well.
 */
public final class LoadOnce {

	private LoadOnce() {
	}

	/**
	 * Load, and print how many nanoseconds each load took and, if there were several, how
	 * many bytes the list keeps.
	 * @param arguments the file of the list, that of the authority, how often
	 * @throws IOException if a file cannot be read
	 * @throws GeneralSecurityException if the authority's certificate is damaged
	 */
	public static void main(String... arguments) throws IOException, GeneralSecurityException {
		Path file = Path.of(arguments[0]);
		PublicKey key = publicKey(Path.of(arguments[1]));
		int times = Integer.parseInt(arguments[2]);
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			load(file, key);
			System.out.println(System.nanoTime() - start);
		}
		if (times > 1) {
			System.out.println(kept(file, key));
		}
	}

	private static PublicKey publicKey(Path authority) throws IOException, GeneralSecurityException {
		try (InputStream stream = Files.newInputStream(authority)) {
			return CertificateFactory.getInstance("X.509").generateCertificate(stream).getPublicKey();
		}
	}

	private static List<RevocationList> load(Path file, PublicKey key) throws IOException {
		List<RevocationList> lists = RevocationLists.load("crl-file", PemSource.of(file));
		if (!lists.get(0).isSignedBy(key)) {
			throw new IllegalStateException("The signature is wrong");
		}
		return lists;
	}

	private static long kept(Path file, PublicKey key) throws IOException {
		long before = used();
		List<RevocationList> lists = load(file, key);
		long after = used();
		if (lists.isEmpty()) {
			throw new IllegalStateException("Nothing was loaded");
		}
		return after - before;
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
