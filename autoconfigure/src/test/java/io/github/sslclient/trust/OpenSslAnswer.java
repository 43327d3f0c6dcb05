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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.test.OpenSsl;
import org.jspecify.annotations.Nullable;

/**
 * What the installed {@code openssl verify}, which is the judge, says of a certificate.
 *
 * @param output what it printed
 */
record OpenSslAnswer(String output) {

	private static final Pattern VERIFY_ERROR = Pattern.compile("error (\\d+) at \\d+ depth lookup");

	private static final Pattern QUEUE_ENTRY = Pattern.compile("error:([0-9A-F]{8}):");

	/**
	 * Verifies a certificate with nothing but the options' trust.
	 * @param leaf the certificate
	 * @param directories what {@code -CApath} would take were it a list, or none
	 * @param options more options
	 * @return the answer
	 */
	static OpenSslAnswer verify(Path leaf, @Nullable String directories, String... options) {
		List<String> arguments = new ArrayList<>(List.of("verify", "-no-CAstore", "-purpose", "sslserver"));
		arguments.addAll(List.of(options));
		if (!arguments.contains("-CAfile")) {
			arguments.add("-no-CAfile");
		}
		if (directories == null) {
			arguments.add("-no-CApath");
		}
		arguments.add(leaf.toString());
		return new OpenSslAnswer(
				OpenSsl.run(Map.of("SSL_CERT_DIR", (directories != null) ? directories : ""), arguments));
	}

	/** The first error of a verification, 0 for none, -1 if there was none at all. */
	int verdict() {
		Matcher error = VERIFY_ERROR.matcher(this.output);
		if (error.find()) {
			return Integer.parseInt(error.group(1));
		}
		return this.output.contains(": OK") ? 0 : -1;
	}

	/** The error queue, oldest first. */
	List<String> codes() {
		return QUEUE_ENTRY.matcher(this.output).results().map((result) -> result.group(1)).toList();
	}

}
