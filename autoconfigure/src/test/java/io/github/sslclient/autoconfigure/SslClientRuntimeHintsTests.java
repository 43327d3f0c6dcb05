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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.net.ssl.SSLParameters;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.sslclient.SslClientContexts;
import io.github.sslclient.socket.ContextSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SslClientRuntimeHints}.
 */
class SslClientRuntimeHintsTests {

	private static final Path CLASSES = classes();

	/** What looks for something by a name, and what it looks for. */
	private static final Map<String, Set<String>> LOOK_UPS = Map.of("cipher.SuiteTable", Set.of("getResourceAsStream"),
			"context.NewerParameters", Set.of("getMethod", "invoke"), "autoconfigure.KnownKeys",
			Set.of("getRecordComponents"), "context.ProviderByName", Set.of("forName", "getConstructor", "newInstance"),
			"error.NumberedTexts", Set.of("getResourceAsStream"), "protocol.AlgorithmTable",
			Set.of("getResourceAsStream"), "x509.NamedCurves", Set.of("getResourceAsStream"));

	private final RuntimeHints hints = register(getClass().getClassLoader());

	@Test
	void springFindsThem() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)).hasAtLeastOneElementOfType(SslClientRuntimeHints.class);
	}

	@ParameterizedTest
	@MethodSource("resources")
	void everyResourceIsKept(String resource) {
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "io/github/sslclient/key.pem", "io/github/sslclient/cipher/key.pem", "suites.tsv" })
	void nothingElseIsKept(String resource) {
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).rejects(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "setNamedGroups", "setSignatureSchemes" })
	void parametersOfNewerJavaMayBeSet(String setter) {
		TypeHint hint = this.hints.reflection().getTypeHint(SSLParameters.class);
		assertThat(hint).isNotNull();
		assertThat(hint.methods()).filteredOn((method) -> method.getName().equals(setter))
			.singleElement()
			.satisfies((method) -> assertThat(method.getMode()).isEqualTo(ExecutableMode.INVOKE))
			.extracting(ExecutableHint::getParameterTypes)
			.isEqualTo(TypeReference.listOf(String[].class));
	}

	@Test
	void librariesMayMakeSocketFactories() throws ReflectiveOperationException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(ContextSocketFactory.class.getConstructor())).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(ContextSocketFactory.class.getConstructor(String.class))).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ContextSocketFactory.class.getMethod("getDefault"))).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "org.conscrypt.OpenSSLProvider", "org.bouncycastle.jsse.provider.BouncyCastleJsseProvider" })
	void providersOnTheClassPathMayBeMade(String provider) throws ReflectiveOperationException {
		assertThat(
				RuntimeHintsPredicates.reflection().onConstructorInvocation(Class.forName(provider).getConstructor()))
			.accepts(this.hints);
	}

	@Test
	void providersThatAreNotThereAreLeftOut() {
		RuntimeHints without = register(new FilteredClassLoader("org.conscrypt", "org.bouncycastle.jsse"));
		assertThat(without.reflection().typeHints()).extracting((hint) -> hint.getType().getName())
			.noneMatch((name) -> name.startsWith("org."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "StreamEvent", "HandshakeEvent", "HandshakeRefusedEvent" })
	void theFlightRecorderMayReadEvents(String event) throws ReflectiveOperationException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Class.forName("io.github.sslclient.stream." + event))
			.withMemberCategory(MemberCategory.ACCESS_DECLARED_FIELDS)).accepts(this.hints);
	}

	/** Who adds one adds a hint. */
	@Test
	void nothingElseIsLookedUpByName() {
		Map<String, Set<String>> lookUps = new TreeMap<>();
		for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.github.sslclient")) {
			Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
				.filter(SslClientRuntimeHintsTests::isLookUp)
				.forEach((access) -> lookUps
					.computeIfAbsent(type.getName().substring("io.github.sslclient.".length()),
							(name) -> new TreeSet<>())
					.add(access.getName()));
		}
		assertThat(lookUps).isEqualTo(LOOK_UPS);
	}

	private static boolean isLookUp(JavaAccess<?> access) {
		JavaClass owner = access.getTargetOwner();
		String name = access.getName();
		if (owner.isEquivalentTo(Class.class)) {
			return name.equals("forName") || name.startsWith("getResource") || name.startsWith("getDeclared")
					|| name.matches("getRecordComponents|(get|new)(Method|Field|Constructor|Instance)s?");
		}
		return owner.isAssignableTo(ClassLoader.class) || owner.isEquivalentTo(ServiceLoader.class)
				|| owner.getPackageName().equals("java.lang.reflect")
						&& name.matches("invoke|newInstance|newProxyInstance|[gs]et");
	}

	private static List<String> resources() throws IOException {
		Path packages = CLASSES.resolve("io/github/sslclient");
		List<String> resources = new ArrayList<>();
		try (Stream<Path> files = Files.walk(packages)) {
			files.filter(Files::isRegularFile)
				.map((file) -> CLASSES.relativize(file).toString().replace('\\', '/'))
				.filter((name) -> !name.endsWith(".class"))
				.forEach(resources::add);
		}
		assertThat(resources).hasSizeGreaterThan(5);
		return resources;
	}

	private static Path classes() {
		try {
			return Path.of(SslClientContexts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RuntimeHints register(ClassLoader classLoader) {
		RuntimeHints hints = new RuntimeHints();
		new SslClientRuntimeHints().registerHints(hints, classLoader);
		return hints;
	}

}
