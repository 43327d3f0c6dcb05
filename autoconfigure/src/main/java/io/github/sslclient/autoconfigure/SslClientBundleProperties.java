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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Properties of client contexts as SSL bundles.
 *
 * @param register Whether to register each TLS client context as an SSL bundle of the
 * same name.
 * @param prefix Prefix of the names of these bundles.
 */
@Lazy
@ConfigurationProperties(SslClientBundleProperties.PREFIX)
public record SslClientBundleProperties(@DefaultValue("true") Boolean register, @DefaultValue("") String prefix) {

	/** The name of the group below the other keys. */
	static final String NAME = "bundles";

	/**
	 * What all the keys begin with.
	 */
	public static final String PREFIX = SslClientProperties.PREFIX + "." + NAME;

}
