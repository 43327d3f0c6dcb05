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

package io.github.sslclient.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that are pinned for a host.
 *
 * @param host Host, or *. and a name for every host below it. Every host that no other
 * entry is for, if not set.
 * @param keys Pins (sha256/ and the Base64 of a digest) of which a chain must have one,
 * two or more.
 */
public record SslClientPins(@Nullable String host, @DefaultValue List<String> keys) {

}
