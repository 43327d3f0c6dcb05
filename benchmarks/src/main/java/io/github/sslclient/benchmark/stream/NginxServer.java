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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/**
 * An nginx of one worker on loopback, with a certificate of an authority and an
 * intermediate one made by {@code openssl}, all P-256. It serves zeros ({@code /bulk}), a
 * few bytes ({@code /small}, {@code /kibibyte}), and takes what it is sent
 * ({@code /sink}).
 */
final class NginxServer implements AutoCloseable {

	/** What {@code /bulk} has. */
	static final long BULK_LENGTH = 256L << 20;

	private static final int ATTEMPTS = 200;

	private static final String CONFIGURATION = """
			daemon off;
			worker_processes 1;
			pid DIRECTORY/nginx.pid;
			error_log DIRECTORY/error.log;
			events { worker_connections 20000; }
			http {
				access_log off;
				client_body_temp_path DIRECTORY/body;
				proxy_temp_path DIRECTORY/proxy;
				fastcgi_temp_path DIRECTORY/fastcgi;
				uwsgi_temp_path DIRECTORY/uwsgi;
				scgi_temp_path DIRECTORY/scgi;
				keepalive_requests 100000000;
				keepalive_timeout 1h;
				client_max_body_size 0;
				server {
					listen 127.0.0.1:PORT ssl backlog=4096;
					listen 127.0.0.1:PLAIN;
					ssl_certificate DIRECTORY/chain.pem;
					ssl_certificate_key DIRECTORY/server.key;
					ssl_protocols PROTOCOL;
					ssl_conf_command Ciphersuites TLS_AES_256_GCM_SHA384;
					ssl_session_cache shared:sessions:10m;
					ssl_session_timeout 1d;
					ssl_buffer_size 16k;
					root DIRECTORY;
					location = /small { add_header Reused $ssl_session_reused always; return 200 "SMALL"; }
					location = /kibibyte { return 200 "KIBIBYTE"; }
					location = /sink { return 204; }
				}
			}
			""";

	private static final String PKI = """
			set -e
			cd DIRECTORY
			key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $1.key 2> /dev/null; }
			key root; key middle; key server
			openssl req -x509 -new -key root.key -subj '/CN=Benchmark Root' -days 2 -out root.pem
			openssl req -new -key middle.key -subj '/CN=Benchmark Intermediate' -out middle.csr
			printf 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n' > middle.ext
			openssl x509 -req -in middle.csr -CA root.pem -CAkey root.key -CAcreateserial -days 2 -extfile middle.ext -out middle.pem 2> /dev/null
			openssl req -new -key server.key -subj '/CN=localhost' -out server.csr
			printf 'subjectAltName=DNS:localhost\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n' > server.ext
			openssl x509 -req -in server.csr -CA middle.pem -CAkey middle.key -CAcreateserial -days 2 -extfile server.ext -out server.pem 2> /dev/null
			cat server.pem middle.pem > chain.pem
			truncate -s LENGTH bulk
			chmod 755 .
			""";

	private final Path directory;

	private final int port;

	private final int plainPort;

	private final Process process;

	private NginxServer(Path directory, int port, int plainPort, Process process) {
		this.directory = directory;
		this.port = port;
		this.plainPort = plainPort;
		this.process = process;
	}

	/**
	 * Start one.
	 * @param protocol the protocol it speaks, as nginx calls it
	 * @throws IOException if nginx or openssl cannot be run
	 */
	static NginxServer start(String protocol) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("sslclient-benchmark");
		String script = PKI.replace("DIRECTORY", directory.toString()).replace("LENGTH", Long.toString(BULK_LENGTH));
		if (new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor() != 0) {
			throw new IOException("openssl made no certificates");
		}
		int port = freePort();
		int plainPort = freePort();
		Path configuration = Files.writeString(directory.resolve("nginx.conf"),
				CONFIGURATION.replace("DIRECTORY", directory.toString())
					.replace("PORT", Integer.toString(port))
					.replace("PLAIN", Integer.toString(plainPort))
					.replace("PROTOCOL", protocol)
					.replace("SMALL", "x".repeat(Http.Message.SMALL.length()))
					.replace("KIBIBYTE", "x".repeat(Http.Message.KIBIBYTE.length())),
				StandardCharsets.UTF_8);
		Process process = new ProcessBuilder(
				List.of(program(), "-c", configuration.toString(), "-e", directory.resolve("error.log").toString()))
			.inheritIO()
			.start();
		NginxServer server = new NginxServer(directory, port, plainPort, process);
		server.awaitListening();
		return server;
	}

	int port() {
		return this.port;
	}

	/** Where the same is had without TLS. */
	int plainPort() {
		return this.plainPort;
	}

	Path root() {
		return this.directory.resolve("root.pem");
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.process.destroy();
		this.process.waitFor();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	private void awaitListening() throws IOException, InterruptedException {
		for (int i = 0; i < ATTEMPTS; i++) {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				return;
			}
			catch (IOException ex) {
				if (this.process.waitFor(50, TimeUnit.MILLISECONDS)) {
					break;
				}
			}
		}
		throw new IOException("nginx does not listen; see " + this.directory.resolve("error.log"));
	}

	private static String program() {
		return Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
