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

/**
 * The answer to a case: the number of the verify code, and how far from the leaf the
 * certificate stands that it is about.
 *
 * @param code the number of the {@code X509_V_} constant, 0 for a chain that is accepted
 * @param depth 0 for the leaf, and for a chain that is accepted
 */
public record Verdict(int code, int depth) {

	/** The chain is accepted. */
	public static final Verdict OK = new Verdict(0, 0);

	/**
	 * What {@code X509_verify_cert} says when it fails without naming a reason
	 * ({@code X509_V_ERR_UNSPECIFIED}).
	 */
	public static final Verdict UNSPECIFIED = new Verdict(1, 0);

	@Override
	public String toString() {
		return this.code + "@" + this.depth;
	}

}
