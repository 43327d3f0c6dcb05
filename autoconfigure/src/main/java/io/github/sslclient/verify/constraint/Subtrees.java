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

import io.github.sslclient.error.VerifyCode;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.NameConstraints;
import io.github.sslclient.x509.NameConstraints.Subtree;
import io.github.sslclient.x509.OtherName;

/**
 * The subtrees of one authority, against which names are held ({@code nc_match}).
 *
 * @param constraints the authority's constraints
 */
record Subtrees(NameConstraints constraints) {

	/**
	 * Check a name: at least one of the permitted subtrees of its kind must hold it, if
	 * there is any, and none of the excluded ones may.
	 * @param name the name
	 * @return success, or what is wrong
	 */
	VerifyCode check(GeneralName name) {
		VerifyCode permitted = checkPermitted(name);
		return permitted.isOk() ? checkExcluded(name) : permitted;
	}

	private VerifyCode checkPermitted(GeneralName name) {
		VerifyCode result = VerifyCode.OK;
		boolean held = false;
		for (Subtree subtree : this.constraints.permitted()) {
			if (!concerns(subtree, name)) {
				continue;
			}
			if (!isSupported(subtree)) {
				return VerifyCode.SUBTREE_MINMAX;
			}
			if (held) {
				continue;
			}
			result = SubtreeMatch.match(name, subtree.base());
			if (!isAnswer(result)) {
				return result;
			}
			held = result.isOk();
		}
		return result;
	}

	private VerifyCode checkExcluded(GeneralName name) {
		for (Subtree subtree : this.constraints.excluded()) {
			if (!concerns(subtree, name)) {
				continue;
			}
			if (!isSupported(subtree)) {
				return VerifyCode.SUBTREE_MINMAX;
			}
			VerifyCode result = SubtreeMatch.match(name, subtree.base());
			if (result.isOk()) {
				return VerifyCode.EXCLUDED_VIOLATION;
			}
			if (!isAnswer(result)) {
				return result;
			}
		}
		return VerifyCode.OK;
	}

	/** Whether it says yes or no, instead of that something is not supported. */
	private static boolean isAnswer(VerifyCode result) {
		return result.isOk() || result.equals(VerifyCode.PERMITTED_VIOLATION);
	}

	private static boolean isSupported(Subtree subtree) {
		return subtree.minimumIsZero() && !subtree.hasMaximum();
	}

	/** An internationalised mailbox counts as a mailbox (RFC 8398, section 6). */
	private static boolean concerns(Subtree subtree, GeneralName name) {
		OtherName other = name.otherName();
		if (other == null) {
			return subtree.base().type() == name.type();
		}
		if (other.isMailbox()) {
			return subtree.base().type() == GeneralName.Type.EMAIL;
		}
		OtherName base = subtree.base().otherName();
		return base != null && base.type().equals(other.type());
	}

}
