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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Properties of how the files of contexts are watched.
 *
 * @param quietPeriod Time for which the files of a context must not have changed before
 * they are loaded.
 * @param maximumDelay Time after which they are loaded although they still change.
 * @param pollInterval Time between two looks at files of which no event was told.
 */
@Lazy
@ConfigurationProperties(SslClientReloadProperties.PREFIX)
public record SslClientReloadProperties(@DefaultValue("2s") Duration quietPeriod,
		@DefaultValue("30s") Duration maximumDelay, @DefaultValue("30s") Duration pollInterval) {

	/** The name of the group below the other keys. */
	static final String NAME = "reload";

	/**
	 * What all the keys begin with.
	 */
	public static final String PREFIX = SslClientProperties.PREFIX + "." + NAME;

}
