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

package io.github.sslclient;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslErrorKind;
import io.github.sslclient.error.SslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SslErrorTranslator}.
 */
class SslErrorTranslatorTests {

	private static final Map<SslErrorKind, Class<? extends SslClientException>> TYPES = Map.ofEntries(
			Map.entry(SslErrorKind.CONFIGURATION, SslConfigurationException.class),
			Map.entry(SslErrorKind.PEER_VERIFICATION, SslPeerVerificationException.class),
			Map.entry(SslErrorKind.HANDSHAKE_REFUSED, SslHandshakeRefusedException.class),
			Map.entry(SslErrorKind.CLIENT_CERTIFICATE_REFUSED, SslClientCertificateRefusedException.class),
			Map.entry(SslErrorKind.PROTOCOL, SslProtocolException.class),
			Map.entry(SslErrorKind.TRUNCATION, SslTruncationException.class),
			Map.entry(SslErrorKind.TIMEOUT, SslTimeoutException.class),
			Map.entry(SslErrorKind.CONNECTION, SslConnectionException.class),
			Map.entry(SslErrorKind.PROXY, SslProxyException.class),
			Map.entry(SslErrorKind.CLOSED, SslStreamClosedException.class),
			Map.entry(SslErrorKind.INTERNAL, UncategorizedSslClientException.class));

	private final SslErrorTranslator translator = new SslErrorTranslator();

	@ParameterizedTest
	@EnumSource
	void everyKindHasATypeOfItsOwn(SslErrorKind kind) {
		assertThat(this.translator.translate(exception(kind))).isExactlyInstanceOf(TYPES.get(kind));
	}

	@ParameterizedTest
	@EnumSource
	void whatIsWorthRetryingIsToldByType(SslErrorKind kind) {
		boolean isTransient = switch (kind) {
			case TRUNCATION, TIMEOUT, CONNECTION -> true;
			default -> false;
		};
		assertThat(this.translator.translate(exception(kind)))
			.isInstanceOf(isTransient ? TransientSslClientException.class : NonTransientSslClientException.class);
	}

	@ParameterizedTest
	@EnumSource
	void theExceptionCarriesTheErrorTheMessageAndTheCause(SslErrorKind kind) {
		SslException cause = exception(kind);
		assertThat(this.translator.translate(cause)).isNotNull().satisfies((ex) -> {
			assertThat(ex.getError()).isSameAs(cause.getError());
			assertThat(ex).hasMessage(cause.getError().message()).hasCause(cause);
		});
	}

	@Test
	void anErrorIsFoundInWhateverACallbackMadeOfIt() {
		IOException wrapped = new IOException("no answer", exception(SslErrorKind.TRUNCATION));
		assertThat(this.translator.translate(wrapped)).isInstanceOf(SslTruncationException.class).hasCause(wrapped);
	}

	@Test
	void whatHasNothingToDoWithTlsIsNotTranslated() {
		assertThat(this.translator.translate(new IOException("disk full"))).isNull();
	}

	@Test
	void aSubclassDecidesOtherwise() {
		SslErrorTranslator patient = new SslErrorTranslator() {

			@Override
			protected SslClientException create(SslError error, IOException cause) {
				return (error.kind() == SslErrorKind.HANDSHAKE_REFUSED)
						? new SslConnectionException(error.message(), error, cause) : super.create(error, cause);
			}

		};
		assertThat(patient.translate(exception(SslErrorKind.HANDSHAKE_REFUSED)))
			.isInstanceOf(TransientSslClientException.class);
	}

	private static SslException exception(SslErrorKind kind) {
		return new SslException(
				SslError.of(kind, "read", List.of(OpenSslCode.INTERNAL_ERROR), "what happened").withPeer("host:1"));
	}

}
