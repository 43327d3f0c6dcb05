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

package io.github.sslclient.context;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;

import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProviderByName}.
 */
class ProviderByNameTests {

	@ParameterizedTest
	@CsvSource({ "NoSuch, not installed in this JVM", "SunJCE, does not speak TLS", "conscrypt, not installed" })
	void aProviderThatCannotBeUsedIsRefusedBesideThoseThatCan(String name, String reason) {
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> ProviderByName.find(name)).satisfies((ex) -> {
			assertThat(ex.getError().setting()).isEqualTo("provider");
			assertThat(ex.getError().message()).contains("'" + name + "'", reason, "SunJSSE", "Conscrypt and BCJSSE");
		});
	}

	@Test
	void oneThatIsInstalledIsFound() throws Exception {
		assertThat(ProviderByName.find("SunJSSE")).isSameAs(Security.getProvider("SunJSSE"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Conscrypt", "BCJSSE" })
	void oneOnTheClassPathIsMadeOnceAndNotInstalled(String name) throws Exception {
		Provider provider = ProviderByName.find(name);
		assertThat(provider.getName()).isEqualTo(name);
		assertThat(ProviderByName.find(name)).isSameAs(provider);
		assertThat(Arrays.asList(Security.getProviders())).doesNotContain(provider);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SunJSSE", "Conscrypt", "BCJSSE" })
	void theSettingChoosesWhoMakesEngines(String name) throws Exception {
		SslClientContext context = SslClientContext.of(SslClientSettings.builder().provider(name).build());
		assertThat(context.offer().provider()).startsWith(name + " ");
		assertThat(context.newSslContext().getProvider().getName()).isEqualTo(name);
	}

}
