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

package io.github.sslclient.crl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.github.sslclient.der.DerException;
import io.github.sslclient.error.SslException;
import io.github.sslclient.pem.PemSource;
import io.github.sslclient.x509.GeneralName;
import io.github.sslclient.x509.SignatureScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lists that want to do harm.
 */
class HostileListTests {

	private static final byte[] LIST = ListSpec.create()
		.entry(1, ListSpec.reason(1))
		.entry(2, ListSpec.certificateIssuer("CN=Other"))
		.extension("2.5.29.28", true, "3012A00DA00B8609687474703A2F2F61628401FF")
		.extension("2.5.29.35", false, "30048002ABCD")
		.extension("2.5.29.20", false, "020101")
		.encode();

	@Test
	void listCutAnywhereIsTruncated() {
		for (int length = 0; length < LIST.length; length++) {
			byte[] cut = Arrays.copyOf(LIST, length);
			assertThatExceptionOfType(DerException.class).as("%d bytes", length)
				.isThrownBy(() -> RevocationList.parse(cut))
				.satisfies((ex) -> assertThat(ex.isTruncated()).isTrue());
		}
	}

	@Test
	void fileCutAnywhereIsRefused() {
		String text = ListSpec.pem("X509 CRL", LIST);
		for (int length = 0; length < text.length() - 1; length++) {
			String cut = text.substring(0, length);
			assertThatExceptionOfType(SslException.class).as("%d bytes", length).isThrownBy(() -> load(cut));
		}
	}

	@Test
	void listWithAnyByteReplacedIsRefusedOrNotSigned() {
		for (int position = 0; position < LIST.length; position++) {
			for (int mask : new int[] { 0x01, 0x20, 0x80, 0xFF }) {
				byte[] changed = LIST.clone();
				changed[position] ^= (byte) mask;
				assertThat(isSigned(changed)).as("byte %d, %02X", position, mask).isFalse();
			}
		}
	}

	@Test
	void fileWithAnyByteReplacedIsRefusedOrRead() {
		byte[] text = ListSpec.pem("X509 CRL", LIST).getBytes(StandardCharsets.US_ASCII);
		Random random = new Random(1);
		for (int position = 0; position < text.length; position++) {
			byte[] changed = text.clone();
			changed[position] = (byte) random.nextInt();
			try {
				assertThat(load(new String(changed, StandardCharsets.ISO_8859_1))).isNotNull();
			}
			catch (SslException ex) {
				assertThat(ex.getError().codes()).isNotEmpty();
			}
		}
	}

	@Test
	void damageOfTheBlockGoesBeforeDamageOfTheList() {
		String base64 = Base64.getMimeEncoder().encodeToString(Arrays.copyOf(new byte[] { 4, 0 }, 200));
		assertThatExceptionOfType(SslException.class)
			.isThrownBy(() -> load("-----BEGIN X509 CRL-----\n" + base64 + "*\n-----END X509 CRL-----\n"))
			.withMessageContaining("no valid base64");
	}

	@Test
	@Timeout(120)
	void endlessFileIsNotReadToItsEnd() {
		PemSource endless = new PemSource() {

			@Override
			public byte[] read() {
				throw new UnsupportedOperationException();
			}

			@Override
			public InputStream open() {
				return new InputStream() {

					@Override
					public int read() {
						return 0;
					}

					@Override
					public int read(byte[] target, int offset, int length) {
						return length;
					}

				};
			}

			@Override
			public String location() {
				return "/dev/zero";
			}

		};
		assertThatExceptionOfType(SslException.class).isThrownBy(() -> RevocationLists.load("crl-file", endless))
			.withMessageContaining("larger than 1073741824 bytes");
	}

	@Test
	void announcedEntriesTakeNoMemoryBeforeTheyCome() {
		byte[] list = ListSpec.hex("30841FFFFFF030841FFFFFE0" + "300A06082A8648CE3D0403023000"
				+ "170D3236303130313030303030305A30841FFFFF00" + "3012020101170D3236303130313030303030305A");
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> RevocationList.parse(list))
			.satisfies((ex) -> assertThat(ex.isTruncated()).isTrue());
	}

	@Test
	void moreThanTenMillionEntriesAreTooMany() throws DerException {
		SerialIndex.Builder builder = new SerialIndex.Builder();
		byte[] serial = { 1 };
		for (int i = 0; i < SerialIndex.Builder.MAXIMUM_ENTRIES; i++) {
			builder.add(serial, 0, 1, Revocation.NO_REASON, EntryIssuers.OWN, 1 << 28);
		}
		assertThatExceptionOfType(DerException.class)
			.isThrownBy(() -> builder.add(serial, 0, 1, Revocation.NO_REASON, EntryIssuers.OWN, 0))
			.withMessageContaining("more than 10000000 entries");
	}

	@Test
	@Timeout(20)
	void manyEqualSerialsAreSortedInTime() throws DerException {
		byte[] serial = new byte[SerialIndex.Builder.MAXIMUM_SERIAL];
		int count = 20_000;
		byte[] records = new byte[count * serial.length];
		SerialOrder order = new SerialOrder(records, count, serial.length, serial.length);
		assertThat(order.number(count - 1)).isEqualTo(count - 1);
	}

	@Test
	void manyIssuersAreTooMany() throws DerException {
		EntryIssuers issuers = new EntryIssuers(ListSpec.issuer());
		for (int i = 1; i < 1 << 16; i++) {
			issuers.add(name(i));
		}
		assertThat(issuers.add(name(7))).isEqualTo(7);
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> issuers.add(name(0)))
			.withMessageContaining("more than 65536 issuers");
	}

	@Test
	void messageThatIsToBeSignedAsAWholeHasABound() throws DerException {
		SignedBytes signed = SignedBytes.of(SignatureScheme.of(ListSpec.hex("300506032B6570")));
		byte[] bytes = new byte[1 << 20];
		for (int i = 0; i < 64; i++) {
			signed.update(bytes, 0, bytes.length);
		}
		assertThatExceptionOfType(DerException.class).isThrownBy(() -> signed.update(bytes, 0, 1))
			.withMessageContaining("larger than 64 MiB");
	}

	private static List<GeneralName> name(int number) {
		return List.of(GeneralName.of(ListSpec.canonical("CN=" + number)));
	}

	private static boolean isSigned(byte[] encoded) {
		try {
			return RevocationList.parse(encoded).isSignedBy(ListSpec.publicKey());
		}
		catch (DerException ex) {
			return false;
		}
	}

	private static Object load(String text) throws SslException {
		return RevocationLists.load("crl-file", new PemSource() {

			@Override
			public byte[] read() throws IOException {
				return text.getBytes(StandardCharsets.ISO_8859_1);
			}

			@Override
			public String location() {
				return "list.pem";
			}

		});
	}

}
