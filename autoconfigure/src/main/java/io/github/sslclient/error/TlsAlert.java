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

package io.github.sslclient.error;

import java.io.Serializable;
import java.util.List;

/**
 * A fatal alert (RFC 8446, section 6, and RFC 5246, section 7.2). An immutable value.
 *
 * @param sent whether it was sent to the peer, rather than received
 * @param description its number, 0 to 255
 */
public record TlsAlert(boolean sent, int description) implements Serializable {

	/**
	 * The RFCs' name of its description.
	 * @return for instance {@code handshake_failure}, or {@code unknown}
	 */
	public String name() {
		return Alerts.name(this.description);
	}

	/**
	 * All that {@link #name()} answers, but {@code close_notify}, which is never fatal.
	 * @return the names, in alphabetical order
	 */
	public static List<String> names() {
		return Alerts.fatalNames();
	}

	@Override
	public String toString() {
		return "alert " + this.description + " (" + name() + ")";
	}

}
