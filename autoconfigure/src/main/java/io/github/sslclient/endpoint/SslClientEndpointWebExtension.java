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

package io.github.sslclient.endpoint;

import java.util.Objects;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension} of {@link SslClientEndpoint}: over HTTP a context that
 * there is not is not found, where a write operation without a result would be a success.
 */
@EndpointWebExtension(endpoint = SslClientEndpoint.class)
public final class SslClientEndpointWebExtension {

	private final SslClientEndpoint endpoint;

	/**
	 * Create the extension.
	 * @param endpoint what it extends
	 */
	public SslClientEndpointWebExtension(SslClientEndpoint endpoint) {
		this.endpoint = Objects.requireNonNull(endpoint, "'endpoint' must not be null");
	}

	/**
	 * Make a context anew.
	 * @param context the name of the context
	 * @return what came of it, or status 404 if there is no context of that name
	 */
	@WriteOperation
	public WebEndpointResponse<ReloadDescriptor> reload(@Selector String context) {
		ReloadDescriptor outcome = this.endpoint.reload(context);
		return (outcome != null) ? new WebEndpointResponse<>(outcome)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
