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

package io.github.sslclient.crl;

import java.math.BigInteger;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;

/**
 * Whatever is read must end in a list or in an error of ours. As tests these run on the
 * inputs among the test resources. With the environment variable {@code JAZZER_FUZZ=1},
 * the system property {@code jazzer.hooks=true} and one method named, the fuzzer looks
 * for more, for five minutes.
 */
class RevocationListFuzzTests {

	@FuzzTest
	void list(byte[] bytes) {
		try {
			RevocationList list = RevocationList.parse(bytes);
			list.find(BigInteger.ONE, list.issuer());
			list.isSignedBy(ListSpec.publicKey());
		}
		catch (DerException ex) {
			// As it should be
		}
	}

	@FuzzTest
	void file(byte[] text) {
		try {
			RevocationLists.load("crl-file", new PemSource() {

				@Override
				public byte[] read() {
					return text;
				}

				@Override
				public String location() {
					return "list.pem";
				}

			});
		}
		catch (SslException ex) {
			// As it should be
		}
	}

}
