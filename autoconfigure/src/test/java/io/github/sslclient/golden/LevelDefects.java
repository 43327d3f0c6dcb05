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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Keys and signatures of every strength at every security level, and the maximum depth.
 */
final class LevelDefects {

	private static final int HIGHEST = 5;

	private LevelDefects() {
	}

	static Stream<Defect> all() {
		return Stream.of(levels(), algorithms(), depths()).flatMap((defects) -> defects);
	}

	private static Stream<Defect> levels() {
		Map<String, Consumer<Scenario>> chains = new LinkedHashMap<>();
		chains.put("p256", (scenario) -> {
		});
		chains.put("p384",
				(scenario) -> keys(scenario, SigningKey.p384("a"), SigningKey.p384("b"), SigningKey.p384("c")));
		chains.put("p224-leaf", (scenario) -> scenario.leaf().key(SigningKey.p224("a")));
		chains.put("p224-intermediate", (scenario) -> scenario.intermediate().key(SigningKey.p224("a")));
		chains.put("p224-root", (scenario) -> scenario.root().key(SigningKey.p224("a")));
		chains.put("rsa-1024", (scenario) -> keys(scenario, SigningKey.rsa(1024, "weak"), SigningKey.rsa(1024, "b"),
				SigningKey.rsa(1024, "c")));
		chains.put("rsa-2048-root", (scenario) -> scenario.root().key(SigningKey.rsa(2048, "a")));
		chains.put("rsa-2048-leaf", (scenario) -> scenario.leaf().key(SigningKey.rsa(2048, "a")));
		chains.put("ed25519", (scenario) -> keys(scenario, SigningKey.ed25519("a"), SigningKey.ed25519("b"),
				SigningKey.ed25519("c")));
		chains.put("ed448",
				(scenario) -> keys(scenario, SigningKey.ed448("a"), SigningKey.ed448("b"), SigningKey.ed448("c")));
		chains.put("sha1-leaf", (scenario) -> scenario.leaf().signatureAlgorithm("SHA1withECDSA"));
		chains.put("sha1-root", (scenario) -> scenario.root().signatureAlgorithm("SHA1withECDSA"));
		chains.put("sha224-leaf", (scenario) -> scenario.leaf().signatureAlgorithm("SHA224withECDSA"));
		chains.put("sha512-leaf", (scenario) -> scenario.leaf().signatureAlgorithm("SHA512withECDSA"));
		chains.put("sha3-leaf", (scenario) -> scenario.leaf().signatureAlgorithm("SHA3-256withECDSA"));
		chains.put("md5-leaf", (scenario) -> rsa(scenario).signatureAlgorithm("MD5withRSA"));
		chains.put("pss-sha256-leaf", (scenario) -> rsa(scenario).signatureAlgorithm("SHA256withRSAandMGF1"));
		chains.put("pss-sha1-leaf", (scenario) -> rsa(scenario).signatureAlgorithm("SHA1withRSAandMGF1"));
		chains.put("pss-sha512-leaf", (scenario) -> rsa(scenario).signatureAlgorithm("SHA512withRSAandMGF1"));
		return chains.entrySet()
			.stream()
			.flatMap((chain) -> IntStream.rangeClosed(0, HIGHEST)
				.mapToObj((level) -> Defect.alone("level-" + level + "-" + chain.getKey(), (scenario) -> {
					scenario.securityLevel(level);
					chain.getValue().accept(scenario);
				})));
	}

	private static Stream<Defect> algorithms() {
		return Stream.of(Defect.alone("level-6-p384", (scenario) -> {
			scenario.securityLevel(HIGHEST + 1);
			keys(scenario, SigningKey.p384("a"), SigningKey.p384("b"), SigningKey.p384("c"));
		}), Defect.alone("ed25519-bad-signature", (scenario) -> {
			scenario.intermediate().key(SigningKey.ed25519("b"));
			scenario.leaf().forge();
		}), Defect.alone("pss-bad-signature",
				(scenario) -> rsa(scenario).signatureAlgorithm("SHA256withRSAandMGF1").forge()),
				Defect.alone("rsa-bad-signature", (scenario) -> rsa(scenario).forge()),
				Defect.alone("pss-without-parameters",
						(scenario) -> rsa(scenario).signatureAlgorithm("SHA1withRSAandMGF1")
							.signature((signature) -> signature.naming(pss(), pss()))),
				Defect.alone("pss-key-with-pss-signature", (scenario) -> {
					rsa(scenario).signatureAlgorithm("SHA256withRSAandMGF1");
					scenario.intermediate().publicKey(pssKey(scenario.intermediate().key()));
				}), Defect.alone("pss-key-with-rsa-signature", (scenario) -> {
					rsa(scenario);
					scenario.intermediate().publicKey(pssKey(scenario.intermediate().key()));
				}), Defect.alone("rsa-without-null-parameters", (scenario) -> {
					AlgorithmIdentifier bare = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption);
					rsa(scenario).signature((signature) -> signature.naming(bare, bare));
				}), Defect.alone("ed25519-with-parameters", (scenario) -> {
					AlgorithmIdentifier odd = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"),
							DERNull.INSTANCE);
					scenario.intermediate().key(SigningKey.ed25519("b"));
					scenario.leaf().signature((signature) -> signature.naming(odd, odd));
				}), Defect.alone("rsa-leaf-of-ed25519-of-p384", (scenario) -> keys(scenario, SigningKey.rsa(2048, "a"),
						SigningKey.ed25519("b"), SigningKey.p384("c"))));
	}

	private static Stream<Defect> depths() {
		return IntStream.rangeClosed(0, 3)
			.boxed()
			.flatMap((intermediates) -> IntStream.rangeClosed(0, 3)
				.boxed()
				.flatMap((depth) -> Stream.of(depth(intermediates, depth, "", (scenario) -> {
				}), depth(intermediates, depth, "-root-presented",
						(scenario) -> scenario.presented().add(scenario.root())),
						depth(intermediates, depth, "-untrusted", (scenario) -> scenario.trusted().clear()),
						depth(intermediates, depth, "-untrusted-root-presented", (scenario) -> {
							scenario.presented().add(scenario.root());
							scenario.trusted().clear();
						}))));
	}

	private static Defect depth(int intermediates, int depth, String name, Consumer<Scenario> change) {
		return Defect.alone("depth-" + depth + "-with-" + intermediates + "-intermediates" + name, (scenario) -> {
			scenario.intermediates(intermediates);
			scenario.maxDepth(depth);
			change.accept(scenario);
		});
	}

	private static void keys(Scenario scenario, SigningKey leaf, SigningKey intermediate, SigningKey root) {
		scenario.leaf().key(leaf);
		scenario.intermediate().key(intermediate);
		scenario.root().key(root);
	}

	/** The leaf, whose issuer has an RSA key. */
	private static CertificateSpec rsa(Scenario scenario) {
		scenario.intermediate().key(SigningKey.rsa(2048, "b"));
		return scenario.leaf();
	}

	private static AlgorithmIdentifier pss() {
		return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS);
	}

	private static SubjectPublicKeyInfo pssKey(SigningKey key) {
		return new SubjectPublicKeyInfo(pss(), key.publicKey().getPublicKeyData().getBytes());
	}

}
