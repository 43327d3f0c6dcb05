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

package io.github.sslclient.stream;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What the flight recorder is told of a handshake.
 */
@Category({ "Java Application", "SSL Client" })
@StackTrace(false)
abstract class StreamEvent extends Event {

	@Label("Context")
	@Nullable String context;

	@Label("Host")
	@Nullable String host;

	@Label("Port")
	@Description("0 if it is not known")
	int port;

	@Label("Protocol Version")
	@Nullable String protocol;

	@Label("Cipher Suite")
	@Description("OpenSSL's name")
	@Nullable String cipher;

	@Label("Resumed")
	boolean resumed;

	@Label("Verify Result")
	@Description("OpenSSL's number, 0 for ok")
	int verifyResult;

	@Label("Kind of Failure")
	@Nullable String kind;

	@Label("OpenSSL Codes")
	@Description("Oldest first")
	@Nullable String codes;

	@Label("Message")
	@Nullable String message;

}
