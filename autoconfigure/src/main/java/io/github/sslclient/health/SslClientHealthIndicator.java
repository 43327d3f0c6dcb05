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

package io.github.sslclient.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.sslclient.SslConfigurationException;
import io.github.sslclient.context.SslClientContext;
import io.github.sslclient.context.SslClientSettings;
import io.github.sslclient.error.OpenSslCode;
import io.github.sslclient.error.SslError;
import io.github.sslclient.reload.ReloadOutcome;
import io.github.sslclient.reload.ReloadableContext;
import io.github.sslclient.verify.VerifyMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link org.springframework.boot.health.contributor.HealthIndicator Health} of a client
 * context: down where its material cannot be loaded, its own certificate or a CRL it
 * needs is not valid, or a target refuses; up, with warnings, where something ends soon
 * or was switched off. Never connects and never waits for a connection. Thread-safe.
 */
public final class SslClientHealthIndicator extends AbstractHealthIndicator {

	private final ReloadableContext context;

	private final TargetMonitor targets;

	private final Duration expiryWarning;

	private final Clock clock;

	/**
	 * Create an indicator.
	 * @param context where the context stands
	 * @param targets the targets that are watched
	 * @param expiryWarning how long before a certificate ends to warn
	 * @param clock tells the time
	 */
	public SslClientHealthIndicator(ReloadableContext context, TargetMonitor targets, Duration expiryWarning,
			Clock clock) {
		super("The TLS client context cannot be looked at");
		this.context = Objects.requireNonNull(context, "'context' must not be null");
		this.targets = Objects.requireNonNull(targets, "'targets' must not be null");
		this.expiryWarning = Objects.requireNonNull(expiryWarning, "'expiryWarning' must not be null");
		this.clock = Objects.requireNonNull(clock, "'clock' must not be null");
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		SslClientContext context;
		try {
			context = this.context.get();
		}
		catch (SslConfigurationException ex) {
			builder.down().withDetail("errors", List.of(ex.getError().message()));
			if (ex.getProperty() != null) {
				builder.withDetail("property", ex.getProperty());
			}
			return;
		}
		Instant now = this.clock.instant();
		MaterialInspection inspection = new MaterialInspection(context.settings(), now, this.expiryWarning);
		inspection.inspect(context.material());
		List<String> errors = new ArrayList<>(inspection.failures());
		List<String> warnings = new ArrayList<>(inspection.warnings());
		warnings.addAll(switchedOff(context));
		addFailedReload(warnings);
		Map<String, Object> tried = new LinkedHashMap<>();
		this.targets.results().forEach((target, result) -> {
			tried.put(target.toString(), details(result, now));
			result.ifPresent((known) -> judge(target, known, errors, warnings, now));
		});
		builder.status((errors.isEmpty()) ? Status.UP : Status.DOWN);
		addUnlessEmpty(builder, "errors", errors);
		addUnlessEmpty(builder, "warnings", warnings);
		if (!tried.isEmpty()) {
			builder.withDetail("targets", tried);
		}
	}

	private static void addUnlessEmpty(Health.Builder builder, String name, List<String> messages) {
		if (!messages.isEmpty()) {
			builder.withDetail(name, messages);
		}
	}

	private static List<String> switchedOff(SslClientContext context) {
		SslClientSettings settings = context.settings();
		List<String> warnings = new ArrayList<>();
		if (settings.verify() == VerifyMode.NONE) {
			warnings.add("verify is none: any server is accepted");
		}
		if (!settings.verifyHostname()) {
			warnings.add("verify-hostname is false: a certificate for any host is accepted");
		}
		long disagreements = context.platformDisagreements();
		if (disagreements > 0) {
			warnings.add("the JDK's validator refused " + disagreements
					+ " chains that OpenSSL's rules accept; each refusal says why");
		}
		return warnings;
	}

	private void addFailedReload(List<String> warnings) {
		ReloadOutcome last = this.context.lastReload();
		RuntimeException failure = (last != null) ? last.failure() : null;
		if (failure != null) {
			warnings.add("the files that are there now could not be loaded, those of before serve on: "
					+ failure.getMessage());
		}
	}

	private void judge(HealthTarget target, TargetResult result, List<String> errors, List<String> warnings,
			Instant now) {
		SslError error = result.error();
		if (error != null) {
			errors.add("target " + target + ": " + error.message());
		}
		Instant end = result.end();
		if (end != null && end.isBefore(now.plus(this.expiryWarning))) {
			warnings.add("target " + target + ": the first certificate of its chain expires at " + end);
		}
	}

	private static Map<String, Object> details(Optional<TargetResult> tried, Instant now) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (tried.isEmpty()) {
			details.put("result", "not tried yet");
			return details;
		}
		TargetResult result = tried.get();
		SslError error = result.error();
		details.put("result", (error == null) ? "accepted" : "failed");
		details.put("at", result.at().toString());
		if (error != null) {
			details.put("codes", error.codes().stream().map(OpenSslCode::hex).toList());
			details.put("strings", error.strings());
			if (!error.verifyResult().isOk()) {
				details.put("verifyResult", error.verifyResult().number());
				details.put("verifyResultString", error.verifyResultString());
			}
			if (error.certificate() != null) {
				details.put("depth", error.certificate().depth());
			}
		}
		putUnlessNull(details, "protocol", result.protocol());
		putUnlessNull(details, "cipher", result.cipher());
		putUnlessNull(details, "daysLeft", result.daysLeft(now));
		return details;
	}

	private static void putUnlessNull(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
