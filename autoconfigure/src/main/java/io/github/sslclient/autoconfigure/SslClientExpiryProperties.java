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
import org.springframework.context.annotation.Lazy;

/**
 * Properties of the watch on the dates of certificates and CRLs.
 *
 * @param thresholds Times before the end of a certificate or CRL at which to publish an
 * event and log a warning. Zero for the end itself, none to switch it off.
 */
@Lazy
@ConfigurationProperties(SslClientExpiryProperties.PREFIX)
public record SslClientExpiryProperties(@DefaultValue( {
		"14d", "7d", "1d", "0s" }) List<Duration> thresholds){

	/** The name of the group below the other keys. */
	static final String NAME = "expiry";

	/**
	 * What all the keys begin with.
	 */
	public static final String PREFIX = SslClientProperties.PREFIX + "." + NAME;

}
