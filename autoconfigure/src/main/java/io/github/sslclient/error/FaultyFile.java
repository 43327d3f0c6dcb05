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

import org.jspecify.annotations.Nullable;

/**
 * The file at fault. An immutable value.
 *
 * @param location where it is, as its setting says
 * @param line the line where what is wrong with it begins, or 0 if that is not known
 * @param command a command for a shell that shows what OpenSSL thinks of the file, or
 * {@code null} if a shell cannot get at it
 */
public record FaultyFile(String location, int line, @Nullable String command) implements Serializable {

	public FaultyFile {
		location = SingleLine.of(location, SslError.MAX_TEXT);
		command = (command != null) ? SingleLine.of(command, SslError.MAX_TEXT) : null;
	}

}
