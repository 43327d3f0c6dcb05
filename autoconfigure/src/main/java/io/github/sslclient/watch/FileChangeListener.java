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

/**
 * Who is told that watched files have changed.
 */
@FunctionalInterface
public interface FileChangeListener {

	/**
	 * Files have changed, and have come to rest or do not come to rest at all. What
	 * changes while this runs leads to another call. Never called twice at once for the
	 * same watch.
	 * @param state what the files look like; they are read after it was taken, so what is
	 * read is this or newer
	 * @return whether the change was taken up; if not, or if this throws, the call comes
	 * again
	 */
	boolean changed(FileState state);

}
