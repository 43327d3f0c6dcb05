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

package io.github.sslclient.socket;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.sslclient.SslClientContexts;
import org.jspecify.annotations.Nullable;

/**
 * The applications of this JVM whose contexts a {@link ContextSocketFactory} may go by.
 * Spring Boot's auto-configuration adds and removes them; only who does without it has a
 * use for this class. Thread-safe.
 */
public final class RunningApplications {

	private static final RunningApplications OF_JVM = new RunningApplications();

	private final List<RunningApplication> applications = new CopyOnWriteArrayList<>();

	RunningApplications() {
	}

	/**
	 * Those of this JVM.
	 * @return the applications, always the same object
	 */
	public static RunningApplications ofJvm() {
		return OF_JVM;
	}

	/**
	 * Add an application.
	 * @param classLoader what loads its classes, or {@code null} if that is not known;
	 * where there are several applications the context class loader of a thread tells
	 * which it works for
	 * @param contexts gives its contexts, when the first is needed
	 * @return removes it when it is closed
	 */
	public Registration add(@Nullable ClassLoader classLoader, Supplier<SslClientContexts> contexts) {
		RunningApplication application = new RunningApplication(classLoader,
				Objects.requireNonNull(contexts, "'contexts' must not be null"));
		this.applications.add(application);
		return () -> this.applications.remove(application);
	}

	/**
	 * The application that the calling thread works for.
	 * @throws IOException if there is none, or no telling which
	 */
	RunningApplication current() throws IOException {
		List<RunningApplication> all = List.copyOf(this.applications);
		if (all.isEmpty()) {
			throw new IOException("No application with TLS client contexts is running in this JVM; "
					+ "a Spring Boot application with this starter has some, unless ssl.client.enabled=false");
		}
		if (all.size() == 1) {
			return all.get(0);
		}
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		List<RunningApplication> own = all.stream().filter((one) -> one.classLoader() == loader).toList();
		if (own.size() == 1) {
			return own.get(0);
		}
		throw new IOException(all.size() + " applications with TLS client contexts are running in this JVM, and "
				+ own.size() + " of them have the context class loader of this thread; "
				+ "close those that are not needed, or give the driver a socket factory instead of the name of a class");
	}

	/**
	 * That an application is known.
	 */
	@FunctionalInterface
	public interface Registration extends AutoCloseable {

		/**
		 * Forget the application. The sockets it has stay as they are.
		 */
		@Override
		void close();

	}

}
