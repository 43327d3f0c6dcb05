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

import java.nio.file.Path;
import java.util.Collection;

/**
 * Files that are watched together. Thread-safe; a listener may use it too.
 */
public interface FileWatch extends AutoCloseable {

	/**
	 * Watch other files instead. A change of a file that stays and that was not taken up
	 * yet is not lost. What changes after this call is told, so make it before the new
	 * ones are read.
	 * @param paths files and directories, which need not exist
	 */
	void paths(Collection<Path> paths);

	/**
	 * End the watch. No new call of the listener begins after this; one that has begun
	 * goes on.
	 */
	@Override
	void close();

}
