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

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import io.github.sslclient.reload.ContextLoader;
import io.github.sslclient.reload.ReloadPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.util.StringUtils;

/**
 * Makes a context from properties and the connection details that may take the place of
 * some, and says which of them cannot be used.
 */
final class PropertiesContextLoader implements ContextLoader {

	/** What connection details take the place of. */
	private static final Set<String> MATERIAL = Set.of("certificate", "key", "certificate-password", "ca-file",
			"ca-directory");

	private final String name;

	private final String prefix;

	private final Supplier<SslClientProperties> properties;

	private final SettingsMapper mapper;

	private final BundleFollower follower;

	private final ConnectionDetailsBeans details;

	PropertiesContextLoader(String name, String prefix, Supplier<SslClientProperties> properties, SettingsMapper mapper,
			BundleFollower follower, ConnectionDetailsBeans details) {
		this.name = name;
		this.prefix = prefix;
		this.properties = properties;
		this.mapper = mapper;
		this.follower = follower;
		this.details = details;
	}

	@Override
	public SslClientSettings settings() {
		SslClientProperties properties = properties();
		ContextDetails details = this.details.find(this.name);
		if (details == null && StringUtils.hasText(properties.bundle())) {
			this.follower.follow(properties.bundle());
		}
		try {
			return this.mapper.map(this.name, properties, details);
		}
		catch (IllegalSettingException ex) {
			throw refused(SslError.ofSetting(ex.getSetting(), List.of(), String.valueOf(ex.getMessage())), ex);
		}
	}

	@Override
	public ReloadPolicy policy() {
		return new ReloadPolicy(properties().reloadOnUpdate(), properties().closeStreamsOnReload());
	}

	private SslClientProperties properties() {
		return unwrap(this.properties);
	}

	@Override
	public SslClientContext load(SslClientSettings settings, @Nullable SslClientContext predecessor) {
		try {
			return (predecessor != null) ? predecessor.successor(settings) : SslClientContext.of(settings);
		}
		catch (SslException ex) {
			throw isOfDetails(ex.getError()) ? new SslConfigurationException(null, ex.getError(), ex)
					: refused(ex.getError(), ex);
		}
	}

	/** A stream's user has no use for what the making of a bean is wrapped into. */
	static <T> T unwrap(Supplier<T> bean) {
		try {
			return bean.get();
		}
		catch (BeanCreationException | BindException ex) {
			for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof SslConfigurationException refused) {
					throw refused;
				}
			}
			throw ex;
		}
	}

	/**
	 * Then it is no property that is at fault. The error names the details as its file.
	 */
	private boolean isOfDetails(SslError error) {
		return error.setting() != null && MATERIAL.contains(error.setting()) && this.details.find(this.name) != null;
	}

	private SslConfigurationException refused(SslError error, Exception cause) {
		return new SslConfigurationException(this.prefix + "." + ((error.setting() != null) ? error.setting() : "*"),
				error, cause);
	}

}
