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

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslException;
import org.jspecify.annotations.Nullable;

/**
 * The CRLs of a PEM file, one after the other and never a whole one in memory, found as
 * {@code X509_load_crl_file} finds them: blocks of other kinds and the text around blocks
 * are passed over, but a damaged block of any kind is an error. There are two differences
 * from {@code pem_lib.c}, both on the side of caution: a BEGIN line inside a block is
 * damage, where OpenSSL may swallow the block that begins there; and so is a hyphen or a
 * zero byte, where OpenSSL may take what follows for nothing. For use inside this
 * library; not thread-safe.
 */
public final class PemStream implements AutoCloseable {

	/** The least room that {@link #read} needs: no line holds more. */
	public static final int MINIMUM_ROOM = 256;

	private static final String TYPE = "X509 CRL";

	/** A longer label is none: no label in use has half of this. */
	private static final int MAXIMUM_LABEL = 64;

	private static final String BEGIN = "-----BEGIN ";

	private static final String END = "-----END ";

	private static final String TAIL = "-----";

	/** The length that lines must have below a blank one. */
	private static final int LINE_LENGTH = 64;

	private final PemFailures failures;

	private final InputStream stream;

	private final PemLines lines;

	private final Base64Decoder decoder = new Base64Decoder();

	private boolean found;

	private boolean inside;

	private String type = "";

	private int line;

	private Part part = Part.ANY;

	private boolean text;

	private boolean headers;

	private boolean encrypted;

	private boolean ending;

	private PemStream(PemFailures failures, InputStream stream) {
		this.failures = failures;
		this.stream = stream;
		this.lines = new PemLines(stream);
	}

	/**
	 * Open a file.
	 * @param setting the setting that names the file, for messages
	 * @param source the file
	 * @return the stream, before the first CRL
	 * @throws SslException if the file cannot be opened
	 */
	public static PemStream open(String setting, PemSource source) throws SslException {
		Objects.requireNonNull(setting, "'setting' must not be null");
		Objects.requireNonNull(source, "'source' must not be null");
		PemFailures failures = PemFailures.ofRevocationLists(setting, source);
		try {
			return new PemStream(failures, source.open());
		}
		catch (IOException ex) {
			throw failure(failures, ex);
		}
	}

	/**
	 * Step to the next CRL, over what is left of the last.
	 * @return whether there is one
	 * @throws SslException if the file cannot be read, a block is damaged, or there is no
	 * CRL at all
	 */
	public boolean next() throws SslException {
		skip();
		while (begin()) {
			if (isWanted()) {
				this.found = true;
				return true;
			}
			skip();
		}
		if (!this.found) {
			throw missing(this.failures, "holds no CRL, that is no block BEGIN X509 CRL", null);
		}
		return false;
	}

	/**
	 * Read some of the CRL.
	 * @param target where to put it
	 * @param offset where in it to begin
	 * @param length how much may be put there, at least {@link #MINIMUM_ROOM}
	 * @return how many bytes were put there, or -1 at the end of the CRL
	 * @throws SslException if the file cannot be read or the block is damaged
	 */
	public int read(byte[] target, int offset, int length) throws SslException {
		try {
			while (this.inside) {
				int count = content(target, offset, length);
				if (count > 0) {
					return count;
				}
			}
			return -1;
		}
		catch (IOException ex) {
			throw failure(ex);
		}
	}

	/**
	 * What to throw if the CRL is not what it should be. OpenSSL looks at it when it has
	 * read the block, so damage of the block goes first.
	 * @param ex what is wrong
	 * @return the exception
	 * @throws SslException if the block is damaged as well
	 */
	public SslException malformed(DerException ex) throws SslException {
		skip();
		List<OpenSslCode> codes = OpenSslCodes.append(OpenSslCodes.ofDamage(ex), OpenSslCodes.PEM_ASN1_LIB);
		return this.failures.of(OpenSslCodes.append(codes, OpenSslCodes.X509_PEM_LIB),
				description() + " is damaged: " + ex.getMessage(), this.line, ex);
	}

	private void skip() throws SslException {
		byte[] ignored = new byte[32 * MINIMUM_ROOM];
		int count;
		do {
			count = read(ignored, 0, ignored.length);
		}
		while (count >= 0);
	}

	private boolean begin() throws SslException {
		try {
			while (this.lines.next()) {
				int length = this.lines.length() - BEGIN.length() - TAIL.length();
				if (length >= 0 && length <= MAXIMUM_LABEL && this.lines.startsWith(BEGIN)
						&& this.lines.endsWith(TAIL)) {
					this.type = this.lines.string(BEGIN.length(), BEGIN.length() + length);
					if (this.type.chars().allMatch((character) -> character >= ' ' && character <= '~')) {
						reset();
						return true;
					}
				}
			}
			return false;
		}
		catch (IOException ex) {
			throw failure(ex);
		}
	}

	private void reset() {
		this.decoder.reset();
		this.inside = true;
		this.line = this.lines.number();
		this.part = Part.ANY;
		this.text = false;
		this.headers = false;
		this.encrypted = false;
		this.ending = false;
	}

	private int content(byte[] target, int offset, int length) throws IOException {
		if (this.part == Part.ANY) {
			int count = this.lines.decode(this.decoder, target, offset, length);
			if (count > 0) {
				this.text = true;
				return count;
			}
		}
		if (!this.lines.next()) {
			throw damaged(PemDamage.END_MISSING);
		}
		return line(target, offset);
	}

	private int line(byte[] target, int offset) throws SslException {
		if (this.part == Part.ANY && this.lines.contains(':')) {
			this.part = Part.HEADERS;
			this.encrypted = !this.text && this.lines.startsWith("Proc-Type:");
		}
		if (this.lines.length() == 0) {
			if (!this.lines.isContinued()) {
				blank();
			}
			return 0;
		}
		if (this.lines.startsWith(END)) {
			end();
			return 0;
		}
		if (this.lines.startsWith(BEGIN)) {
			throw damaged(PemDamage.END_MISSING);
		}
		checkLength();
		this.text = true;
		int count = (this.part != Part.HEADERS) ? this.lines.decodeLine(this.decoder, target, offset) : 0;
		// A CRL must not have headers: its END line will tell.
		return this.headers ? 0 : count;
	}

	/** Whatever stands above a blank line was not base64 but headers. */
	private void blank() throws SslException {
		if (this.part == Part.BODY) {
			throw damaged(PemDamage.BLANK_LINE);
		}
		this.part = Part.BODY;
		this.headers = this.text;
		this.text = false;
		this.decoder.reset();
	}

	private void checkLength() throws SslException {
		if (this.part != Part.BODY) {
			return;
		}
		if (this.ending) {
			throw damaged(PemDamage.SHORT_LINE);
		}
		if (this.lines.length() > LINE_LENGTH) {
			throw damaged(PemDamage.LONG_LINE);
		}
		this.ending = this.lines.length() < LINE_LENGTH;
	}

	private void end() throws SslException {
		this.inside = false;
		if (!this.lines.string(END.length(), this.lines.length()).equals(this.type + TAIL)) {
			throw damaged(PemDamage.END_WRONG);
		}
		if (this.part == Part.HEADERS || !this.text) {
			throw damaged(PemDamage.EMPTY);
		}
		if (!this.decoder.isComplete()) {
			throw damaged(PemDamage.BASE64);
		}
		if (this.headers && isWanted()) {
			throw damaged(this.encrypted ? PemDamage.ENCRYPTED : PemDamage.HEADER);
		}
	}

	private boolean isWanted() {
		return this.type.equals(TYPE);
	}

	private String description() {
		return "the " + this.type + " that begins on line " + this.line;
	}

	private SslException damaged(PemDamage damage) {
		this.inside = false;
		return this.failures.of(OpenSslCodes.append(damage.codes(), OpenSslCodes.X509_PEM_LIB),
				description() + " " + damage.text(), this.line, null);
	}

	private SslException failure(IOException ex) {
		return (ex instanceof SslException failure) ? failure : failure(this.failures, ex);
	}

	private static SslException failure(PemFailures failures, IOException ex) {
		return PemFailures.isDirectory(ex) ? missing(failures, "is a directory", ex) : failures.unreadable(ex);
	}

	private static SslException missing(PemFailures failures, String detail, @Nullable IOException ex) {
		return failures.of(OpenSslCodes.NO_REVOCATION_LIST, detail, ex);
	}

	/**
	 * Close the file.
	 */
	@Override
	public void close() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			// All that was wanted has been read.
		}
	}

	/**
	 * What a line of a block can belong to.
	 */
	private enum Part {

		/** The body, unless a blank line follows. */
		ANY,

		/** There was a colon. */
		HEADERS,

		/** There was a blank line. */
		BODY

	}

}
