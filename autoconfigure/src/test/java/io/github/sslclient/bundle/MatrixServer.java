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

import io.github.sslclient.test.PeerContainer;

/**
 * The servers that other clients are tried with. In each container there are three of a
 * kind, with certificates of their own (see {@link MatrixServers}), at ports that count
 * up from {@link #FIRST_PORT}.
 */
enum MatrixServer {

	NGINX("""
			conf() {
				echo 'events {} http { access_log off; default_type text/plain;'
				while read port name; do
					echo "server { listen $port ssl; ssl_certificate /etc/peer/$name.pem;
						ssl_certificate_key /etc/peer/$name.key; location / { return 200 \\$arg_text; } }"
				done
				echo '}'
			}
			servers | conf > /run/nginx.conf
			exec nginx -c /run/nginx.conf -g 'daemon off;'
			"""),

	REDIS("""
			servers | while read port name; do
				redis-server --bind 0.0.0.0 --protected-mode no --port 0 --save '' --tls-port $port --tls-auth-clients no \\
					--tls-cert-file /etc/peer/$name.pem --tls-key-file /etc/peer/$name.key &
			done
			sleep infinity
			"""),

	/**
	 * One node is enough: it can be told to listen once more, with another certificate.
	 */
	RABBITMQ("""
			cat > /etc/rabbitmq/rabbitmq.conf <<-END
				listeners.tcp = none
				loopback_users.guest = false
			END
			chmod 644 /etc/peer/*.key
			export RABBITMQ_PID_FILE=/var/lib/rabbitmq/pid
			export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+S 1:1' RABBITMQ_CTL_ERL_ARGS='+S 1:1'
			rabbitmq-server &
			rabbitmqctl --quiet wait --timeout 90 $RABBITMQ_PID_FILE
			rabbitmqctl --quiet eval "$(servers | while read port name; do
				echo "ok = rabbit_networking:start_ssl_listener($port,
					[{certfile, \\"/etc/peer/$name.pem\\"}, {keyfile, \\"/etc/peer/$name.key\\"}], 1),"
			done) ok."
			sleep infinity
			"""),

	POSTGRESQL("""
			echo 'hostssl all all all trust' > /run/hba.conf
			servers | while read port name; do
				install -o postgres -m 600 /etc/peer/$name.key /run/$name.key
				cp -a /var/lib/postgresql/data /run/$name
				setpriv --reuid=postgres --regid=postgres --clear-groups /opt/postgresql/postgres \\
					-D /run/$name -p $port -c listen_addresses='*' -c unix_socket_directories='' -c fsync=off \\
					-c hba_file=/run/hba.conf -c ssl=on \\
					-c ssl_cert_file=/etc/peer/$name.pem -c ssl_key_file=/run/$name.key &
			done
			sleep infinity
			"""),

	/** It uses GnuTLS, which wants the public key beside the private one. */
	OPENLDAP("""
			servers | while read port name; do
				mkdir /run/$name
				openssl ec -in /etc/peer/$name.key -out /run/$name.key
				cat > /run/$name.conf <<-END
					include /etc/ldap/schema/core.schema
					include /etc/ldap/schema/cosine.schema
					TLSCertificateFile /etc/peer/$name.pem
					TLSCertificateKeyFile /run/$name.key
					database ldif
					directory /run/$name
					suffix dc=test
					rootdn cn=admin,dc=test
					rootpw secret
				END
				slapd -d 0 -f /run/$name.conf -h ldaps://0.0.0.0:$port &
			done
			sleep infinity
			""");

	private static final int FIRST_PORT = 7001;

	private final String commands;

	MatrixServer(String commands) {
		this.commands = commands;
	}

	/**
	 * Returns a container that is not started yet and lacks the certificates.
	 */
	PeerContainer container() {
		MatrixCertificate[] certificates = MatrixCertificate.values();
		StringBuilder servers = new StringBuilder("servers() {\ncat <<-END\n");
		int[] ports = new int[certificates.length];
		for (MatrixCertificate certificate : certificates) {
			ports[certificate.ordinal()] = port(certificate);
			servers.append(port(certificate)).append(' ').append(certificate).append('\n');
		}
		return new PeerContainer(servers + "END\n}\n" + this.commands, ports);
	}

	static int port(MatrixCertificate certificate) {
		return FIRST_PORT + certificate.ordinal();
	}

}
