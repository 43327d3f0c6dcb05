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

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A minimal application with a TLS client, or without one, that prints what its start
 * cost and how long the first byte took from there. See {@link StartInUse}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class UsedApplication {

	/**
	 * Start, connect, print and end.
	 * @param arguments the name of the class of the client or {@code none}, the port, and
	 * those of Spring Boot
	 * @throws Exception if it fails
	 */
	public static void main(String[] arguments) throws Exception {
		Class<?>[] sources = arguments[0].equals("none") ? new Class<?>[] { UsedApplication.class }
				: new Class<?>[] { UsedApplication.class, Class.forName(arguments[0]) };
		int port = Integer.parseInt(arguments[1]);
		long start = System.nanoTime();
		try (ConfigurableApplicationContext context = SpringApplication.run(sources,
				Arrays.copyOfRange(arguments, 2, arguments.length))) {
			long started = System.nanoTime() - start;
			long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			FirstByte client = context.getBeanProvider(FirstByte.class).getIfAvailable(() -> (any) -> {
			});
			long before = System.nanoTime();
			client.exchange(port);
			System.out.println(Starts.FIGURES + started + " " + thread + " " + (System.nanoTime() - before));
		}
	}

}
