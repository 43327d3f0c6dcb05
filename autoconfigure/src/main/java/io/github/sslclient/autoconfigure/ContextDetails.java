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
import java.util.Objects;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.bundle.BundleMaterial;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.ssl.SslBundle;

/**
 * The connection details of one context, and the name of their bean for messages.
 *
 * @param beanName the name of the bean
 * @param details the bean
 */
record ContextDetails(String beanName, SslClientConnectionDetails details) {

	String contextName() {
		return this.details.getContextName();
	}

	/** What they hold now. Whatever goes wrong has their name in it. */
	BundleMaterial material() {
		try {
			SslBundle bundle = Objects.requireNonNull(this.details.getSslBundle(), "getSslBundle() returned null");
			return BundleMaterial.read(toString(), bundle);
		}
		catch (RuntimeException ex) {
			SslError error = error(this + " cannot be used: " + ex.getMessage(),
					"correct what they are made of, or remove them to have the properties count");
			throw new SslConfigurationException(null, error, ex);
		}
	}

	/** Where it is not their content that is wrong. */
	static SslConfigurationException refusal(String detail, String hint) {
		SslError error = error(detail, hint);
		return new SslConfigurationException(null, error, new SslException(error));
	}

	private static SslError error(String detail, String hint) {
		return SslError.of(SslErrorKind.CONFIGURATION, "configuration", List.of(), detail).withHint(hint);
	}

	@Override
	public String toString() {
		Origin origin = Origin.from(this.details);
		return "connection details '" + this.beanName + "'" + ((origin != null) ? " (" + origin + ")" : "");
	}

}
