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

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.SslClientContextReloadedEvent;
import io.github.sslclient.context.Material;
import io.github.sslclient.context.Material.Kind;
import io.github.sslclient.reload.ReloadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReloadPublisher}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReloadPublisherTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private final List<Object> events = new ArrayList<>();

	private final ReloadPublisher publisher = new ReloadPublisher(this.events::add);

	@Test
	void whatChangedIsLoggedAndPublished(CapturedOutput output) {
		Material list = new Material(Kind.REVOCATION_LIST, "crl-file", "/etc/crl.pem", "CN=CA", NOW, NOW,
				BigInteger.TWO, 7);
		ReloadOutcome outcome = new ReloadOutcome("changing", NOW, List.of(list), List.of(), null);
		this.publisher.reloaded(outcome);
		assertThat(this.events).containsExactly(new SslClientContextReloadedEvent(outcome));
		assertThat(output)
			.contains("TLS client context 'changing' was loaded anew: added [crl-file 'CN=CA'], removed []");
	}

	@Test
	void aFailureIsLoggedAndPublished(CapturedOutput output) {
		ReloadOutcome outcome = failure("failing", "no such file");
		this.publisher.reloaded(outcome);
		assertThat(this.events).containsExactly(new SslClientContextReloadedEvent(outcome));
		assertThat(output).contains("TLS client context 'failing' could not be loaded anew", "no such file");
	}

	@Test
	void aFailureThatGoesOnIsToldOnce() {
		this.publisher.reloaded(failure("one", "no such file"));
		this.publisher.reloaded(failure("one", "no such file"));
		this.publisher.reloaded(failure("other", "no such file"));
		assertThat(this.events).hasSize(2);
	}

	@Test
	void anotherFailureIsToldToo() {
		this.publisher.reloaded(failure("one", "no such file"));
		this.publisher.reloaded(failure("one", "no PEM"));
		assertThat(this.events).hasSize(2);
	}

	@Test
	void aFailureAfterASuccessIsToldAgain() {
		this.publisher.reloaded(failure("one", "no such file"));
		this.publisher.reloaded(new ReloadOutcome("one", NOW, List.of(), List.of(), null));
		this.publisher.reloaded(failure("one", "no such file"));
		assertThat(this.events).hasSize(3);
	}

	private static ReloadOutcome failure(String context, String message) {
		return new ReloadOutcome(context, NOW, List.of(), List.of(), new IllegalStateException(message));
	}

}
