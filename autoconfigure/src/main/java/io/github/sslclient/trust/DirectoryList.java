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

package io.github.sslclient.trust;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a list of directories apart ({@code add_cert_dir}).
 */
final class DirectoryList {

	private static final String SETTING = "ca-directory";

	/** {@code X509_R_INVALID_DIRECTORY}. */
	private static final OpenSslCode INVALID_DIRECTORY = new OpenSslCode(0x05800071);

	private DirectoryList() {
	}

	/**
	 * Take a list apart. Whether the directories exist is not looked at: they may yet
	 * come.
	 * @param text directories, separated as in a search path
	 * @return the directories, each once, maybe none
	 * @throws SslException if the text is empty or an entry is no path
	 */
	static List<Path> parse(String text) throws SslException {
		if (text.isEmpty()) {
			throw invalid("it is empty; name a directory, or leave the setting out", null);
		}
		Set<String> entries = new LinkedHashSet<>();
		for (String entry : text.split(File.pathSeparator, -1)) {
			if (!entry.isEmpty()) {
				entries.add(entry);
			}
		}
		List<Path> directories = new ArrayList<>(entries.size());
		try {
			for (String entry : entries) {
				directories.add(Path.of(entry));
			}
		}
		catch (InvalidPathException ex) {
			throw invalid("it holds what is no path: " + ex.getReason(), ex);
		}
		return directories;
	}

	private static SslException invalid(String detail, @Nullable Exception cause) {
		return new SslException(SslError.ofSetting(SETTING, List.of(INVALID_DIRECTORY), detail), cause);
	}

}
