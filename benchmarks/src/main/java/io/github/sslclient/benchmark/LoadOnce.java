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

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;

import io.github.sslclient.crl.RevocationList;
import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.pem.PemSource;

/**
 * What {@link ColdStart} starts: loads a list as often as it is told.
 */
public final class LoadOnce {

	private static final double MILLION = 1_000_000;

	private LoadOnce() {
	}

	/**
	 * Load, and print how many milliseconds each load took and, if there were several,
	 * how many megabytes the list keeps.
	 * @param arguments the file of the list, that of the authority, how often
	 * @throws Exception if a file cannot be read or the signature is wrong
	 */
	public static void main(String... arguments) throws Exception {
		GeneratedList files = new GeneratedList(Path.of(arguments[0]), Path.of(arguments[1]));
		PublicKey key = files.publicKey();
		int times = Integer.parseInt(arguments[2]);
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			load(files, key);
			System.out.printf(Locale.ROOT, "%.1f ", (System.nanoTime() - start) / MILLION);
		}
		if (times > 1) {
			System.out.printf(Locale.ROOT, "%.1f", kept(files, key) / MILLION);
		}
	}

	private static List<RevocationList> load(GeneratedList files, PublicKey key) throws Exception {
		List<RevocationList> lists = RevocationLists.load("crl-file", PemSource.of(files.list()));
		if (!lists.get(0).isSignedBy(key)) {
			throw new IllegalStateException("The signature is wrong");
		}
		return lists;
	}

	private static long kept(GeneratedList files, PublicKey key) throws Exception {
		long before = used();
		List<RevocationList> lists = load(files, key);
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
