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

/**
 * OCSP answers (RFC 6960) that a TLS server staples to its certificate (RFC 6066, section
 * 8; RFC 8446, section 4.4.2.1). Nothing is ever fetched, and only the answer about the
 * server's own certificate is looked at. Which of them are demanded is
 * {@link io.github.sslclient.ocsp.OcspCheck}.
 * <p>
 * OpenSSL's {@code -status} prints an answer and judges nothing; clients that do call
 * {@code OCSP_response_status}, {@code OCSP_basic_verify}, {@code OCSP_resp_find_status}
 * and {@code OCSP_check_validity}, with 300 seconds of leeway as {@code openssl ocsp} and
 * curl have it. That is done here, after the chain was found to be good, and the outcome
 * is told in verify codes:
 * <ul>
 * <li>23 (certificate revoked), even if the answer has expired,
 * <li>73 (OCSP verification needed): there is no answer and one is demanded, by the
 * setting or by the certificate's TLS feature extension (RFC 7633),
 * <li>74 (OCSP verification failed): the answer is malformed, a responder's error,
 * wrongly signed, not about this certificate, expired or not valid yet. The entries of
 * OpenSSL's error queue, where it has any for that, go with it,
 * <li>75 (OCSP unknown cert): the responder does not know the certificate.
 * </ul>
 * What OpenSSL refuses is refused. Beyond that, and unlike there, are refused: an answer
 * without nextUpdate that is older than a day, since it could be replayed for ever; times
 * in a form that OpenSSL cannot compare, which there are always in time; digests and keys
 * below the security level; critical extensions that are not known here; bytes behind the
 * answer; and one of more than 64 KiB, 256 statuses or 16 certificates. A responder's
 * certificate must be issued by the very certificate that issued the server's, so no
 * responder is trusted because a root is marked as such ({@code openssl x509 -addtrust
 * OCSPSigning}), and whether it is revoked itself is not asked. RFC 7633 is unknown to
 * OpenSSL's verification; here it counts unless the check is off.
 * <p>
 * For use inside this library.
 */
@NullMarked
package io.github.sslclient.ocsp;

import org.jspecify.annotations.NullMarked;
