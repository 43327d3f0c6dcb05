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
import java.util.List;

/**
 * Writes an answer for a person to read, with the headings of {@code openssl s_client}.
 */
final class ProbeText {

	private final PrintStream output;

	private final PrintStream errors;

	ProbeText(PrintStream output, PrintStream errors) {
		this.output = output;
		this.errors = errors;
	}

	void print(ProbeRequest request, ProbeResult result) {
		if (result.protocol() != null) {
			line("CONNECTED to " + request.host() + " port " + request.port());
		}
		printChain(result.peerCertificates());
		if (result.protocol() != null) {
			line("Protocol: " + result.protocol());
			line("Cipher: " + result.cipher());
		}
		if (result.protocol() != null || result.verifyResult() != 0) {
			line("Verify return code: " + result.verifyResult() + " (" + result.verifyResultString() + ")");
		}
		if (result.received() != null) {
			line("---");
			line(result.received());
		}
		this.output.flush();
		if (result.error() != null) {
			this.errors.println("probe: " + printable(result.error().message()));
		}
	}

	/**
	 * What a server has chosen must not command the terminal.
	 */
	static String printable(String text) {
		return text.replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
	}

	private void printChain(List<PeerCertificate> chain) {
		if (chain.isEmpty()) {
			return;
		}
		line("Certificate chain");
		for (int i = 0; i < chain.size(); i++) {
			PeerCertificate certificate = chain.get(i);
			line(" " + i + " s:" + certificate.subject());
			line("   i:" + certificate.issuer());
			line("   serial:" + certificate.serial() + " valid:" + certificate.notBefore() + " to "
					+ certificate.notAfter());
		}
		line("---");
	}

	private void line(String text) {
		this.output.println(printable(text));
	}

}
