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

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the health of TLS client contexts.
 *
 * @param expiryWarning Time before the end of a certificate at which to warn.
 * @param targets Servers to try, HOST:PORT each.
 * @param interval Time between two tries of a server.
 * @param timeout Time that connecting to a server may take, and a handshake with it.
 */
@ConfigurationProperties(SslClientHealthProperties.PREFIX)
public record SslClientHealthProperties(@DefaultValue("14d") Duration expiryWarning, @DefaultValue List<String> targets,
		@DefaultValue("1m") Duration interval, @DefaultValue("10s") Duration timeout) {

	/** The name of the group below a context's keys. */
	static final String NAME = "health";

	/**
	 * What all the keys begin with.
	 */
	public static final String PREFIX = SslClientProperties.PREFIX + "." + NAME;

}
