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

package io.github.sslclient.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a provider really offers (RFC 8446, section 4.1.2): JSSE passes over names it does
 * not know, or has disabled, without a word.
 *
 * @param cipherSuites the code points in cipher_suites, without signalling values
 * @param groups the code points in supported_groups
 * @param signatureSchemes the code points in signature_algorithms
 * @param versions the code points in supported_versions, or without it that of the
 * message itself, which stands for all up to it
 * @param serverName the host name in server_name, or {@code null} if there is none
 */
public record ClientHello(List<Integer> cipherSuites, List<Integer> groups, List<Integer> signatureSchemes,
		List<Integer> versions, @Nullable String serverName) {

	private static final int RECORD_AND_MESSAGE_HEADER = 5 + 4;

	private static final int VERSION_AND_RANDOM = 2 + 32;

	/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746, section 3.3), which is no suite. */
	private static final int SIGNALLING_VALUE = 0x00FF;

	private static final int SUPPORTED_GROUPS = 10;

	private static final int SIGNATURE_ALGORITHMS = 13;

	private static final int SUPPORTED_VERSIONS = 43;

	private static final int SERVER_NAME = 0;

	/**
	 * Read one.
	 * @param record the record that holds it, from the position to the limit
	 * @return what it offers, or nothing where an extension is missing
	 * @throws BufferUnderflowException if it is no ClientHello
	 */
	public static ClientHello parse(ByteBuffer record) {
		ByteBuffer hello = record.duplicate();
		skip(hello, RECORD_AND_MESSAGE_HEADER);
		List<Integer> versions = List.of(hello.getShort(hello.position()) & 0xFFFF);
		skip(hello, VERSION_AND_RANDOM);
		skip(hello, hello.get() & 0xFF);
		List<Integer> cipherSuites = cipherSuites(hello);
		skip(hello, hello.get() & 0xFF);
		hello.getShort();
		List<Integer> groups = List.of();
		List<Integer> signatureSchemes = List.of();
		String serverName = null;
		while (hello.hasRemaining()) {
			int type = hello.getShort() & 0xFFFF;
			int length = hello.getShort() & 0xFFFF;
			ByteBuffer content = hello.slice(hello.position(), length);
			if (type == SUPPORTED_GROUPS) {
				groups = codes(content);
			}
			else if (type == SIGNATURE_ALGORITHMS) {
				signatureSchemes = codes(content);
			}
			else if (type == SUPPORTED_VERSIONS) {
				versions = codesAfter(content.position(1));
			}
			else if (type == SERVER_NAME) {
				serverName = serverName(content);
			}
			skip(hello, length);
		}
		return new ClientHello(cipherSuites, groups, signatureSchemes, versions, serverName);
	}

	/**
	 * What is offered of a table.
	 * @param table the table
	 * @return the code points, the preferred one first
	 */
	public List<Integer> of(AlgorithmTable table) {
		return (table == AlgorithmTable.GROUPS) ? this.groups : this.signatureSchemes;
	}

	private static List<Integer> cipherSuites(ByteBuffer hello) {
		int begin = hello.position();
		skip(hello, hello.getShort() & 0xFFFF);
		return codes(hello.slice(begin, hello.position() - begin)).stream()
			.filter((code) -> code != SIGNALLING_VALUE)
			.toList();
	}

	/** A list of which the first, a host_name, counts (RFC 6066, section 3). */
	private static String serverName(ByteBuffer content) {
		skip(content, 2 + 1);
		byte[] name = new byte[content.getShort() & 0xFFFF];
		content.get(name);
		return new String(name, StandardCharsets.US_ASCII);
	}

	private static List<Integer> codes(ByteBuffer list) {
		list.getShort();
		return codesAfter(list);
	}

	private static List<Integer> codesAfter(ByteBuffer list) {
		List<Integer> codes = new ArrayList<>();
		while (list.hasRemaining()) {
			codes.add(list.getShort() & 0xFFFF);
		}
		return List.copyOf(codes);
	}

	private static void skip(ByteBuffer buffer, int count) {
		if (count > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		buffer.position(buffer.position() + count);
	}

}
