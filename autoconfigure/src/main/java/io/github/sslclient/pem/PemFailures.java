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

package io.github.sslclient.pem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.sslclient.error.FaultyFile;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one setting and its file: each names the file and a command that shows
 * what OpenSSL thinks of it. Public for the rooms that read blocks of their own.
 */
public final class PemFailures {

	private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

	/** {@code ENOTDIR}: a file stands where the path needs a directory. */
	private static final OpenSslCode NOT_A_DIRECTORY = OpenSslCode.errno(20);

	/** {@code ELOOP}. */
	private static final OpenSslCode LINK_LOOP = OpenSslCode.errno(40);

	/** {@code EIO}: Java does not tell which error it was. */
	private static final OpenSslCode INPUT_ERROR = OpenSslCode.errno(5);

	/** {@code ERR_R_SYS_LIB} of the BIO library. */
	private static final int SYSTEM_ERROR = 0x10080002;

	/** {@code BIO_R_NO_SUCH_FILE}. */
	private static final int NO_SUCH_FILE = 0x10000080;

	private final String setting;

	private final String location;

	private final @Nullable String command;

	private final OpenSslCode missing;

	private final OpenSslCode last;

	private PemFailures(String setting, PemSource source, String command, int missing, int last) {
		this(setting, source.location(), command(command, source.path()), missing, last);
	}

	private PemFailures(String setting, String location, @Nullable String command, int missing, int last) {
		this.setting = setting;
		this.location = location;
		this.command = command;
		this.missing = new OpenSslCode(missing);
		this.last = new OpenSslCode(last);
	}

	/**
	 * As {@code SSL_CTX_use_certificate_chain_file} fails.
	 * @param setting the setting that names the source
	 * @param source the source
	 * @return its failures
	 */
	public static PemFailures ofCertificate(String setting, PemSource source) {
		return new PemFailures(setting, source, "openssl x509 -noout -subject -in %s", SYSTEM_ERROR, 0x0A080002);
	}

	/**
	 * As {@code SSL_CTX_load_verify_file} fails.
	 * @param setting the setting that names the source
	 * @param source the source
	 * @return its failures
	 */
	public static PemFailures ofAuthorities(String setting, PemSource source) {
		return new PemFailures(setting, source, "openssl storeutl -noout -certs %s", NO_SUCH_FILE, 0x05880002);
	}

	/** As {@code X509_load_crl_file} fails. */
	static PemFailures ofRevocationLists(String setting, PemSource source) {
		return new PemFailures(setting, source, "openssl crl -noout -issuer -in %s", SYSTEM_ERROR, 0x05880002);
	}

	/**
	 * As {@code SSL_CTX_use_PrivateKey_file} fails.
	 * @param setting the setting that names the source
	 * @param source the source
	 * @return its failures
	 */
	public static PemFailures ofKey(String setting, PemSource source) {
		return new PemFailures(setting, source, "openssl pkey -noout -in %s", SYSTEM_ERROR, 0x0A080002);
	}

	/**
	 * As a key store fails, once it was read.
	 * @param setting the setting that names the source
	 * @param source the source
	 * @param command a command that shows what is in a file, with a place for its path
	 * @return its failures
	 */
	public static PemFailures ofKeyStore(String setting, PemSource source, String command) {
		return new PemFailures(setting, source, command, SYSTEM_ERROR, 0x0A080002);
	}

	/**
	 * As a key store fails that is no file.
	 * @param setting the setting that names it
	 * @param location what to call it
	 * @return its failures
	 */
	public static PemFailures ofKeyStore(String setting, String location) {
		return new PemFailures(setting, location, null, SYSTEM_ERROR, 0x0A080002);
	}

	/**
	 * A block is at fault.
	 * @param codes the codes, oldest first
	 * @param block what is wrong with it
	 * @return the exception
	 */
	public SslException of(List<OpenSslCode> codes, PemException block) {
		return of(codes, block.detail(), block.line(), block.getCause());
	}

	/**
	 * The content is at fault.
	 * @param codes the codes, oldest first
	 * @param detail what is wrong
	 * @param cause what the platform threw, or {@code null}
	 * @return the exception
	 */
	public SslException of(List<OpenSslCode> codes, String detail, @Nullable Throwable cause) {
		return of(codes, detail, 0, cause);
	}

	SslException of(List<OpenSslCode> codes, String detail, int line, @Nullable Throwable cause) {
		return new SslException(SslError.ofSetting(this.setting, codes, detail)
			.withFile(new FaultyFile(this.location, line, this.command)), cause);
	}

	/**
	 * The source cannot be read.
	 * @param ex what reading threw
	 * @return the exception
	 */
	public SslException unreadable(IOException ex) {
		if (ex instanceof AccessDeniedException || says(ex, "Permission denied")) {
			return unreadable(OpenSslCode.PERMISSION_DENIED, "this process may not read the file", ex);
		}
		if (ex instanceof NotDirectoryException || says(ex, "Not a directory")) {
			return unreadable(NOT_A_DIRECTORY, "part of the path is no directory", ex);
		}
		if (ex instanceof FileSystemLoopException) {
			return unreadable(LINK_LOOP, "its symbolic links lead in a circle", ex);
		}
		if (ex instanceof NoSuchFileException || ex instanceof FileNotFoundException) {
			return unreadable(OpenSslCode.NO_SUCH_FILE, "there is no such file", ex);
		}
		return unreadable(INPUT_ERROR, "the file cannot be read: " + ex.getMessage(), ex);
	}

	/**
	 * A directory can be opened as a file, so that OpenSSL only misses the content.
	 * @param ex what reading threw
	 * @return whether a directory was read
	 */
	public static boolean isDirectory(IOException ex) {
		return ex instanceof FileSource.DirectoryException || says(ex, "Is a directory");
	}

	/**
	 * Sources that are no files of the file system, as other resources of Spring, may yet
	 * read one by a {@link java.io.FileInputStream}. It has one exception for all causes,
	 * and nothing else tells them apart than the system's words, which may be in another
	 * language; the cause is then taken for a missing file.
	 */
	private static boolean says(IOException ex, String words) {
		return ex instanceof FileNotFoundException && String.valueOf(ex.getMessage()).endsWith("(" + words + ")");
	}

	private SslException unreadable(OpenSslCode code, String detail, IOException ex) {
		return of(codes(code), detail, ex);
	}

	/**
	 * {@code BIO_new_file} has a reason of its own for a missing file, and only for that.
	 */
	private List<OpenSslCode> codes(OpenSslCode code) {
		List<OpenSslCode> codes = new ArrayList<>();
		codes.add(code);
		codes.add(code.equals(OpenSslCode.NO_SUCH_FILE) ? this.missing : new OpenSslCode(SYSTEM_ERROR));
		codes.add(this.last);
		return codes;
	}

	private static @Nullable String command(String command, @Nullable String path) {
		return (path != null) ? String.format(command, shellWord(path)) : null;
	}

	private static String shellWord(String location) {
		return PLAIN_WORD.matcher(location).matches() ? location : "'" + location.replace("'", "'\\''") + "'";
	}

}
