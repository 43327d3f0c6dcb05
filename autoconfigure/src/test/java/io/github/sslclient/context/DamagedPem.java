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

package io.github.sslclient.context;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;
import io.github.sslclient.der.DerWriter;
import io.github.sslclient.pem.PemFixtures;

/**
 * Every shape that a PEM file is met in, good and bad.
 */
final class DamagedPem {

	private DamagedPem() {
	}

	/**
	 * Makes all shapes of a block.
	 * @param label its label
	 * @param content its content
	 * @param other content that belongs under another label
	 * @return the texts by what is the matter with them
	 */
	static Map<String, String> of(String label, byte[] content, byte[] other) {
		Map<String, String> texts = new LinkedHashMap<>();
		String pem = PemFixtures.pem(label, content);
		texts.put("empty", "");
		texts.put("text", "text\n");
		lines(texts, pem, label);
		headers(texts, pem);
		texts.put("of-another-label", pem.replace(label, "ANY OTHER"));
		texts.put("bad-base64", pem.replaceFirst("\n....", "\n!!!!"));
		texts.put("cut-base64", pem.replaceFirst(".\n-----END", "\n-----END"));
		for (int length : new int[] { content.length - 1, content.length - 20, content.length / 2, 4, 1 }) {
			texts.put("truncated-" + texts.size(), PemFixtures.pem(label, Arrays.copyOf(content, length)));
		}
		texts.put("longer", PemFixtures.pem(label, Arrays.copyOf(content, content.length + 3)));
		texts.put("of-an-element-more", PemFixtures.pem(label, appended(content)));
		texts.put("of-other-content", PemFixtures.pem(label, other));
		texts.put("of-a-string", PemFixtures.pem(label, new byte[] { 4, 2, 1, 1 }));
		texts.put("of-an-empty-sequence", PemFixtures.pem(label, new byte[] { 0x30, 0 }));
		texts.put("of-text", PemFixtures.pem(label, "any text".getBytes()));
		return texts;
	}

	private static void lines(Map<String, String> texts, String pem, String label) {
		texts.put("without-content", "-----BEGIN " + label + "-----\n-----END " + label + "-----\n");
		texts.put("without-END", pem.replaceFirst("-----END.*\n", ""));
		texts.put("without-content-and-END", "-----BEGIN " + label + "-----\n");
		texts.put("with-another-END", pem.replace("END " + label, "END ANY OTHER"));
		texts.put("with-a-blank-line-first", pem.replaceFirst("\n", "\n\n"));
		texts.put("with-a-blank-line-first-and-short-lines",
				pem.replaceFirst("\n", "\n\n").replaceAll("(?m)^([^-\n]{20})", "$1\n"));
		texts.put("with-a-blank-line-first-and-a-long-line",
				pem.replaceFirst("\n", "\n\n").replaceFirst("(?<=\n.{64})\n", ""));
		texts.put("with-two-blank-lines-first", pem.replaceFirst("\n", "\n\n\n"));
		texts.put("with-a-blank-line-inside", pem.replaceFirst("(?<=\n.{64})\n", "\n\n"));
		texts.put("with-a-blank-line-last", pem.replaceFirst("\n-----END", "\n\n-----END"));
		texts.put("with-lines-of-Windows", pem.replace("\n", "\r\n"));
		texts.put("with-lines-of-old", pem.replace('\n', '\r'));
		texts.put("with-a-byte-order-mark", '\uFEFF' + pem);
		texts.put("with-text-around", "before\n" + pem + "behind\n");
		texts.put("with-spaces-behind-lines", pem.replace("\n", "  \n"));
		texts.put("indented", pem.replaceAll("(?m)^", "  "));
		texts.put("in-lower-case", pem.replace(label, label.toLowerCase()));
		texts.put("without-line-ends", "-----BEGIN " + label + "-----\n"
				+ pem.replaceAll("-----.*-----", "").replace("\n", "") + "\n-----END " + label + "-----\n");
		texts.put("in-short-lines", pem.replaceAll("(?m)^([^-\n]{20})", "$1\n"));
		texts.put("without-last-line-end", pem.substring(0, pem.length() - 1));
	}

	private static void headers(Map<String, String> texts, String pem) {
		texts.put("with-a-header", pem.replaceFirst("\n", "\nComment: any\n\n"));
		texts.put("with-headers-of-encryption",
				pem.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC," + "0".repeat(32) + "\n\n"));
		texts.put("with-a-header-and-no-blank-line", pem.replaceFirst("\n", "\nComment: any\n"));
	}

	private static byte[] appended(byte[] content) {
		try {
			byte[] elements = DerReader.of(content).enter(DerReader.SEQUENCE).rest();
			return DerWriter.element(DerReader.SEQUENCE, elements, DerWriter.element(DerReader.NULL));
		}
		catch (DerException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
