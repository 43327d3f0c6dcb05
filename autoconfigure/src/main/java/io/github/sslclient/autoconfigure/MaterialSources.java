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

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sslclient.bundle.BundleMaterial;
import io.github.sslclient.context.IllegalSettingException;
import io.github.sslclient.keystore.ClientKeyStore;
import io.github.sslclient.pem.PemSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.FileCopyUtils;
import org.springframework.util.StringUtils;

/**
 * Where the material of a context comes from: files, the properties themselves, a token,
 * an SSL bundle, or connection details.
 */
final class MaterialSources {

	private final ResourceLoader resourceLoader;

	private final Supplier<SslBundles> bundles;

	MaterialSources(ResourceLoader resourceLoader, Supplier<SslBundles> bundles) {
		this.resourceLoader = resourceLoader;
		this.bundles = bundles;
	}

	/**
	 * The key and trust material of a context.
	 * @param properties what its properties name
	 * @param details what counts in their place, or {@code null}
	 */
	ContextMaterial of(SslClientProperties properties, @Nullable ContextDetails details) {
		if (details != null) {
			return ContextMaterial.of(details.material());
		}
		String bundle = properties.bundle();
		String directory = StringUtils.hasText(properties.caDirectory()) ? properties.caDirectory() : null;
		if (StringUtils.hasText(bundle)) {
			checkAlone("bundle", properties, "certificate", "key", "key-store-provider", "key-alias", "ca-file");
			return ContextMaterial.of(material(bundle), directory);
		}
		String provider = properties.keyStoreProvider();
		if (StringUtils.hasText(provider)) {
			checkAlone("key-store-provider", properties, "certificate", "key");
		}
		return new ContextMaterial(of(properties.certificate()), of(properties.key()),
				password(properties.certificatePassword()),
				StringUtils.hasText(properties.keyAlias()) ? properties.keyAlias() : null,
				StringUtils.hasText(provider) ? ClientKeyStore.ofProvider(provider) : null, of(properties.caFile()),
				password(properties.caFilePassword()), directory);
	}

	private static char @Nullable [] password(char @Nullable [] value) {
		return (value != null && value.length > 0) ? value : null;
	}

	private BundleMaterial material(String bundle) {
		try {
			return BundleMaterial.of(bundle, this.bundles.get().getBundle(bundle));
		}
		catch (NoSuchSslBundleException ex) {
			throw new IllegalSettingException("bundle",
					"names '" + bundle + "', which there is not; there are " + this.bundles.get().getBundleNames());
		}
	}

	/**
	 * What the value of a property stands for.
	 */
	@Nullable PemSource of(@Nullable String value) {
		if (!StringUtils.hasText(value)) {
			return null;
		}
		return InlineMaterial.isSecret(value) ? new InlineSource(value)
				: new ResourceSource(value, this.resourceLoader.getResource(value));
	}

	/** Nobody should have to know which of two counts. */
	private static void checkAlone(String setting, SslClientProperties properties, String... replaced) {
		Map<String, @Nullable String> others = new LinkedHashMap<>();
		others.put("certificate", properties.certificate());
		others.put("key", properties.key());
		others.put("key-store-provider", properties.keyStoreProvider());
		others.put("key-alias", properties.keyAlias());
		others.put("ca-file", properties.caFile());
		others.keySet().retainAll(List.of(replaced));
		others.forEach((other, value) -> {
			if (StringUtils.hasText(value)) {
				throw new IllegalSettingException(other,
						"is set, and so is '" + setting + "', which takes its place; leave one out");
			}
		});
	}

	/**
	 * PEM text that stands in the property itself, as Spring Boot's SSL bundles allow. It
	 * may be a key, so it is in no message.
	 *
	 * @param text the text
	 */
	private record InlineSource(String text) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			return InlineMaterial.decode(this.text);
		}

		@Override
		public String location() {
			return "the text of the property";
		}

		@Override
		public @Nullable String path() {
			return null;
		}

		@Override
		public String toString() {
			return location();
		}

	}

	/**
	 * PEM text from a Spring resource.
	 *
	 * @param location the location as the property has it
	 * @param resource where that is
	 */
	private record ResourceSource(String location, Resource resource) implements PemSource {

		@Override
		public byte[] read() throws IOException {
			return this.resource.isFile() ? fileSource().read()
					: FileCopyUtils.copyToByteArray(this.resource.getInputStream());
		}

		@Override
		public InputStream open() throws IOException {
			return this.resource.isFile() ? fileSource().open() : this.resource.getInputStream();
		}

		@Override
		public @Nullable String path() {
			try {
				return this.resource.isFile() ? this.resource.getFile().getPath() : null;
			}
			catch (IOException ex) {
				return null;
			}
		}

		private PemSource fileSource() throws IOException {
			return PemSource.of(this.resource.getFile().toPath());
		}

		@Override
		public String toString() {
			return location();
		}

	}

}
