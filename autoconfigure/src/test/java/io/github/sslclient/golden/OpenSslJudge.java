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

package io.github.sslclient.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sslclient.test.OpenSsl;
import org.bouncycastle.util.IPAddress;

/**
 * The installed {@code openssl verify}, set up as libssl's client is:
 * {@code ssl_verify_cert_chain} takes the parameters "ssl_server", hands over all that
 * the peer presented, the leaf too, and has no callback.
 * <p>
 * The command's callback goes on after some errors, so libssl's answer is the first line
 * that it prints. The command would keep a CRL file apart from the store; libssl's users
 * load it into the store, where a CA file may hold CRLs too, so both go into one file.
 */
final class OpenSslJudge implements Judge {

	private static final Pattern ERROR = Pattern.compile("^error (\\d+) at (\\d+) depth lookup", Pattern.MULTILINE);

	private static final Pattern FAILED = Pattern.compile("^error .*: verification failed$", Pattern.MULTILINE);

	private final Path directory;

	/**
	 * Creates a judge.
	 * @param directory where the files of the cases are written, which is cleaned up by
	 * its owner
	 */
	OpenSslJudge(Path directory) {
		this.directory = directory;
	}

	@Override
	public Verdict judge(VerifyCase verifyCase) throws IOException {
		Path files = Files.createTempDirectory(this.directory, "case");
		String output = OpenSsl.run(Map.of("OPENSSL_CONF", "/dev/null"), arguments(verifyCase, files));
		Matcher error = ERROR.matcher(output);
		if (error.find()) {
			return new Verdict(Integer.parseInt(error.group(1)), Integer.parseInt(error.group(2)));
		}
		if (output.endsWith(": OK\n")) {
			return Verdict.OK;
		}
		if (FAILED.matcher(output).find()) {
			return Verdict.UNSPECIFIED;
		}
		throw new IllegalStateException(verifyCase + ": openssl verify cannot judge it: " + output);
	}

	private static List<String> arguments(VerifyCase verifyCase, Path files) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("verify", "-no-CAfile", "-no-CApath", "-no-CAstore",
				"-verify_name", "ssl_server", "-auth_level", "" + verifyCase.securityLevel(), "-verify_depth",
				"" + verifyCase.maxDepth(), "-attime", "" + verifyCase.at().getEpochSecond()));
		String store = verifyCase.caFile() + verifyCase.crlFile();
		if (!store.isEmpty()) {
			arguments.addAll(List.of("-CAfile", write(files, "store.pem", store)));
		}
		if (!verifyCase.directory().isEmpty()) {
			Path hashed = Files.createDirectory(files.resolve("hashed"));
			verifyCase.writeDirectory(hashed);
			arguments.addAll(List.of("-CApath", hashed.toString()));
		}
		arguments.addAll(switch (verifyCase.crlCheck()) {
			case NONE -> List.of();
			case PEER -> List.of("-crl_check");
			case CHAIN -> List.of("-crl_check", "-crl_check_all");
		});
		if (verifyCase.host() != null) {
			arguments.add(IPAddress.isValid(verifyCase.host()) ? "-verify_ip" : "-verify_hostname");
			arguments.add(verifyCase.host());
		}
		String presented = String.join("", verifyCase.presented().stream().map(Pem::certificate).toList());
		arguments.addAll(List.of("-untrusted", write(files, "presented.pem", presented)));
		arguments.add(write(files, "leaf.pem", Pem.certificate(verifyCase.presented().get(0))));
		return arguments;
	}

	private static String write(Path directory, String name, String text) throws IOException {
		return Files.writeString(directory.resolve(name), text).toString();
	}

}
