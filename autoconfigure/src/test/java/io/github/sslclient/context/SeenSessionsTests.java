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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import io.github.sslclient.verify.VerifyResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link SeenSessions}.
 */
class SeenSessionsTests {

	private static final VerifyResult ACCEPTED = VerifyResult.NOT_VERIFIED;

	private final SeenSessions sessions = new SeenSessions();

	@Test
	void whatASeenSessionsContextHasEndsAndSoDoesWhatComesLater() {
		SSLSession ticket = mock(SSLSession.class);
		SSLSessionContext context = context(ticket);
		this.sessions.accepted(session(context), ACCEPTED);
		then(ticket).should(never()).invalidate();
		this.sessions.forget();
		then(ticket).should().invalidate();
		then(context).should().setSessionTimeout(1);
	}

	@Test
	void whatDoesNotTellItsContextYetEndsItself() {
		SSLSession seen = session(null);
		this.sessions.accepted(seen, ACCEPTED);
		this.sessions.forget();
		then(seen).should().invalidate();
	}

	@Test
	void whatIsNotRememberedAnyMoreEndsWithItsContext() {
		SSLSession old = mock(SSLSession.class);
		SSLSessionContext context = context(old);
		this.sessions.accepted(session(context), ACCEPTED);
		SSLSession another = session(null);
		for (int i = 0; i < SeenSessions.REMEMBERED; i++) {
			this.sessions.accepted(another, ACCEPTED);
		}
		this.sessions.forget();
		then(old).should().invalidate();
		then(another).should(times(SeenSessions.REMEMBERED)).invalidate();
	}

	/** JSSE goes into all that were ever resumed from a session, and may go too deep. */
	@Test
	void aSessionWithALongPosterityDoesNotSaveTheOthers() {
		SSLSession first = mock(SSLSession.class);
		willThrow(StackOverflowError.class).given(first).invalidate();
		SSLSession last = mock(SSLSession.class);
		this.sessions.accepted(session(context(first, last)), ACCEPTED);
		this.sessions.forget();
		then(last).should().invalidate();
	}

	private static SSLSession session(@Nullable SSLSessionContext context) {
		SSLSession session = mock(SSLSession.class);
		given(session.getSessionContext()).willReturn(context);
		given(session.isValid()).willReturn(true);
		return session;
	}

	private static SSLSessionContext context(SSLSession... sessions) {
		List<byte[]> ids = new ArrayList<>();
		SSLSessionContext context = mock(SSLSessionContext.class);
		for (SSLSession session : sessions) {
			byte[] id = { (byte) ids.size() };
			ids.add(id);
			given(context.getSession(id)).willReturn(session);
		}
		given(context.getIds()).willReturn(Collections.enumeration(ids));
		return context;
	}

}
