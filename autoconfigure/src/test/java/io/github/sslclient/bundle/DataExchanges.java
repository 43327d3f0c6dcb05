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

package io.github.sslclient.bundle;

import java.util.Objects;

import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.AmqpTemplate;
import org.springframework.amqp.core.Queue;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What clients of data stores and of a message broker do, set up as their users would.
 * Where the server is, is said by properties.
 */
final class DataExchanges {

	private static final long BOUND = 30_000;

	private DataExchanges() {
	}

	static String redis(ApplicationContext spring, String host, int port, String text) {
		StringRedisTemplate redis = spring.getBean(StringRedisTemplate.class);
		redis.opsForValue().set("text", text);
		return Objects.requireNonNull(redis.opsForValue().get("text"));
	}

	static String rabbit(ApplicationContext spring, String host, int port, String text) {
		Queue queue = Objects.requireNonNull(spring.getBean(AmqpAdmin.class).declareQueue());
		AmqpTemplate rabbit = spring.getBean(AmqpTemplate.class);
		rabbit.convertAndSend(queue.getName(), text);
		return (String) Objects.requireNonNull(rabbit.receiveAndConvert(queue.getName(), BOUND));
	}

}
