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

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

import io.github.sslclient.SslClientContextCustomizer;
import io.github.sslclient.SslClientContexts;
import io.github.sslclient.SslMaterialExpiryEvent;
import io.github.sslclient.context.SslClientSettingsBuilder;
import io.github.sslclient.test.Identity;
import io.github.sslclient.test.KeyKind;
import io.github.sslclient.test.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link BackgroundThreads}, and of who uses them.
 */
@Timeout(120)
class BackgroundThreadsTests {

	private static final TestPki PKI = TestPki.create(KeyKind.EC);

	@TempDir
	private Path directory;

	@Test
	void threadsOfThePlatformKeepNoApplicationAlive() throws Exception {
		Thread thread = factory(false).newThread(() -> {
		});
		assertThat(isVirtual(thread)).isFalse();
		assertThat(thread.isDaemon()).isTrue();
		assertThat(thread.getName()).isEqualTo("some-name");
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void whereJavaHasNoVirtualThreadsTheyAreOfThePlatform() throws Exception {
		assertThat(factory(true).newThread(() -> {
		}).getName()).isEqualTo("some-name");
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsHaveTheNameAndANumber() throws Exception {
		ThreadFactory factory = factory(true);
		for (int i = 0; i < 2; i++) {
			Thread thread = factory.newThread(() -> {
			});
			assertThat(isVirtual(thread)).isTrue();
			assertThat(thread.getName()).isEqualTo("some-name-" + i);
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void allBackgroundWorkIsDoneByVirtualThreadsIfSoDesired() throws Exception {
		assertThat(threadsOfAnApplication(true)).hasSize(3).allSatisfy((name, thread) -> {
			assertThat(isVirtual(thread)).as(name).isTrue();
			assertThat(thread.getName()).startsWith(name + "-");
		});
	}

	@Test
	void elseItIsDoneByThreadsOfThePlatform() throws Exception {
		assertThat(threadsOfAnApplication(false)).hasSize(3)
			.allSatisfy((name, thread) -> assertThat(isVirtual(thread)).as(name).isFalse());
	}

	/**
	 * Who tries targets loads the context that they need, who has seen that a file
	 * changed loads it anew, and who watches dates tells of them.
	 */
	private Map<String, Thread> threadsOfAnApplication(boolean virtual) throws Exception {
		Threads threads = new Threads();
		write("client.pem", 5);
		// Nobody need answer.
		try (ServerSocket target = new ServerSocket(0)) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(SslClientAutoConfiguration.class,
						SslClientHealthContributorAutoConfiguration.class))
				.withBean(Threads.class, () -> threads)
				.withPropertyValues("spring.threads.virtual.enabled=" + virtual,
						"ssl.client.certificate=" + this.directory.resolve("client.pem"),
						"ssl.client.reload-on-update=true", "ssl.client.reload.quiet-period=100ms",
						"ssl.client.reload.poll-interval=1s", "ssl.client.health.timeout=1s",
						"ssl.client.health.targets=localhost:" + target.getLocalPort())
				.run((context) -> {
					await().atMost(Duration.ofSeconds(60))
						.until(() -> threads.seen.keySet()
							.containsAll(Set.of("ssl-client-health", "ssl-client-expiry")));
					assertThat(context.getBean(SslClientContexts.class).reloadable("default").getIfLoaded())
						.isNotNull();
					write("new.pem", 4);
					Files.move(this.directory.resolve("new.pem"), this.directory.resolve("client.pem"),
							StandardCopyOption.ATOMIC_MOVE);
					await().atMost(Duration.ofSeconds(60)).until(() -> threads.seen.containsKey("ssl-client-reload"));
				});
		}
		return threads.seen;
	}

	private void write(String name, int days) {
		Instant now = Instant.now();
		Identity client = PKI.validity(now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(days))).client("me");
		TestPki.write(this.directory, name, client.certificatePem() + client.keyPem());
	}

	private static ThreadFactory factory(boolean virtual) {
		return new BackgroundThreads(
				new MockEnvironment().withProperty("spring.threads.virtual.enabled", String.valueOf(virtual)))
			.named("some-name");
	}

	private static boolean isVirtual(Thread thread) {
		try {
			return Runtime.version().feature() >= 21 && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

	/** The threads that were met, by name without number. */
	static class Threads implements SslClientContextCustomizer, ApplicationListener<PayloadApplicationEvent<?>> {

		private final Map<String, Thread> seen = new ConcurrentHashMap<>();

		@Override
		public void customize(String name, SslClientSettingsBuilder settings) {
			meet();
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof SslMaterialExpiryEvent) {
				meet();
			}
		}

		private void meet() {
			Thread thread = Thread.currentThread();
			this.seen.put(thread.getName().replaceFirst("-\\d+$", ""), thread);
		}

	}

}
