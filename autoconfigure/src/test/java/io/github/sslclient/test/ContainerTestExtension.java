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

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Decides whether a {@link ContainerTest} runs, is left out or fails, and sees to the
 * image before the class begins: building it takes as long as the network does, so no
 * method's time limit may count it.
 */
class ContainerTestExtension implements ExecutionCondition, BeforeAllCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(ContainerTestExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (DockerClientFactory.instance().isDockerAvailable()) {
			return ConditionEvaluationResult.enabled("A Docker engine answers");
		}
		if (isRequired()) {
			throw new IllegalStateException(
					"No Docker engine answers, and SSLCLIENT_CONTAINER_TESTS says that container tests are required");
		}
		// What the root's store holds is closed when the run ends.
		context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(LeftOutTests.class, (key) -> new LeftOutTests(), LeftOutTests.class)
			.add(context.getRequiredTestClass());
		return ConditionEvaluationResult.disabled("No Docker engine answers");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		PeerContainer.buildImage();
	}

	static boolean isRequired() {
		return "required".equals(System.getenv("SSLCLIENT_CONTAINER_TESTS"));
	}

}
