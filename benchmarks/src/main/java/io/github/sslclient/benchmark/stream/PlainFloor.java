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

package io.github.sslclient.benchmark.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The floor of bulk transfer: a socket without TLS, and AES-256-GCM by the JDK over as
 * many records of 16 KiB. No TLS that uses the JDK's cipher can need less.
 */
final class PlainFloor implements Client {

	private static final int RECORD = 16 * 1024;

	private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

	private final Http http = new Http();

	private final Cipher cipher;

	private final byte[] ciphertext;

	private final byte[] plaintext = new byte[RECORD];

	private final byte[] record = new byte[RECORD + 16];

	private final int port;

	private long records;

	PlainFloor(NginxServer server) throws GeneralSecurityException {
		this.port = server.plainPort();
		this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
		this.cipher.init(Cipher.ENCRYPT_MODE, KEY, nonce(this.records));
		this.ciphertext = this.cipher.doFinal(new byte[RECORD]);
	}

	@Override
	public String name() {
		return "floor: plain socket and AES-GCM of the JDK";
	}

	@Override
	public boolean does(Task task) {
		return task == Task.BULK;
	}

	@Override
	public Connection open(boolean full) throws IOException {
		Socket socket = new Socket("localhost", this.port);
		socket.setTcpNoDelay(true);
		InputStream input = socket.getInputStream();
		OutputStream output = socket.getOutputStream();
		return new Connection() {

			@Override
			public void download() throws IOException {
				PlainFloor.this.http.download(input, output);
				for (long done = 0; done < NginxServer.BULK_LENGTH; done += RECORD) {
					decrypt();
				}
			}

			@Override
			public void upload() throws IOException {
				for (long done = 0; done < NginxServer.BULK_LENGTH; done += RECORD) {
					encrypt();
				}
				PlainFloor.this.http.upload(input, output);
			}

			@Override
			public boolean exchange(Http.Message message) throws IOException {
				return PlainFloor.this.http.exchange(message, input, output);
			}

			@Override
			public void close() throws IOException {
				socket.close();
			}

		};
	}

	private void decrypt() throws IOException {
		try {
			this.cipher.init(Cipher.DECRYPT_MODE, KEY, nonce(0));
			this.cipher.doFinal(this.ciphertext, 0, this.ciphertext.length, this.plaintext);
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private void encrypt() throws IOException {
		try {
			this.cipher.init(Cipher.ENCRYPT_MODE, KEY, nonce(++this.records));
			this.cipher.doFinal(this.plaintext, 0, RECORD, this.record);
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private static GCMParameterSpec nonce(long number) {
		return new GCMParameterSpec(128, Arrays.copyOf(ByteBuffer.allocate(12).putLong(number).array(), 12));
	}

}
