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

package io.github.sslclient.der;

/**
 * Bytes are not the DER that was expected.
 */
public final class DerException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Damage damage;

	private final int depth;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param truncated whether the bytes end too early
	 */
	public DerException(String message, boolean truncated) {
		this(message, truncated ? Damage.LENGTH : Damage.OTHER, 1);
	}

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param damage what kind of damage that is
	 * @param depth where it is: 1 for the outermost element, 2 for one inside it
	 */
	public DerException(String message, Damage damage, int depth) {
		super(message);
		this.damage = damage;
		this.depth = depth;
	}

	/**
	 * Whether an element claims more bytes than there are.
	 * @return whether the bytes end too early
	 */
	public boolean isTruncated() {
		return this.damage == Damage.LENGTH || this.damage == Damage.HEADER || this.damage == Damage.MISSING;
	}

	/**
	 * What kind of damage it is.
	 * @return the kind
	 */
	public Damage damage() {
		return this.damage;
	}

	/**
	 * Where it is.
	 * @return 1 for the outermost element, 2 for one inside it, and so on
	 */
	public int depth() {
		return this.depth;
	}

	/**
	 * The same, of bytes that were read apart from what holds them.
	 * @param depth where they are
	 * @return this, or the same at that depth if it is deeper
	 */
	public DerException inside(int depth) {
		if (depth <= this.depth) {
			return this;
		}
		DerException inside = new DerException(String.valueOf(getMessage()), this.damage, depth);
		inside.initCause(this);
		return inside;
	}

	/**
	 * The kinds of damage that OpenSSL tells apart.
	 */
	public enum Damage {

		/** An element is longer than what holds it. */
		LENGTH,

		/** What holds an element ends before its content begins. */
		HEADER,

		/** What holds an element ends where it should begin. */
		MISSING,

		/** What holds elements holds more than belongs there. */
		MORE,

		/** An element has another type, or a value that it cannot have. */
		OTHER

	}

}
