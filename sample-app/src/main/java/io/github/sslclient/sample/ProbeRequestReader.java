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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sslclient.context.SslConnectionOverrides;
import io.github.sslclient.verify.identity.PeerName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a request by hand: data binding would make text of a number and 443 of 443.5, and
 * tell a caller about Java classes.
 */
final class ProbeRequestReader {

	private static final int MAX_BODY = 512 * 1024;

	private static final List<String> FIELDS = List.of("host", "port", "serverName", "overrides", "send");

	private static final String SERVER_NAME = "server-name";

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private ProbeRequestReader() {
	}

	/**
	 * Read a request.
	 * @throws InvalidRequestException if it is none
	 */
	static ProbeRequest read(InputStream body) throws IOException {
		JsonNode request = parse(body);
		for (String name : request.propertyNames()) {
			if (!FIELDS.contains(name)) {
				throw new InvalidRequestException(name,
						"'" + name + "' is not a field of a probe; there are " + String.join(", ", FIELDS));
			}
		}
		String host = text(request, "host");
		if (host == null || host.isBlank()) {
			throw new InvalidRequestException("host", "'host' is missing: the host name or address to connect to");
		}
		checkName("host", host);
		return new ProbeRequest(host, port(request.get("port")), overrides(request), send(request));
	}

	private static JsonNode parse(InputStream body) throws IOException {
		byte[] bytes = body.readNBytes(MAX_BODY + 1);
		if (bytes.length > MAX_BODY) {
			throw new InvalidRequestException(null, "The request is longer than " + MAX_BODY + " bytes");
		}
		try {
			JsonNode node = JSON.readTree(bytes);
			if (node.isObject()) {
				return node;
			}
		}
		catch (JacksonException ex) {
			throw new InvalidRequestException(null, "The request is not JSON: " + ex.getOriginalMessage());
		}
		throw new InvalidRequestException(null, "The request is not a JSON object");
	}

	private static int port(@Nullable JsonNode port) {
		if (port == null || port.isNull()) {
			throw new InvalidRequestException("port", "'port' is missing: a whole number from 1 to 65535");
		}
		if (!port.isIntegralNumber() || !port.canConvertToInt() || port.intValue() < 1 || port.intValue() > 65535) {
			throw new InvalidRequestException("port",
					"'port' must be a whole number from 1 to 65535 but is " + shorten(port.toString()));
		}
		return port.intValue();
	}

	private static SslConnectionOverrides overrides(JsonNode request) {
		Map<String, @Nullable Object> texts = new LinkedHashMap<>();
		JsonNode overrides = request.get("overrides");
		if (overrides != null && !overrides.isNull()) {
			if (!overrides.isObject()) {
				throw new InvalidRequestException("overrides", "'overrides' must be an object of names and values");
			}
			overrides.properties().forEach((entry) -> texts.put(entry.getKey(), value(entry)));
		}
		String serverName = text(request, "serverName");
		if (serverName != null && (texts.containsKey(SERVER_NAME) || texts.containsKey("serverName"))) {
			throw new InvalidRequestException("serverName",
					"'serverName' and the override '" + SERVER_NAME + "' are the same and cannot both be given");
		}
		if (serverName != null) {
			texts.put(SERVER_NAME, serverName);
		}
		try {
			SslConnectionOverrides result = SslConnectionOverrides.of(texts);
			if (result.serverName() != null) {
				checkName((serverName != null) ? "serverName" : "overrides", result.serverName());
			}
			return result;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRequestException("overrides", String.valueOf(ex.getMessage()));
		}
	}

	private static @Nullable Object value(Map.Entry<String, JsonNode> entry) {
		JsonNode value = entry.getValue();
		if (!value.isString() && !value.isNumber() && !value.isNull()) {
			throw new InvalidRequestException("overrides",
					"'" + entry.getKey() + "' in 'overrides' must be a string or a number");
		}
		return value.isNull() ? null : value.asString();
	}

	private static @Nullable String send(JsonNode request) {
		String send = text(request, "send");
		if (send != null && new ProbeRequest("", 0, SslConnectionOverrides.none(), send)
			.sendBytes().length > ProbeRequest.MAX_SEND) {
			throw new InvalidRequestException("send", "'send' is longer than " + ProbeRequest.MAX_SEND + " bytes");
		}
		return send;
	}

	private static @Nullable String text(JsonNode request, String name) {
		JsonNode node = request.get(name);
		if (node == null || node.isNull()) {
			return null;
		}
		if (!node.isString()) {
			throw new InvalidRequestException(name,
					"'" + name + "' must be a string but is " + shorten(node.toString()));
		}
		return node.stringValue();
	}

	private static void checkName(String field, String name) {
		try {
			PeerName.of(name);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRequestException(field, "'" + field + "': " + ex.getMessage());
		}
	}

	private static String shorten(String text) {
		return (text.length() <= 40) ? text : text.substring(0, 40) + "...";
	}

}
