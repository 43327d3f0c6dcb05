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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application whose beans are processed ahead of time, with the contexts
 * {@code bank} and {@code described}, as a build does it: the processor, the compiler and
 * the application each have a process of their own.
 */
class AheadOfTimeTests {

	private static final int BOUND_SECONDS = 120;

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@TempDir
	private static Path directory;

	private static Path root;

	private static List<String> started;

	@BeforeAll
	static void process() throws Exception {
		root = TestPki.write(directory, "root.pem", PKI.caPem());
		List<String> command = new ArrayList<>(
				List.of(SpringApplicationAotProcessor.class.getName(), AheadOfTimeApplication.class.getName(),
						path("sources"), path("classes"), path("classes"), "test", "test"));
		command.addAll(properties("ssl.client.contexts.bank.max-depth=3"));
		assertThat(java(classPath(), command)).doesNotContain("Exception");
		List<String> arguments = new ArrayList<>(
				List.of("-d", path("classes"), "-cp", classPath(), "-proc:none", "-nowarn"));
		try (Stream<Path> files = Files.walk(directory.resolve("sources"))) {
			files.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
		started = start("ssl.client.contexts.bank.max-depth=5", "ssl.client.max-depth=7",
				"ssl.client.contexts.post.max-depth=4", "ssl.client.bundles.prefix=sslclient-");
	}

	@Test
	void theStartIsOfWhatWasProcessed() {
		assertThat(started).first().asString().contains("Starting AOT-processed AheadOfTimeApplication");
	}

	@Test
	void thePropertiesOfTheStartCount() {
		assertThat(started).contains("injected depth: 5", "default depth: 7");
	}

	@Test
	void namesThatWereKnownAreBeans() {
		assertThat(started).contains("bank is a bean: true", "injected factory: true");
	}

	@Test
	void namesThatWereNotKnownComeFromTheContexts() {
		assertThat(started).contains("names: [default, bank, described, post]", "post is a bean: false",
				"post depth: 4");
	}

	@Test
	void connectionDetailsAreFound() {
		assertThat(started).contains("described authorities: 1");
	}

	@Test
	void contextsAreBundles() {
		assertThat(started).contains("bundle: true");
	}

	@Test
	void contextsHaveTheirHealth() {
		assertThat(started).contains("indicators: 1");
	}

	@Test
	void socketFactoriesFindTheContextsWhileTheApplicationRuns() {
		assertThat(started).contains("socket factory: true").doesNotContain("socket factory later: true");
	}

	@Test
	void aBeanOfAContextThatIsNoMoreEndsTheStart() throws Exception {
		assertThat(String.join("\n", start())).contains("There is no TLS client context 'bank'")
			.doesNotContain("injected depth");
	}

	@Test
	void unknownPropertiesEndTheStart() throws Exception {
		assertThat(String.join("\n", start("ssl.client.contexts.bank.max-depth=5", "ssl.client.ca-fil=x")))
			.contains("ssl.client.ca-fil", "there is no such property")
			.doesNotContain("injected depth");
	}

	private static List<String> start(String... properties) throws Exception {
		List<String> command = new ArrayList<>(
				List.of("-Dspring.aot.enabled=true", AheadOfTimeApplication.class.getName()));
		command.addAll(properties(properties));
		return java(path("classes") + File.pathSeparator + classPath(), command).lines().toList();
	}

	private static List<String> properties(String... properties) {
		return Stream
			.concat(Arrays.stream(properties),
					Stream.of("spring.main.banner-mode=off", "spring.main.web-application-type=none",
							"spring.ssl.bundle.pem.material.truststore.certificate=" + root.toUri(),
							"ssl.client.contexts.described.verify=required"))
			.map((property) -> "--" + property)
			.toList();
	}

	private static String java(String classPath, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", classPath));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		Process process = builder.start();
		// What is killed ends its output, and so the reading of it.
		CompletableFuture<?> bound = CompletableFuture.runAsync(process::destroyForcibly,
				CompletableFuture.delayedExecutor(BOUND_SECONDS, TimeUnit.SECONDS));
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		assertThat(bound.cancel(false)).as(output).isTrue();
		return output;
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static String path(String name) {
		return directory.resolve(name).toString();
	}

}
