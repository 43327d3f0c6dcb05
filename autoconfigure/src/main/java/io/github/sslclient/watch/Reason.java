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

package io.github.sslclient.watch;

import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;

/**
 * Why something cannot be looked at, such that it is the same each time.
 *
 * @param type what was thrown
 * @param text what the system says, without the name of the file; empty if it says
 * nothing
 */
record Reason(String type, String text) {

	static Reason of(Exception thrown) {
		Throwable cause = (thrown instanceof DirectoryIteratorException && thrown.getCause() != null)
				? thrown.getCause() : thrown;
		String text = (cause instanceof FileSystemException failure) ? failure.getReason() : null;
		return new Reason(cause.getClass().getName(), (text != null) ? text : "");
	}

}
