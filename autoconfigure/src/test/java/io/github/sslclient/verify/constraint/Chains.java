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

package io.github.sslclient.verify.constraint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sslclient.test.OpenSsl;
import io.github.sslclient.test.RawCertificate;

/**
 * Has {@code openssl verify} judge chains.
 */
final class Chains {

	private Chains() {
	}

	/**
	 * Verify chains, all in one process.
	 * @param directory where to put files
	 * @param chains the chains, each with names of its own, leaf first and root last
	 * @return for each the code and depth, or {@code ok}
	 */
	static List<String> verify(Path directory, List<List<RawCertificate>> chains) throws IOException {
		StringBuilder roots = new StringBuilder();
		StringBuilder intermediates = new StringBuilder();
		List<String> files = new ArrayList<>();
		for (List<RawCertificate> chain : chains) {
			String file = files.size() + ".pem";
			files.add(file);
			Files.writeString(directory.resolve(file), chain.get(0).pem());
			roots.append(chain.get(chain.size() - 1).pem());
			chain.stream()
				.skip(1)
				.limit(Math.max(chain.size() - 2, 0))
				.forEach((next) -> intermediates.append(next.pem()));
		}
		Path trusted = Files.writeString(directory.resolve("roots"), roots);
		List<String> options = new ArrayList<>(List.of("-CAfile", trusted.toString()));
		if (!intermediates.isEmpty()) {
			options.add("-untrusted");
			options.add(Files.writeString(directory.resolve("intermediates"), intermediates).toString());
		}
		return OpenSsl.verify(options, directory, files)
			.stream()
			// The command hears of no code, but X509_STORE_CTX_get_error says 1.
			.map((result) -> result.equals("no code") ? "1@0" : result)
			.toList();
	}

}
