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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Everything that decides one verification: what the peer presents, what is trusted and
 * what is asked for. Certificates are plain bytes, because some are of the kind that a
 * JDK does not read.
 *
 * @param name the unique name of the case
 * @param presented the certificates that the peer sends in DER, the leaf first
 * @param caFile the text of the CA file: certificates, trusted certificates and CRLs in
 * PEM; empty for none
 * @param crlFile the text of the CRL file in PEM; empty for none
 * @param directory the files of the hashed directory, name to text; empty for none. A
 * text of {@link #BROKEN_LINK} stands for a symbolic link to nowhere
 * @param host the DNS name or IP literal that is asked for, or {@code null} for none
 * @param maxDepth the maximum number of intermediate certificates
 * @param securityLevel the security level, 0 to 5
 * @param crlCheck what is looked up in CRLs
 * @param at the time of the verification
 */
public record VerifyCase(String name, List<byte[]> presented, String caFile, String crlFile,
		Map<String, String> directory, @Nullable String host, int maxDepth, int securityLevel, CrlCheck crlCheck,
		Instant at) {

	/** Stands in {@link #directory()} for a symbolic link to nowhere. */
	public static final String BROKEN_LINK = "-> nowhere";

	/**
	 * Writes the files of {@link #directory()}.
	 * @param target an existing, empty directory
	 * @throws IOException if a file cannot be written
	 */
	public void writeDirectory(Path target) throws IOException {
		for (Map.Entry<String, String> file : this.directory.entrySet()) {
			Path path = target.resolve(file.getKey());
			if (file.getValue().equals(BROKEN_LINK)) {
				Files.createSymbolicLink(path, Path.of("nowhere"));
			}
			else {
				Files.writeString(path, file.getValue());
			}
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * Which certificates are looked up in CRLs.
	 */
	public enum CrlCheck {

		/** None. */
		NONE,

		/** The leaf. */
		PEER,

		/** All of the chain. */
		CHAIN

	}

}
