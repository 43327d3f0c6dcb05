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

package io.github.sslclient.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x509.GeneralName;

/**
 * What the sample needs to speak to itself: PEM files for the client, in a directory that
 * goes when the JVM does, and a context for the server, whose key needs no file.
 *
 * @param caFile the root that client and server trust
 * @param clientFile the client's certificate and key in one file, so that a user who sets
 * {@code ssl.client.certificate} alone is not left with the sample's key
 * @param serverContext what the server presents and trusts
 */
record SampleMaterial(Path caFile, Path clientFile, SSLContext serverContext) {

	static SampleMaterial create() {
		SampleAuthority authority = new SampleAuthority();
		SampleAuthority.Identity client = authority.issueClient("Sample Client");
		SampleAuthority.Identity server = authority.issueServer("localhost",
				new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
				new GeneralName(GeneralName.iPAddress, "::1"));
		try {
			// Only its owner may look into a temporary directory that is made like this.
			Path directory = Files.createTempDirectory("sslclient-sample-");
			directory.toFile().deleteOnExit();
			Path caFile = write(directory.resolve("ca.pem"), pem("CERTIFICATE", authority.certificate().getEncoded()));
			Path clientFile = write(directory.resolve("client.pem"),
					pem("CERTIFICATE", client.certificate().getEncoded())
							+ pem("PRIVATE KEY", client.key().getEncoded()));
			return new SampleMaterial(caFile, clientFile, ServerContexts.create(server, authority.certificate()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sample's certificates cannot be written: " + ex.getMessage(), ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Map<String, Object> clientProperties() {
		return Map.of("ssl.client.ca-file", this.caFile.toUri().toString(), "ssl.client.certificate",
				this.clientFile.toUri().toString());
	}

	private static Path write(Path file, String text) throws IOException {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] ownerOnly = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		Files.createFile(file, ownerOnly);
		file.toFile().deleteOnExit();
		return Files.writeString(file, text, StandardCharsets.US_ASCII);
	}

	private static String pem(String type, byte[] content) {
		Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] { '\n' });
		return "-----BEGIN " + type + "-----\n" + encoder.encodeToString(content) + "\n-----END " + type + "-----\n";
	}

}
