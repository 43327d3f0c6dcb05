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

package io.github.sslclient.autoconfigure;

import java.util.concurrent.ThreadFactory;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Makes the threads of what goes on in the background. They keep no application alive,
 * and are virtual where {@code spring.threads.virtual.enabled} asks for it.
 */
final class BackgroundThreads {

	private final boolean virtual;

	BackgroundThreads(Environment environment) {
		// Not where Java has none.
		this.virtual = Threading.VIRTUAL.isActive(environment);
	}

	/**
	 * Make a factory.
	 * @param name what its threads are called
	 * @return the factory; a virtual thread has a number behind its name
	 */
	ThreadFactory named(String name) {
		if (this.virtual) {
			return new VirtualThreadTaskExecutor(name + "-").getVirtualThreadFactory();
		}
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
