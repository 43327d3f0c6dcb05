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

package io.github.sslclient.crl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.pem.PemStream;

/**
 * The revocation lists of a PEM file, loaded as {@code X509_load_crl_file} loads them.
 */
public final class RevocationLists {

	private RevocationLists() {
	}

	/**
	 * Load all lists of a file. The file is read as it comes and may hold up to 1 GiB of
	 * text.
	 * @param setting the setting that names the file, for messages
	 * @param source the file
	 * @return the lists in the order of the file, at least one, unmodifiable; a list that
	 * is there twice is there twice
	 * @throws SslException if the file cannot be read, holds no list, or anything in it
	 * is damaged; with the codes that OpenSSL would give
	 */
	public static List<RevocationList> load(String setting, PemSource source) throws SslException {
		List<RevocationList> lists = new ArrayList<>();
		load(setting, source, lists::add);
		return List.copyOf(lists);
	}

	/**
	 * Hand over each list of a file as soon as it is read, so that those before any
	 * damage count, as they do in a hashed directory.
	 * @param setting the setting that names the file, for messages
	 * @param source the file
	 * @param target what takes the lists, in the order of the file
	 * @throws SslException as by {@link #load(String, PemSource)}
	 */
	public static void load(String setting, PemSource source, Consumer<RevocationList> target) throws SslException {
		try (PemStream blocks = PemStream.open(setting, source)) {
			while (blocks.next()) {
				target.accept(read(blocks));
			}
		}
	}

	private static RevocationList read(PemStream blocks) throws SslException {
		try {
			return ListReader.read(blocks::read);
		}
		catch (DerException ex) {
			throw blocks.malformed(ex);
		}
	}

}
