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

import java.util.List;

/**
 * A group or a signature scheme.
 *
 * @param code its code point (IANA's registry of TLS parameters)
 * @param bits its strength, as OpenSSL counts
 * @param jsseName its name in the JDK
 * @param openSslNames its names in OpenSSL, of which there is at least one
 */
public record Algorithm(int code, int bits, String jsseName, List<String> openSslNames) {

	/** The first group that is no curve with a key pair of type EC, X25519. */
	private static final int AFTER_CURVES = 0x001D;

	static Algorithm ofRow(String row) {
		String[] columns = row.split("\t");
		return new Algorithm(Integer.parseInt(columns[0], 16), Integer.parseInt(columns[1]), columns[2],
				List.of(columns[3].split(",")));
	}

	/**
	 * Whether this is a group of points on a curve, with keys of type EC.
	 * @return whether it is one of RFC 8422's named curves but X25519 and X448
	 */
	public boolean isNamedCurve() {
		return this.code < AFTER_CURVES;
	}

	@Override
	public String toString() {
		return this.jsseName;
	}

}
