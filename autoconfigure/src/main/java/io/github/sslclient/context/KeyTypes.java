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

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/**
 * The types of keys that a key manager is asked for.
 */
final class KeyTypes {

	private KeyTypes() {
	}

	/**
	 * Whether a key is of a type. JSSE has the names of algorithms; BCJSSE goes into
	 * detail: {@code Ed25519}, and in TLS 1.3 {@code EC/secp256r1}, where the curve is
	 * part of the signature scheme.
	 * @param type the type asked for
	 * @param key the private key, which tells no parameters if it is in a token
	 * @param publicKey what tells them
	 */
	static boolean fits(String type, PrivateKey key, PublicKey publicKey) {
		if (publicKey instanceof EdECKey edwards && edwards.getParams().getName().equals(type)) {
			return true;
		}
		int slash = type.indexOf('/');
		if (slash < 0) {
			return type.equals(key.getAlgorithm());
		}
		return type.substring(0, slash).equals(key.getAlgorithm()) && publicKey instanceof ECPublicKey ec
				&& isOn(type.substring(slash + 1), ec);
	}

	private static boolean isOn(String curve, ECPublicKey key) {
		try {
			AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
			parameters.init(new ECGenParameterSpec(curve));
			return parameters.getParameterSpec(ECParameterSpec.class).getCurve().equals(key.getParams().getCurve());
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
