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

package io.github.sslclient.verify.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.test.DerMutator;
import io.github.sslclient.test.RawCertificate;
import io.github.sslclient.verify.constraint.ConstraintCases.ConstraintCase;
import io.github.sslclient.verify.constraint.ResourceCases.ResourceCase;
import io.github.sslclient.verify.identity.PeerIdentity;
import io.github.sslclient.verify.identity.PeerName;
import io.github.sslclient.x509.CertificateFacts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Whatever a peer sends, a certificate is read or a {@link DerException} is thrown, and
 * what was read can be checked.
 */
class HostileCertificateTests {

	private static final PeerName NAME = PeerName.of("a.example.org");

	private static final PeerName ADDRESS = PeerName.of("192.0.2.1");

	private static final List<ConstraintCase> CONSTRAINED = ConstraintCases.create(200);

	private static final List<ResourceCase> RESOURCEFUL = ResourceCases.create(200);

	@Property(tries = 2000)
	void mutatedNamesAndConstraintsThrowNothing(@ForAll long seed) {
		Random random = new Random(seed);
		check(CONSTRAINED.get(random.nextInt(CONSTRAINED.size())).chain(), random);
	}

	@Property(tries = 1000)
	void mutatedResourcesThrowNothing(@ForAll long seed) {
		Random random = new Random(seed);
		check(RESOURCEFUL.get(random.nextInt(RESOURCEFUL.size())).chain(), random);
	}

	@Property(tries = 1000)
	void anyBytesThrowNothing(@ForAll byte[] bytes) {
		read(bytes);
	}

	private static void check(List<RawCertificate> chain, Random random) {
		DerMutator mutator = new DerMutator(random);
		List<CertificateFacts> facts = new ArrayList<>();
		for (RawCertificate certificate : chain) {
			byte[] encoded = certificate.unsigned();
			CertificateFacts mutated = read(mutator.mutate(encoded));
			facts.add((mutated != null) ? mutated : read(encoded));
		}
		assertThatNoException().isThrownBy(() -> {
			NameConstraintCheck.check(facts);
			ResourceCheck.check(facts);
			for (CertificateFacts certificate : facts) {
				PeerIdentity.matches(certificate, NAME);
				PeerIdentity.matches(certificate, ADDRESS);
				certificate.isSelfSigned();
				certificate.authorityKind();
				certificate.isLikelyIssuedBy(facts.get(0));
			}
		});
	}

	private static CertificateFacts read(byte[] encoded) {
		try {
			return RawCertificate.facts(encoded);
		}
		catch (DerException ex) {
			return null;
		}
	}

}
