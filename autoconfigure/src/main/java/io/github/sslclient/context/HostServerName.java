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

import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;

/**
 * A DNS name to send as server name. The JDK's own {@link SNIHostName} refuses the
 * underscores that many networks have, and reads each name anew.
 */
final class HostServerName extends SNIServerName {

	private HostServerName(PeerName name) {
		super(StandardConstants.SNI_HOST_NAME, name.host().getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * What to send for a name. An address is no server name (RFC 6066, section 3).
	 * @param name the name, or {@code null} for none
	 * @param provider who sends it
	 * @return the list that the extension has, empty where it is not sent
	 */
	static List<SNIServerName> listOf(@Nullable PeerName name, ProviderKind provider) {
		if (name == null || name.address() != null) {
			return List.of();
		}
		return List.of((provider == ProviderKind.SUN_JSSE) ? new HostServerName(name) : known(name));
	}

	/**
	 * The same for clients that may look at it.
	 * @param name the name, or {@code null} for none
	 * @return the list
	 */
	static List<SNIServerName> knownListOf(@Nullable PeerName name) {
		return (name != null && name.address() == null) ? List.of(known(name)) : List.of();
	}

	/** Conscrypt takes no others than the JDK's own. */
	private static SNIServerName known(PeerName name) {
		try {
			return new SNIHostName(name.host());
		}
		catch (IllegalArgumentException ex) {
			return new HostServerName(name);
		}
	}

}
