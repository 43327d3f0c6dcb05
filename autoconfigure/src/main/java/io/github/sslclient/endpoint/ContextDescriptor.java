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

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sslclient.context.ClientOffer;
import io.github.sslclient.context.SslClientContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A context in full. What it is made of and did is {@code null} where it could not be
 * loaded.
 *
 * @param context its name
 * @param loaded whether there is one
 * @param failure what keeps it from being loaded, or {@code null} if it is
 * @param settings the settings by the names of their properties, those that are not set
 * left out; durations as in ISO 8601
 * @param certificates the client's own certificate, and the chain sent with it
 * @param authorities the trusted certificates
 * @param revocationLists the CRLs; of {@code ca-directory} those that were needed so far
 * @param offer what a server may choose from
 * @param figures what it did so far
 * @param java the version of Java
 * @param lastReload what came of making it anew for the last time, or {@code null} if
 * that was not tried yet
 */
public record ContextDescriptor(String context, boolean loaded, @Nullable FailureDescriptor failure,
		@Nullable Map<String, Object> settings, @Nullable List<MaterialDescriptor.Certificate> certificates,
		@Nullable Authorities authorities, @Nullable List<MaterialDescriptor.RevocationList> revocationLists,
		@Nullable ClientOffer offer, @Nullable FiguresDescriptor figures, String java,
		@Nullable ReloadDescriptor lastReload) implements OperationResponseBody {

	static ContextDescriptor of(SslClientContext context, String name, Map<String, Object> settings,
			@Nullable ReloadDescriptor lastReload, boolean withAuthorities, Instant now) {
		MaterialDescriptor material = MaterialDescriptor.of(context.material(), now);
		Authorities authorities = new Authorities(material.authorities().size(),
				withAuthorities ? material.authorities() : null);
		return new ContextDescriptor(name, true, null, settings, material.certificates(), authorities,
				material.revocationLists(), context.offer(), FiguresDescriptor.of(context), javaVersion(), lastReload);
	}

	static ContextDescriptor notLoaded(String name, FailureDescriptor failure, @Nullable ReloadDescriptor lastReload) {
		return new ContextDescriptor(name, false, failure, null, null, null, null, null, null, javaVersion(),
				lastReload);
	}

	private static String javaVersion() {
		return Runtime.version().toString();
	}

	/**
	 * The trusted certificates.
	 *
	 * @param count how many there are; of {@code ca-directory} those that were needed so
	 * far
	 * @param certificates the certificates, or {@code null} if nobody asked for them
	 */
	public record Authorities(int count, @Nullable List<MaterialDescriptor.Certificate> certificates) {
	}

}
