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

package io.github.sslclient;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shape of the house.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.sslclient";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	@Test
	void theCoreKnowsNothingOfSpringAndMicrometer() {
		noClasses().that()
			.resideInAnyPackage(core("deadline"), core("der"), core("error"), core("pem"), core("x509"), core("crl"),
					core("ocsp"), core("trust"), core("protocol"), core("cipher"), core("keystore"), core("verify"),
					core("proxy"), core("context"), core("watch"), core("reload"), core("stream"), core("testing"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", BASE, BASE + ".autoconfigure..")
			.check(CLASSES);
	}

	@Test
	void everyArrowPointsDown() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("deadline")
			.definedBy(core("deadline"))
			.layer("der")
			.definedBy(core("der"))
			.layer("error")
			.definedBy(core("error"))
			.layer("pem")
			.definedBy(core("pem"))
			.layer("x509")
			.definedBy(core("x509"))
			.layer("crl")
			.definedBy(core("crl"))
			.layer("ocsp")
			.definedBy(core("ocsp"))
			.layer("keystore")
			.definedBy(core("keystore"))
			.layer("trust")
			.definedBy(core("trust"))
			.layer("protocol")
			.definedBy(core("protocol"))
			.layer("cipher")
			.definedBy(core("cipher"))
			.layer("verify")
			.definedBy(core("verify"))
			.layer("proxy")
			.definedBy(core("proxy"))
			.layer("context")
			.definedBy(core("context"))
			.layer("stream")
			.definedBy(core("stream"))
			.layer("watch")
			.definedBy(core("watch"))
			.layer("reload")
			.definedBy(core("reload"))
			.layer("spring")
			.definedBy(BASE)
			.layer("socket")
			.definedBy(core("socket"))
			.layer("bundle")
			.definedBy(core("bundle"))
			.layer("expiry")
			.definedBy(core("expiry"))
			.layer("health")
			.definedBy(core("health"))
			.layer("metrics")
			.definedBy(core("metrics"))
			.layer("observation")
			.definedBy(core("observation"))
			.layer("endpoint")
			.definedBy(core("endpoint"))
			.layer("autoconfigure")
			.definedBy(BASE + ".autoconfigure..")
			.layer("testing")
			.definedBy(core("testing"))
			.whereLayer("autoconfigure")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("testing")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("testing")
			.mayNotAccessAnyLayer()
			.whereLayer("socket")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("bundle")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("expiry")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("health")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("metrics")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("observation")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("endpoint")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("spring")
			.mayOnlyBeAccessedByLayers("socket", "expiry", "health", "endpoint", "autoconfigure")
			.whereLayer("reload")
			.mayOnlyBeAccessedByLayers("spring", "socket", "bundle", "expiry", "health", "metrics", "endpoint",
					"autoconfigure")
			.whereLayer("watch")
			.mayOnlyBeAccessedByLayers("reload", "autoconfigure")
			.whereLayer("stream")
			.mayOnlyBeAccessedByLayers("spring", "health", "observation", "autoconfigure")
			.whereLayer("context")
			.mayOnlyBeAccessedByLayers("stream", "reload", "spring", "socket", "bundle", "expiry", "health", "metrics",
					"endpoint", "autoconfigure")
			.whereLayer("proxy")
			.mayOnlyBeAccessedByLayers("context", "spring", "endpoint", "autoconfigure")
			.whereLayer("verify")
			.mayOnlyBeAccessedByLayers("proxy", "context", "stream", "spring", "bundle", "health", "endpoint",
					"autoconfigure")
			.whereLayer("ocsp")
			.mayOnlyBeAccessedByLayers("verify", "context", "endpoint", "autoconfigure")
			.whereLayer("cipher")
			.mayOnlyBeAccessedByLayers("context", "stream")
			.whereLayer("protocol")
			.mayOnlyBeAccessedByLayers("cipher", "ocsp", "verify", "context", "stream")
			.whereLayer("trust")
			.mayOnlyBeAccessedByLayers("verify", "context")
			.whereLayer("crl")
			.mayOnlyBeAccessedByLayers("trust", "verify", "context")
			.whereLayer("x509")
			.mayOnlyBeAccessedByLayers("crl", "ocsp", "trust", "verify", "context")
			.whereLayer("keystore")
			.mayOnlyBeAccessedByLayers("trust", "context", "bundle", "endpoint", "autoconfigure")
			.whereLayer("pem")
			.mayOnlyBeAccessedByLayers("crl", "keystore", "trust", "context", "bundle", "endpoint", "autoconfigure")
			.whereLayer("der")
			.mayOnlyBeAccessedByLayers("pem", "x509", "crl", "ocsp", "trust", "verify")
			.whereLayer("deadline")
			.mayOnlyBeAccessedByLayers("stream", "spring")
			.whereLayer("deadline")
			.mayNotAccessAnyLayer()
			.check(CLASSES);
	}

	@Test
	void thereAreNoPackageCycles() {
		slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
		slices().matching(BASE + ".verify.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct()).allSatisfy(
				(javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName())
					.isTrue());
	}

	@Test
	void noGlobalStateIsChanged() {
		noClasses().should()
			.callMethod(java.security.Security.class, "addProvider", java.security.Provider.class)
			.orShould()
			.callMethod(java.security.Security.class, "insertProviderAt", java.security.Provider.class, int.class)
			.orShould()
			.callMethod(java.security.Security.class, "setProperty", String.class, String.class)
			.orShould()
			.callMethod(System.class, "setProperty", String.class, String.class)
			.orShould()
			.callMethod(javax.net.ssl.SSLContext.class, "setDefault", javax.net.ssl.SSLContext.class)
			.check(CLASSES);
	}

	@Test
	void noBouncyCastleProviderIsMade() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.bouncycastle.jce..", "org.bouncycastle.jcajce..")
			.check(CLASSES);
	}

	@Test
	void bouncyCastleStaysInOneClassOfWhatServes() {
		noClasses().that()
			.resideOutsideOfPackage(core("testing"))
			.and()
			.doNotHaveSimpleName("BouncyCastleCrypto")
			.and()
			.doNotHaveSimpleName("")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.bouncycastle..")
			.check(CLASSES);
	}

	private static String core(String room) {
		return BASE + "." + room + "..";
	}

}
