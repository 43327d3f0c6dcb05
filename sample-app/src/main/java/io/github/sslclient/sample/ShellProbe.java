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

package io.github.sslclient.sample;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.sslclient.error.SslError;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Probes from a shell, in the spirit of {@code openssl s_client}.
 */
final class ShellProbe {

	static final int OK = 0;

	/** TLS or the configuration said no. */
	static final int REFUSED = 1;

	static final int USAGE = 2;

	private static final String COMMAND = "probe";

	private static final String SYNOPSIS = """
			usage: probe HOST:PORT [--ssl.client.PROPERTY=VALUE]... [--json]
			  --ssl.client.ca-file=FILE        trust the certificates in FILE (else: those that Java trusts)
			  --ssl.client.certificate=FILE    present this certificate, and its key from the same file
			  --ssl.client.key=FILE            or from this one
			  --ssl.client.verify=none         go on with a server that cannot be verified
			  and every other property below ssl.client
			  --json                           answer with a JSON object
			exit status: 0 the stream was opened, 1 TLS or the configuration said no, 2 usage
			""";

	private final PrintStream output;

	private final PrintStream errors;

	ShellProbe(PrintStream output, PrintStream errors) {
		this.output = output;
		this.errors = errors;
	}

	static boolean isAskedForBy(String[] args) {
		return args.length > 0 && args[0].equals(COMMAND);
	}

	/**
	 * Run in a JVM of its own.
	 * @return the exit status
	 */
	static int main(String[] args) {
		PrintStream output = System.out;
		// Whoever prints something from here on does not spoil the answer.
		System.setOut(System.err);
		// Without an application to set logging up, all of it would be shown.
		LoggingSystem.get(ShellProbe.class.getClassLoader()).beforeInitialize();
		return new ShellProbe(output, System.err).run(Arrays.asList(args).subList(1, args.length));
	}

	/**
	 * Run.
	 * @param args what follows the word {@code probe}
	 * @return the exit status
	 */
	int run(List<String> args) {
		if (args.contains("--help")) {
			this.output.print(SYNOPSIS);
			return OK;
		}
		try {
			ShellArguments arguments = ShellArguments.parse(args);
			ProbeResult result = probe(arguments);
			print(arguments, result);
			return result.ok() ? OK : REFUSED;
		}
		catch (UsageException ex) {
			this.errors.println("probe: " + ProbeText.printable(String.valueOf(ex.getMessage())));
			this.errors.print(SYNOPSIS);
			return USAGE;
		}
	}

	private static ProbeResult probe(ShellArguments arguments) throws UsageException {
		try (ShellContext context = new ShellContext(arguments.properties())) {
			return context.prober().probe(arguments.request());
		}
		catch (RuntimeException ex) {
			SslError error = SslError.from(ex);
			if (error == null) {
				throw ex;
			}
			return ProbeResult.failed(error);
		}
	}

	private void print(ShellArguments arguments, ProbeResult result) {
		if (arguments.json()) {
			// In UTF-8 (RFC 8259, section 8.1), whatever the terminal has.
			byte[] json = JsonMapper.shared().writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
			this.output.write(json, 0, json.length);
			this.output.println();
			this.output.flush();
		}
		else {
			new ProbeText(this.output, this.errors).print(arguments.request(), result);
		}
	}

}
