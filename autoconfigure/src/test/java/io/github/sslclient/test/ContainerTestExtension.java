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

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Decides whether a {@link ContainerTest} runs, is left out or fails. The image is built
 * as part of the decision, once in a run: an engine that cannot get at the base image is
 * as good as none, and building takes as long as the network does, so no method's time
 * limit may count it.
 */
class ContainerTestExtension implements ExecutionCondition {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(ContainerTestExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		// What the root's store holds is closed when the run ends.
		ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
		Engine engine = store.computeIfAbsent(Engine.class, (key) -> Engine.find(), Engine.class);
		if (engine.isUsable()) {
			return ConditionEvaluationResult.enabled("A Docker engine answers");
		}
		if (isRequired()) {
			throw new IllegalStateException(
					"SSLCLIENT_CONTAINER_TESTS says that container tests are required, but " + engine.obstacle());
		}
		store.computeIfAbsent(LeftOutTests.class, (key) -> new LeftOutTests(engine.obstacle()), LeftOutTests.class)
			.add(context.getRequiredTestClass());
		return ConditionEvaluationResult.disabled(engine.obstacle());
	}

	static boolean isRequired() {
		return "required".equals(System.getenv("SSLCLIENT_CONTAINER_TESTS"));
	}

	/**
	 * The engine that there is, or is not.
	 *
	 * @param obstacle why it cannot be used, or empty
	 */
	private record Engine(String obstacle) {

		static Engine find() {
			try {
				if (!DockerClientFactory.instance().isDockerAvailable()) {
					return new Engine("no Docker engine answers");
				}
				PeerContainer.buildImage();
				return new Engine("");
			}
			catch (RuntimeException ex) {
				return new Engine("the Docker engine cannot build the image of the peers (" + ex.getMessage() + ")");
			}
		}

		boolean isUsable() {
			return this.obstacle.isEmpty();
		}

	}

}
