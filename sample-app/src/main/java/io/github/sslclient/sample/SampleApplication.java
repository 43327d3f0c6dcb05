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

package io.github.sslclient.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Starts the web application, or the shell's probe if the first argument is
 * {@code probe}.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

	@Bean
	EchoServer echoServer(SampleMaterial material) {
		return EchoServer.start(material.serverContext());
	}

	/**
	 * Start.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		if (ShellProbe.isAskedForBy(args)) {
			System.exit(ShellProbe.main(args));
		}
		// Made before the context starts, which loads what the properties name.
		SampleMaterial material = SampleMaterial.create();
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setDefaultProperties(material.clientProperties());
		application
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("sampleMaterial", material));
		application.run(args);
	}

}
