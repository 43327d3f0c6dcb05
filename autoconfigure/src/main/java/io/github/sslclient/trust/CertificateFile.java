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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.sslclient.der.DerException;
import io.github.sslclient.pem.PemBlock;
import io.github.sslclient.pem.PemBlocks;
import io.github.sslclient.pem.PemException;
import io.github.sslclient.pem.PemSource;

/**
 * Reads a file of a hashed directory as {@code X509_load_cert_file} does: certificates
 * until something is damaged. In contrast to a file of authorities, settings may stand
 * behind a certificate whatever its label is.
 */
final class CertificateFile {

	private static final Set<String> TYPES = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

	private CertificateFile() {
	}

	/**
	 * Read a file.
	 * @param file the file
	 * @param certificates where to add what was read before the end or the damage
	 * @return whether there was a certificate and no damage
	 * @throws IOException if it cannot be read
	 */
	static boolean read(Path file, List<TrustedCertificate> certificates) throws IOException {
		int before = certificates.size();
		try (PemBlocks blocks = PemBlocks.read(PemSource.of(file))) {
			for (PemBlock block : blocks) {
				boolean wanted = TYPES.contains(block.type());
				block.requireSound(wanted);
				if (wanted) {
					if (block.isEncrypted()) {
						return false;
					}
					certificates.add(TrustedCertificate.read(block.content(), true, file.toString()));
				}
			}
		}
		catch (PemException | DerException ex) {
			// What libssl puts into its queue here is gone when the look-up ends.
			return false;
		}
		return certificates.size() > before;
	}

}
