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

package io.github.sslclient.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/**
 * A container in which a real server runs, started by a shell command. It is ready when
 * all its ports are listened to. That is looked up inside, for a look from outside would
 * be a connection, and some servers here accept only one.
 */
public final class PeerContainer extends GenericContainer<PeerContainer> {

	/**
	 * The folder of the files that {@link #withText} and {@link #withIdentity} bring.
	 */
	public static final String FILES = "/etc/peer/";

	/**
	 * The fixed name and the layers that stay let a second run find the image ready.
	 */
	private static final ImageFromDockerfile IMAGE = new ImageFromDockerfile("sslclient-test-peers", false)
		.withFileFromClasspath("Dockerfile", "io/github/sslclient/test/Dockerfile");

	/**
	 * Creates a container that is not started yet.
	 * @param command what the shell runs, a server in the foreground at its end
	 * @param ports the ports that are listened to
	 */
	public PeerContainer(String command, int... ports) {
		super(IMAGE);
		withCommand("sh", "-c", announcement(ports) + command);
		withExposedPorts(Arrays.stream(ports).boxed().toArray(Integer[]::new));
		waitingFor(Wait.forLogMessage(".*PEER LISTENS.*\n", 1).withStartupTimeout(Duration.ofMinutes(2)));
	}

	static void buildImage() {
		IMAGE.get();
	}

	/**
	 * Returns the name or address under which published ports are reached, which a
	 * server's certificate has to be issued for.
	 * @return the host of the Docker engine
	 */
	public static String engineHost() {
		return DockerClientFactory.instance().dockerHostIpAddress();
	}

	/**
	 * Brings a file along.
	 * @param name the name of the file in {@link #FILES}
	 * @param text the content
	 * @return this container
	 */
	public PeerContainer withText(String name, String text) {
		return withCopyToContainer(Transferable.of(text), FILES + name);
	}

	/**
	 * Brings a certificate and its key along.
	 * @param name the name of the files in {@link #FILES}, without {@code .pem} and
	 * {@code .key}
	 * @param identity the certificate and key
	 * @return this container
	 */
	public PeerContainer withIdentity(String name, Identity identity) {
		return withText(name + ".pem", identity.certificatePem()).withText(name + ".key", identity.keyPem());
	}

	/**
	 * Starts the container.
	 * @return this container, listening
	 */
	public PeerContainer started() {
		start();
		return this;
	}

	/**
	 * Runs a shell command beside the server.
	 * @param command the command
	 * @return what it wrote to its standard output
	 * @throws IllegalStateException if its exit status is not 0
	 */
	public String run(String command) {
		try {
			ExecResult result = execInContainer("sh", "-c", command);
			if (result.getExitCode() != 0) {
				throw new IllegalStateException(command + ": " + result);
			}
			return result.getStdout();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the container's own address, for the rare test that must not go through the
	 * engine's port proxy. Where it cannot be reached, as with an engine in a virtual
	 * machine, the test that calls this is left out, or fails if container tests are
	 * required.
	 * @param port a port that is listened to
	 * @return the address, which was connected to once
	 */
	public InetSocketAddress ownAddress(int port) {
		String host = getContainerInfo().getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
		InetSocketAddress address = new InetSocketAddress(host, port);
		try (Socket socket = new Socket()) {
			socket.connect(address, 2000);
			return address;
		}
		catch (IOException ex) {
			if (ContainerTestExtension.isRequired()) {
				throw new UncheckedIOException(ex);
			}
			return Assumptions.abort("No way to the container's own address " + address + ": " + ex);
		}
	}

	/**
	 * The kernel's socket tables have ports in hexadecimal; 0A is the state LISTEN.
	 */
	private static String announcement(int... ports) {
		String listed = Arrays.stream(ports).mapToObj("%04X"::formatted).collect(Collectors.joining(" "));
		return """
				(
					for port in %s; do
						until grep -qs ":$port 0*:0000 0A" /proc/net/tcp /proc/net/tcp6; do sleep 0.05; done
					done
					echo PEER LISTENS
				) &
				""".formatted(listed);
	}

}
