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

package io.github.sslclient.x509;

/**
 * The strength of keys in bits, as OpenSSL 3.0 computes it.
 */
final class SecurityBits {

	/**
	 * The lengths of a modulus at which OpenSSL, which rounds to multiples of eight bits,
	 * credits it with eight more. No security level asks for more than 256.
	 */
	private static final int[] FACTORING_STEPS = { 16, 41, 81, 138, 213, 308, 425, 566, 729, 920, 1137, 1383, 1657,
			1963, 2301, 2671, 3076, 3514, 3991, 4502, 5054, 5642, 6274, 6947, 7681, 8418, 9216, 10064, 10953, 11893,
			12877, 13914, 15361 };

	private SecurityBits() {
	}

	/**
	 * The strength of an RSA key ({@code ossl_ifc_ffc_compute_security_bits}, after NIST
	 * SP 800-56B, appendix D, and FIPS 140-2 IG 7.5).
	 * @param length the length of its modulus in bits
	 * @return the strength, at most 264
	 */
	static int ofFactoring(int length) {
		int steps = 0;
		while (steps < FACTORING_STEPS.length && FACTORING_STEPS[steps] <= length) {
			steps++;
		}
		return 8 * steps;
	}

	/**
	 * The strength of a DSA key ({@code BN_security_bits}).
	 * @param prime the length of its prime in bits
	 * @param subgroup the length of its subgroup's order in bits
	 * @return the strength
	 */
	static int ofDiscreteLogarithm(int prime, int subgroup) {
		int strength = (prime >= 15360) ? 256
				: (prime >= 7680) ? 192 : (prime >= 3072) ? 128 : (prime >= 2048) ? 112 : (prime >= 1024) ? 80 : 0;
		int half = subgroup / 2;
		return (half < 80) ? 0 : Math.min(strength, half);
	}

	/**
	 * The strength of a key on a curve ({@code ec_security_bits}).
	 * @param order the length of the order of its base point in bits
	 * @return the strength
	 */
	static int ofCurve(int order) {
		return (order >= 512) ? 256
				: (order >= 384) ? 192 : (order >= 256) ? 128 : (order >= 224) ? 112 : (order >= 160) ? 80 : order / 2;
	}

}
