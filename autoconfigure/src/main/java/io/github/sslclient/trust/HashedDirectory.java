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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.github.sslclient.crl.RevocationLists;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.trust.TrustContents.Located;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files are named after the hash of a subject or issuer
 * ({@code by_dir.c}, as OpenSSL 3.0.19 has it): {@code HASH.0}, {@code HASH.1} and so on
 * for certificates, {@code HASH.r0} and so on for CRLs. The first that is missing or
 * cannot be read to its end ends the search; what came before counts. Whatever is in the
 * files is taken in, also under other names.
 * <p>
 * Thread-safe. Who looks for a hash that has no files waits for nobody; who looks for one
 * that has, waits for whoever reads the same files.
 */
final class HashedDirectory {

	/** OpenSSL has no such bound. */
	static final int MAXIMUM_FILES = 1000;

	private final File directory;

	private final TrustCache cache;

	/**
	 * Of those hashes only for which a file was found, for certificates and CRLs apart.
	 */
	private final Map<String, Hash> hashes = new ConcurrentHashMap<>();

	HashedDirectory(Path directory, TrustCache cache) {
		this.directory = directory.toFile();
		this.cache = cache;
	}

	/**
	 * Take in what there is for a subject.
	 * @param name the hash
	 * @param isKnown whether someone else has just done so
	 */
	void takeCertificates(String name, Predicate<TrustCache> isKnown) {
		if (!file(name, "", 0).isFile()) {
			return;
		}
		Hash hash = this.hashes.computeIfAbsent(name + ".", (key) -> new Hash());
		hash.lock.lock();
		try {
			if (!isKnown.test(this.cache)) {
				List<TrustedCertificate> found = new ArrayList<>();
				search(name, "", 0, hash, (file) -> CertificateFile.read(file, found));
				this.cache.addCertificates(found);
			}
		}
		finally {
			hash.lock.unlock();
		}
	}

	/**
	 * Take in what is new for an issuer.
	 * @param name the hash
	 */
	void takeRevocationLists(String name) {
		Hash known = this.hashes.get(name + ".r");
		if (!file(name, "r", (known != null) ? known.next : 0).isFile()) {
			return;
		}
		Hash hash = this.hashes.computeIfAbsent(name + ".r", (key) -> new Hash());
		hash.lock.lock();
		try {
			List<Located> found = new ArrayList<>();
			int next = search(name, "r", hash.next, hash, (file) -> readRevocationLists(file, found));
			this.cache.addRevocationLists(found);
			// Not before: who sees this does not look at the files below.
			hash.next = next;
		}
		finally {
			hash.lock.unlock();
		}
	}

	private static boolean readRevocationLists(Path file, List<Located> target) throws IOException {
		try {
			RevocationLists.load("ca-directory", PemSource.of(file),
					(list) -> target.add(new Located(list, file.toString())));
			return true;
		}
		catch (SslException ex) {
			if (ex.getCause() instanceof IOException) {
				throw ex;
			}
			return false;
		}
	}

	/**
	 * Read one file after the other.
	 * @return the first suffix that was not read to its end
	 */
	private int search(String name, String kind, int first, Hash hash, FileReader reader) {
		boolean again = hash.searched;
		hash.searched = true;
		int suffix = first;
		try {
			while (suffix < first + MAXIMUM_FILES) {
				File file = file(name, kind, suffix);
				// The caller has looked at the first. A directory or device is no file.
				if ((again || suffix > first) && !file.isFile()) {
					break;
				}
				if (!(again ? readUnlessKnown(file.toPath(), hash, reader) : reader.read(file.toPath()))) {
					break;
				}
				suffix++;
			}
		}
		catch (IOException ex) {
			// It may go better next time.
		}
		return suffix;
	}

	private static boolean readUnlessKnown(Path file, Hash hash, FileReader reader) throws IOException {
		FileStamp stamp = FileStamp.of(file);
		Boolean known = hash.outcome(file, stamp);
		if (known != null) {
			return known;
		}
		boolean readable = reader.read(file);
		hash.keep(file, stamp, readable);
		return readable;
	}

	/** How many hashes are remembered, for tests. */
	int size() {
		return this.hashes.size();
	}

	/** Hexadecimal digits cannot lead out of the directory. */
	private File file(String name, String kind, int suffix) {
		return new File(this.directory, name + "." + kind + suffix);
	}

	/**
	 * What is known about the files of a hash. All but {@code next} is guarded by the
	 * lock.
	 */
	private static final class Hash {

		final Lock lock = new ReentrantLock();

		/** Most hashes are searched once, and need no stamps. */
		boolean searched;

		/** The first suffix that was not read; of CRLs only. */
		volatile int next;

		private Map<Path, Outcome> outcomes = Map.of();

		@Nullable Boolean outcome(Path file, FileStamp stamp) {
			Outcome outcome = this.outcomes.get(file);
			return (outcome != null && outcome.stamp().equals(stamp)) ? outcome.readable() : null;
		}

		void keep(Path file, FileStamp stamp, boolean readable) {
			if (!stamp.isSettled()) {
				return;
			}
			if (this.outcomes.isEmpty()) {
				this.outcomes = new HashMap<>();
			}
			this.outcomes.put(file, new Outcome(stamp, readable));
		}

	}

	/**
	 * Reads a file.
	 */
	private interface FileReader {

		/**
		 * Read a file.
		 * @param file the file
		 * @return whether its content is sound to the end
		 * @throws IOException if there is no telling
		 */
		boolean read(Path file) throws IOException;

	}

	/**
	 * How reading a file went.
	 *
	 * @param stamp what the file was like before
	 * @param readable whether it could be read to its end
	 */
	private record Outcome(FileStamp stamp, boolean readable) {
	}

}
