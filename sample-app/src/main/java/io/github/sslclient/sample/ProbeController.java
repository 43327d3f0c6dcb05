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

package io.github.sslclient.sample;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Probes on request. Only JSON is taken: it is what a page of another origin cannot post
 * without being asked, so no page in a browser on this machine can make it probe.
 */
@RestController
class ProbeController {

	private final Prober prober;

	ProbeController(Prober prober) {
		this.prober = prober;
	}

	@PostMapping(path = "/api/probe", consumes = MediaType.APPLICATION_JSON_VALUE)
	ProbeResult probe(InputStream body) throws IOException {
		return this.prober.probe(ProbeRequestReader.read(body));
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidRequestException exception) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, exception.getMessage());
		if (exception.getField() != null) {
			problem.setProperty("field", exception.getField());
		}
		return problem;
	}

}
