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
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.pem.PemSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes one TLS context in an application that has just started, and prints what time and
 * processor time that took.
 */
public final class ColdContext {

	private ColdContext() {
	}

	/**
	 * Start, make the context, print and end.
	 * @param arguments whose context, {@code library} or {@code bundle}, then the files
	 * of certificate, key and authorities
	 * @throws Exception if it fails
	 */
	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext application = SpringApplication.run(UsedApplication.class)) {
			ThreadMXBean threads = ManagementFactory.getThreadMXBean();
			long cpu = threads.getCurrentThreadCpuTime();
			long time = System.nanoTime();
			if (arguments[0].equals("library")) {
				SslClientContext.of(SslClientSettings.builder()
					.certificate(PemSource.of(Path.of(arguments[1])))
					.key(PemSource.of(Path.of(arguments[2])))
					.caFile(PemSource.of(Path.of(arguments[3])))
					.build());
			}
			else {
				SslBundle
					.of(new PemSslStoreBundle(
							PemSslStoreDetails.forCertificate(uri(arguments[1])).withPrivateKey(uri(arguments[2])),
							PemSslStoreDetails.forCertificate(uri(arguments[3]))))
					.createSslContext();
			}
			long after = System.nanoTime();
			System.out.println(Starts.FIGURES + (after - time) + " " + (threads.getCurrentThreadCpuTime() - cpu));
		}
	}

	private static String uri(String file) {
		return Path.of(file).toUri().toString();
	}

}
