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
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Expects tests to fail that a list names, where all run on another TLS provider (see
 * CONTRIBUTING, "Other TLS providers"), from a version of Java on. One that is listed and
 * passes, in all of its invocations, fails the run, so that the list tells the truth.
 */
public final class ProviderGaps implements InvocationInterceptor, AfterAllCallback {

	private static final Path FILE = Path.of(System.getProperty("sslclient.provider-gaps", ""));

	/** Marks what depends on chance, and may pass. */
	private static final String AT_TIMES = "?";

	/** Those that are expected to fail, and whether they do so at times only. */
	private static final Map<String, Boolean> LISTED = listed();

	private final Set<String> passed = ConcurrentHashMap.newKeySet();

	private final Set<String> failed = ConcurrentHashMap.newKeySet();

	@Override
	public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> test,
			ExtensionContext context) throws Throwable {
		run(invocation, test);
	}

	@Override
	public void interceptTestTemplateMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> test,
			ExtensionContext context) throws Throwable {
		run(invocation, test);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		String prefix = context.getRequiredTestClass().getSimpleName() + "\t";
		List<String> closed = this.passed.stream()
			.filter((name) -> name.startsWith(prefix) && !this.failed.contains(name))
			.sorted()
			.toList();
		if (!closed.isEmpty()) {
			throw new AssertionError(closed + " pass now: take them out of " + FILE);
		}
	}

	private void run(Invocation<Void> invocation, ReflectiveInvocationContext<Method> test) throws Throwable {
		String name = test.getTargetClass().getSimpleName() + "\t" + test.getExecutable().getName();
		Boolean atTimes = LISTED.get(name);
		if (atTimes == null) {
			invocation.proceed();
			return;
		}
		try {
			invocation.proceed();
			if (!atTimes) {
				this.passed.add(name);
			}
		}
		catch (Exception | AssertionError ex) {
			this.failed.add(name);
		}
	}

	private static Map<String, Boolean> listed() {
		if (FILE.toString().isEmpty()) {
			return Map.of();
		}
		try {
			return Files.readAllLines(FILE)
				.stream()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> line.split("\t", 4))
				.filter((columns) -> Runtime.version().feature() >= Integer.parseInt(columns[2].replace(AT_TIMES, "")))
				.collect(Collectors.toUnmodifiableMap((columns) -> columns[0] + "\t" + columns[1],
						(columns) -> columns[2].endsWith(AT_TIMES)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
