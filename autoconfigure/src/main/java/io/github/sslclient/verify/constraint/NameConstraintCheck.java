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

import java.util.List;

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.CertificateFacts;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.NameConstraints;
import io.github.sslclient.x509.NameEntry;
import org.jspecify.annotations.Nullable;

/**
 * Whether authorities certified what their name constraints allow
 * ({@code check_name_constraints}; RFC 5280, section 4.2.1.10). Stateless.
 */
public final class NameConstraintCheck {

	private static final int IA5_STRING = 0x16;

	/**
	 * How many comparisons of names there may be ({@code NAME_CHECK_MAX}).
	 */
	private static final int MAXIMUM_COMPARISONS = 1 << 20;

	private NameConstraintCheck() {
	}

	/**
	 * Check a chain from its top to the peer. The top's own constraints count, which RFC
	 * 5280 leaves open; names of self-issued certificates between top and peer do not.
	 * Proxy certificates are taken for ordinary ones: they are refused long before.
	 * @param chain the chain, the peer's own certificate first
	 * @return the first violation, or {@code null} if there is none
	 */
	public static @Nullable ConstraintViolation check(List<CertificateFacts> chain) {
		for (int i = chain.size() - 1; i >= 0; i--) {
			CertificateFacts subject = chain.get(i);
			if (i > 0 && subject.isSelfIssued()) {
				continue;
			}
			for (int j = chain.size() - 1; j > i; j--) {
				NameConstraints constraints = chain.get(j).nameConstraints();
				VerifyCode code = (constraints != null) ? check(subject, constraints, i == 0) : VerifyCode.OK;
				if (!code.isOk()) {
					return new ConstraintViolation(code, i);
				}
			}
		}
		return null;
	}

	private static VerifyCode check(CertificateFacts subject, NameConstraints constraints, boolean isPeer) {
		VerifyCode code = check(subject, constraints);
		return (code.isOk() && isPeer && !hasDnsName(subject)) ? CommonNameConstraint.check(subject, constraints)
				: code;
	}

	/** {@code NAME_CONSTRAINTS_check}. */
	private static VerifyCode check(CertificateFacts subject, NameConstraints constraints) {
		List<NameEntry> entries = subject.subjectEntries();
		List<GeneralName> names = alternativeNames(subject);
		long comparisons = (long) (entries.size() + names.size())
				* (constraints.permitted().size() + constraints.excluded().size());
		if (comparisons > MAXIMUM_COMPARISONS) {
			return VerifyCode.UNSPECIFIED;
		}
		Subtrees subtrees = new Subtrees(constraints);
		VerifyCode code = entries.isEmpty() ? VerifyCode.OK : subtrees.check(GeneralName.of(subject.subject()));
		for (NameEntry entry : entries) {
			if (code.isOk() && entry.type().equals(NameEntry.EMAIL_ADDRESS)) {
				code = (entry.tag() == IA5_STRING)
						? subtrees.check(GeneralName.of(GeneralName.Type.EMAIL, entry.value()))
						: VerifyCode.UNSUPPORTED_NAME_SYNTAX;
			}
		}
		for (GeneralName name : names) {
			code = code.isOk() ? subtrees.check(name) : code;
		}
		return code;
	}

	private static boolean hasDnsName(CertificateFacts subject) {
		return alternativeNames(subject).stream().anyMatch((name) -> name.type() == GeneralName.Type.DNS);
	}

	private static List<GeneralName> alternativeNames(CertificateFacts subject) {
		List<GeneralName> names = subject.alternativeNames();
		return (names != null) ? names : List.of();
	}

}
