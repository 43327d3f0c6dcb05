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
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.RuntimeMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that does nothing, and prints what that cost. See {@link StartCost}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartedApplication {

	/**
	 * Start, print and end.
	 * @param arguments those of Spring Boot
	 */
	public static void main(String[] arguments) {
		RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
		long start = System.nanoTime();
		try (ConfigurableApplicationContext context = SpringApplication.run(StartedApplication.class, arguments)) {
			long started = System.nanoTime() - start;
			long process = System.currentTimeMillis() - runtime.getStartTime();
			long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			long processor = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
				.getProcessCpuTime();
			System.gc();
			long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			long metaspace = ManagementFactory.getMemoryPoolMXBeans()
				.stream()
				.filter((pool) -> pool.getName().equals("Metaspace"))
				.mapToLong(StartedApplication::used)
				.sum();
			System.out.println(Starts.FIGURES + started + " " + process + " " + processor + " " + heap + " " + metaspace
					+ " " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() + " " + thread + " "
					+ context.getBeanDefinitionCount());
		}
	}

	private static long used(MemoryPoolMXBean pool) {
		return pool.getUsage().getUsed();
	}

}
