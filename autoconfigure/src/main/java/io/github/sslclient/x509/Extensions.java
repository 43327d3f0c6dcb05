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

package io.github.sslclient.x509;

import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of a certificate, a CRL or an entry of a CRL, in order. An immutable
 * value.
 */
public final class Extensions {

	/** No extensions. */
	public static final Extensions NONE = new Extensions(List.of());

	private final List<Extension> list;

	private Extensions(List<Extension> list) {
		this.list = List.copyOf(list);
	}

	/**
	 * Read extensions.
	 * @param reader what stands before the SEQUENCE of extensions, and steps over it
	 * @return the extensions
	 * @throws DerException if they are malformed
	 */
	public static Extensions read(DerReader reader) throws DerException {
		List<Extension> list = new ArrayList<>();
		DerReader content = reader.enter(DerReader.SEQUENCE);
		while (content.hasMore()) {
			DerReader extension = content.enter(DerReader.SEQUENCE);
			String oid = extension.objectIdentifier();
			boolean critical = extension.isAt(DerReader.BOOLEAN) && extension.bool();
			list.add(new Extension(oid, critical, extension.octets()));
			extension.finish();
		}
		return new Extensions(list);
	}

	/**
	 * All of them.
	 * @return the extensions in order
	 */
	public List<Extension> list() {
		return this.list;
	}

	/**
	 * Find an extension.
	 * @param oid its object identifier
	 * @return a reader of its value, or {@code null} if it is not there
	 * @throws DerException if it is there more than once, which OpenSSL treats as damage
	 */
	public @Nullable DerReader find(String oid) throws DerException {
		Extension found = null;
		for (Extension extension : this.list) {
			if (extension.oid().equals(oid)) {
				if (found != null) {
					throw new DerException("an extension is there twice", false);
				}
				found = extension;
			}
		}
		return (found != null) ? DerReader.of(found.value()) : null;
	}

	/**
	 * An extension.
	 *
	 * @param oid its object identifier
	 * @param critical whether whoever does not know it must refuse
	 * @param value its DER, not copied
	 */
	public record Extension(String oid, boolean critical, byte[] value) {
	}

}
