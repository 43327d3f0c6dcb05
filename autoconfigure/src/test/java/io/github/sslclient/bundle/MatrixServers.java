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

package io.github.sslclient.bundle;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.PeerContainer;
import io.github.sslclient.test.TestPki;
import org.testcontainers.lifecycle.Startables;

/**
 * A server of each kind for each certificate, in one container for each kind.
 */
final class MatrixServers implements AutoCloseable {

	private final TestPki pki = TestPki.create(KeyKind.EC);

	private final Map<MatrixCertificate, Identity> identities = new EnumMap<>(MatrixCertificate.class);

	private final Map<MatrixServer, PeerContainer> containers = new EnumMap<>(MatrixServer.class);

	MatrixServers() {
		String host = PeerContainer.engineHost();
		this.identities.put(MatrixCertificate.GOOD, this.pki.server(host));
		this.identities.put(MatrixCertificate.REVOKED, this.pki.server(host));
		this.identities.put(MatrixCertificate.ELSEWHERE, this.pki.server("elsewhere.test"));
		for (MatrixServer server : MatrixServer.values()) {
			PeerContainer container = server.container();
			this.identities.forEach((certificate, identity) -> container.withIdentity(certificate.name(), identity));
			this.containers.put(server, container);
		}
	}

	/** All of them at once, since some take their time. */
	void start() {
		Startables.deepStart(this.containers.values()).join();
	}

	Path caFile(Path directory) {
		return TestPki.write(directory, "ca.pem", this.pki.caPem());
	}

	/** The CRL that lists the revoked certificate and no other. */
	Path crlFile(Path directory) {
		Instant now = Instant.now();
		return TestPki.write(directory, "crl.pem", this.pki.crlPem(now, now.plus(Duration.ofDays(1)),
				this.identities.get(MatrixCertificate.REVOKED).certificate()));
	}

	String host() {
		return PeerContainer.engineHost();
	}

	int port(MatrixServer server, MatrixCertificate certificate) {
		return this.containers.get(server).getMappedPort(MatrixServer.port(certificate));
	}

	@Override
	public void close() {
		this.containers.values().forEach(PeerContainer::stop);
	}

}
