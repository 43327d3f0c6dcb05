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

import io.github.sslclient.der.DerException;
import io.github.sslclient.der.DerReader;

/**
 * An {@code otherName} (RFC 5280, section 4.2.1.6): a name of a kind that has an object
 * identifier.
 *
 * @param type the kind, dotted
 * @param valueTag the ASN.1 type of the name, such as {@code 0x0C} for a UTF8String
 * @param value the content of the name, not copied
 */
public record OtherName(String type, int valueTag, byte[] value) {

	/** {@code id-on-SmtpUTF8Mailbox} (RFC 8398, section 3). */
	private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";

	static OtherName read(DerReader content) throws DerException {
		String type = content.objectIdentifier();
		DerReader wrapped = content.enter(DerReader.CONTEXT_0);
		content.finish();
		AnyValue value = AnyValue.read(wrapped);
		wrapped.finish();
		return new OtherName(type, value.tag(), value.content());
	}

	/**
	 * Whether it is an internationalised mailbox.
	 * @return whether it is of that kind
	 */
	public boolean isMailbox() {
		return this.type.equals(SMTP_UTF8_MAILBOX);
	}

}
