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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link TrustStore} gets its content from. An immutable value.
 *
 * @param caFile the trusted certificates and maybe CRLs, or a key store with entries of
 * trusted certificates; {@code null} for none
 * @param caFilePassword what opens it if it is a key store, or {@code null}
 * @param caDirectory one or more directories in which files are named after the hash of a
 * subject, separated by {@link java.io.File#pathSeparator}, or {@code null}
 * @param crlFile CRLs, or {@code null}
 * @param system whether the JVM's own trust store counts too; by OpenSSL's habits it does
 * where neither file nor directory is set, which is for the caller to decide
 */
public record TrustSources(@Nullable PemSource caFile, char @Nullable [] caFilePassword, @Nullable String caDirectory,
		@Nullable PemSource crlFile, boolean system) {

	/**
	 * Nothing but the JVM's own trust store.
	 */
	public static final TrustSources SYSTEM = new TrustSources(null, null, null, true);

	/**
	 * Sources without a password.
	 * @param caFile the trusted certificates and maybe CRLs, or {@code null}
	 * @param caDirectory directories, or {@code null}
	 * @param crlFile CRLs, or {@code null}
	 * @param system whether the JVM's own trust store counts too
	 */
	public TrustSources(@Nullable PemSource caFile, @Nullable String caDirectory, @Nullable PemSource crlFile,
			boolean system) {
		this(caFile, null, caDirectory, crlFile, system);
	}

	/**
	 * Where in the file system the content comes from.
	 * @return files and directories, which need not exist; nothing for what is no file
	 */
	public List<Path> files() {
		List<Path> files = new ArrayList<>();
		addFile(files, this.caFile);
		addFile(files, this.crlFile);
		files.addAll(directories());
		if (this.system) {
			files.addAll(SystemAuthorities.files());
		}
		return List.copyOf(files);
	}

	private static void addFile(List<Path> files, @Nullable PemSource source) {
		Path file = (source != null) ? source.file() : null;
		if (file != null) {
			files.add(file);
		}
	}

	/** A list that is none is refused when it is read. */
	private List<Path> directories() {
		try {
			return (this.caDirectory != null) ? DirectoryList.parse(this.caDirectory) : List.of();
		}
		catch (SslException ex) {
			return List.of();
		}
	}

	/**
	 * Nothing but a file.
	 * @param caFile the trusted certificates and maybe CRLs
	 * @return the sources
	 */
	public static TrustSources ofFile(PemSource caFile) {
		return new TrustSources(caFile, null, null, false);
	}

	/**
	 * Nothing but directories.
	 * @param caDirectory the list of directories
	 * @return the sources
	 */
	public static TrustSources ofDirectory(String caDirectory) {
		return new TrustSources(null, caDirectory, null, false);
	}

	@Override
	public String toString() {
		return "TrustSources[caFile=" + this.caFile + ", caDirectory=" + this.caDirectory + ", crlFile=" + this.crlFile
				+ ", system=" + this.system + "]";
	}

}
