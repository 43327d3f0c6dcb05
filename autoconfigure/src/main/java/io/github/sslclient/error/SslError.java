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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What failed, in OpenSSL's numbers and words and in sentences for a person. An immutable
 * value. Its texts are single lines without control characters, whoever chose their
 * parts, and never hold a secret.
 *
 * @param kind what sort of failure it is
 * @param what the operation that was under way: {@code configuration}, {@code connect},
 * {@code proxy}, {@code handshake}, {@code read}, {@code write} or {@code shutdown}
 * @param codes the entries of OpenSSL's error queue, oldest first; empty where OpenSSL
 * would leave its queue empty
 * @param verifyResult the verification's outcome, {@link VerifyCode#OK} where no chain
 * was refused
 * @param detail what happened
 * @param hint what to do about it, or {@code null} if the detail says all there is
 * @param peer the host, and the port if it is known, or {@code null} if there is no peer
 * @param alert the alert that ended the connection, or {@code null} if there was none or
 * the JVM does not tell (JDK 17, for alerts it sends encrypted)
 * @param certificate the certificate at which verification failed, or {@code null}
 * @param setting the setting at fault, such as {@code ca-file}, or {@code null}
 * @param file the file at fault, or {@code null}
 */
public record SslError(SslErrorKind kind, String what, List<OpenSslCode> codes, VerifyCode verifyResult, String detail,
		@Nullable String hint, @Nullable String peer, @Nullable TlsAlert alert, @Nullable FailedCertificate certificate,
		@Nullable String setting, @Nullable FaultyFile file) implements Serializable {

	/**
	 * The operation that was under way when a proxy was connected to, or asked to connect
	 * on.
	 */
	public static final String PROXY = "proxy";

	static final int MAX_TEXT = 4096;

	public SslError {
		Objects.requireNonNull(kind, "'kind' must not be null");
		Objects.requireNonNull(what, "'what' must not be null");
		Objects.requireNonNull(verifyResult, "'verifyResult' must not be null");
		Objects.requireNonNull(detail, "'detail' must not be null");
		codes = List.copyOf(codes);
		detail = SingleLine.of(detail, MAX_TEXT);
		hint = (hint != null) ? SingleLine.of(hint, MAX_TEXT) : null;
		peer = (peer != null) ? SingleLine.of(peer, MAX_TEXT) : null;
	}

	private SslError(SslErrorKind kind, String what, List<OpenSslCode> codes, VerifyCode verifyResult, String detail,
			@Nullable String hint) {
		this(kind, what, codes, verifyResult, detail, hint, null, null, null, null, null);
	}

	/**
	 * An error of a connection that OpenSSL has one code for, which tells its kind.
	 * @param what the operation that was under way
	 * @param code the OpenSSL code
	 * @param detail what happened
	 * @return the error, with the hint that goes with its code
	 */
	public static SslError of(String what, OpenSslCode code, String detail) {
		return new SslError(ErrorKinds.of(code), what, List.of(code), VerifyCode.OK, detail, Hints.of(code));
	}

	/**
	 * An error of a connection.
	 * @param kind what sort of failure it is
	 * @param what the operation that was under way
	 * @param codes the OpenSSL codes, oldest first
	 * @param detail what happened
	 * @return the error
	 */
	public static SslError of(SslErrorKind kind, String what, List<OpenSslCode> codes, String detail) {
		return new SslError(kind, what, codes, VerifyCode.OK, detail, null);
	}

	/**
	 * A fatal alert of the peer's.
	 * @param what the operation that was under way
	 * @param description the alert's number
	 * @return the error, with the hint that goes with the alert
	 */
	public static SslError ofAlert(String what, int description) {
		TlsAlert alert = new TlsAlert(false, description);
		return new SslError(what.equals("handshake") ? SslErrorKind.HANDSHAKE_REFUSED : SslErrorKind.PROTOCOL, what,
				List.of(OpenSslCode.alertReceived(description)), VerifyCode.OK,
				"the peer ended the connection with " + alert, Hints.of(alert))
			.withAlert(alert);
	}

	/**
	 * An error in the settings or in a file they name.
	 * @param setting the setting at fault
	 * @param codes the OpenSSL codes, oldest first
	 * @param detail what is wrong
	 * @return the error, with the hint that goes with its codes
	 */
	public static SslError ofSetting(String setting, List<OpenSslCode> codes, String detail) {
		return new SslError(SslErrorKind.CONFIGURATION, "configuration", codes, VerifyCode.OK, detail, Hints.of(codes),
				null, null, null, setting, null);
	}

	/**
	 * A refused certificate chain.
	 * @param verifyResult why it was refused
	 * @param detail which certificate it was, and what is wrong with it
	 * @param certificate the certificate, or {@code null} if none is at fault
	 * @return the error, with the hint that goes with the verify result
	 */
	public static SslError ofVerification(VerifyCode verifyResult, String detail,
			@Nullable FailedCertificate certificate) {
		return new SslError(SslErrorKind.PEER_VERIFICATION, "handshake", List.of(OpenSslCode.CERTIFICATE_VERIFY_FAILED),
				verifyResult, detail, Hints.of(verifyResult), null, null, certificate, null, null);
	}

	/**
	 * Find the error in whatever a driver or another client threw: among the causes, then
	 * among what was suppressed. If none of them carries one, the first
	 * {@link javax.net.ssl.SSLException} is translated.
	 * @param thrown what was thrown
	 * @return the error, or {@code null} if it has nothing to do with TLS
	 */
	public static @Nullable SslError from(Throwable thrown) {
		return SslErrorFinder.find(thrown);
	}

	/**
	 * The texts of the codes.
	 * @return the texts, oldest first, as {@code openssl errstr} prints them
	 */
	public List<String> strings() {
		return this.codes.stream().map(OpenSslCode::string).toList();
	}

	/**
	 * The verification's outcome in OpenSSL's words.
	 * @return for instance {@code certificate has expired}, or {@code ok}
	 */
	public String verifyResultString() {
		return this.verifyResult.string();
	}

	/**
	 * How far the connection was.
	 * @return the phase
	 */
	public SslPhase phase() {
		return SslPhase.of(this.what);
	}

	/**
	 * The printed form: one line that a person can act on.
	 * @return the line
	 */
	public String message() {
		return SslErrorText.of(this);
	}

	/**
	 * The same line without the operation and the setting, for those who name them
	 * themselves.
	 * @return what happened and what to do about it, in our words and OpenSSL's
	 */
	public String explanation() {
		return SslErrorText.explanation(this);
	}

	/**
	 * The same of another kind, because more is known.
	 * @param other the kind
	 * @param told what happened
	 * @param advice what to do about it, or {@code null}
	 * @return the error
	 */
	public SslError as(SslErrorKind other, String told, @Nullable String advice) {
		return new SslError(other, this.what, this.codes, this.verifyResult, told, advice, this.peer, this.alert,
				this.certificate, this.setting, this.file);
	}

	/**
	 * The same with another hint.
	 * @param advice what to do about it
	 * @return the error
	 */
	public SslError withHint(String advice) {
		return as(this.kind, this.detail, advice);
	}

	/**
	 * The same with what led to it.
	 * @param older entries of OpenSSL's error queue, oldest first
	 * @return the error, with these before its own
	 */
	public SslError after(List<OpenSslCode> older) {
		return new SslError(this.kind, this.what, Stream.concat(older.stream(), this.codes.stream()).toList(),
				this.verifyResult, this.detail, this.hint, this.peer, this.alert, this.certificate, this.setting,
				this.file);
	}

	/**
	 * The same with its peer.
	 * @param name the host, and the port if it is known
	 * @return the error
	 */
	public SslError withPeer(String name) {
		return new SslError(this.kind, this.what, this.codes, this.verifyResult, this.detail, this.hint, name,
				this.alert, this.certificate, this.setting, this.file);
	}

	/**
	 * The same with an alert.
	 * @param sentOrReceived the alert that ended the connection
	 * @return the error
	 */
	public SslError withAlert(TlsAlert sentOrReceived) {
		return new SslError(this.kind, this.what, this.codes, this.verifyResult, this.detail, this.hint, this.peer,
				sentOrReceived, this.certificate, this.setting, this.file);
	}

	/**
	 * The same with the file at fault.
	 * @param faulty the file
	 * @return the error
	 */
	public SslError withFile(FaultyFile faulty) {
		return new SslError(this.kind, this.what, this.codes, this.verifyResult, this.detail, this.hint, this.peer,
				this.alert, this.certificate, this.setting, faulty);
	}

	@Override
	public String toString() {
		return message();
	}

}
