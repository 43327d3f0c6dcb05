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

/**
 * How often sessions were resumed, as {@code SSL_CTX_sess_connect_good},
 * {@code SSL_CTX_sess_hits} and {@code SSL_CTX_sess_number} count.
 *
 * @param handshakes how many handshakes of streams were finished, since the context was
 * made, or the first of those it succeeded by reload
 * @param resumed how many of them resumed a session
 * @param cached how many sessions the provider keeps now, each ticket of TLS 1.3 for
 * itself
 */
public record SessionStatistics(long handshakes, long resumed, int cached) {
}
