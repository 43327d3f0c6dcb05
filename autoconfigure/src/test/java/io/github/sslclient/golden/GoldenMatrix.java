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

package io.github.sslclient.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All cases: every defect alone, and every two defects that can be had on one chain of a
 * leaf, an intermediate and a root.
 */
final class GoldenMatrix {

	private static final List<VerifyCase> CASES = create();

	private GoldenMatrix() {
	}

	/** The cases, always in the same order. */
	static List<VerifyCase> cases() {
		return CASES;
	}

	private static List<VerifyCase> create() {
		List<Defect> defects = Stream
			.of(TrustDefects.all(), SignatureDefects.all(), ExtensionDefects.all(), DateDefects.all(),
					HostDefects.all(), CrlDefects.all(), CrlScopeDefects.all(), NameConstraintDefects.all(),
					MalformedDefects.all(), ResourceDefects.all(), TrustSettingDefects.all(), IssuerDefects.all(),
					NameDefects.all(), LevelDefects.all(), DirectoryDefects.all())
			.flatMap((each) -> each)
			.toList();
		List<VerifyCase> cases = new ArrayList<>();
		defects.forEach((defect) -> cases.add(defect.toCase()));
		List<Defect> combined = defects.stream().filter(Defect::isCombined).toList();
		for (int i = 0; i < combined.size(); i++) {
			for (Defect second : combined.subList(i + 1, combined.size())) {
				if (combined.get(i).goesWith(second)) {
					cases.add(combined.get(i).with(second));
				}
			}
		}
		return List.copyOf(cases);
	}

}
