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

package io.github.sslclient.bundle;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

import io.github.sslclient.SslClientContexts;
import io.github.sslclient.context.LentContext;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.io.entity.EntityUtils;

import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientSsl;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Requests by HTTP clients that are set up as their users would.
 */
final class HttpExchanges {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private HttpExchanges() {
	}

	static String restClientSsl(ApplicationContext spring, String host, int port, String text) {
		RestClientSsl ssl = spring.getBean(RestClientSsl.class);
		return get(spring.getBean(RestClient.Builder.class).apply(ssl.fromBundle("default")).build(), host, port, text);
	}

	static String restClient(ApplicationContext spring, String host, int port, String text) {
		return get(spring.getBean(RestClient.Builder.class).build(), host, port, text);
	}

	private static String get(RestClient client, String host, int port, String text) {
		return client.get().uri(uri(host, port, text)).retrieve().body(String.class);
	}

	static String restTemplate(ApplicationContext spring, String host, int port, String text) {
		return spring.getBean(RestTemplateBuilder.class).build().getForObject(uri(host, port, text), String.class);
	}

	static String webClient(ApplicationContext spring, String host, int port, String text) {
		return spring.getBean(WebClient.Builder.class)
			.build()
			.get()
			.uri(uri(host, port, text))
			.retrieve()
			.bodyToMono(String.class)
			.block(BOUND);
	}

	static String jdk(ApplicationContext spring, String host, int port, String text) throws Exception {
		HttpClient client = HttpClient.newBuilder()
			.sslContext(spring.getBean(SslBundles.class).getBundle("default").createSslContext())
			.build();
		HttpRequest request = HttpRequest.newBuilder(uri(host, port, text)).timeout(BOUND).build();
		return client.send(request, BodyHandlers.ofString()).body();
	}

	static String apache(ApplicationContext spring, String host, int port, String text) throws Exception {
		SSLContext context = spring.getBean(SslBundles.class).getBundle("default").createSslContext();
		HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
			.setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
				.setSslContext(context)
				.setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
				.buildClassic())
			.build();
		try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(connections).build()) {
			return client.execute(new HttpGet(uri(host, port, text)),
					(response) -> EntityUtils.toString(response.getEntity()));
		}
	}

	static String okHttp(ApplicationContext spring, String host, int port, String text) throws Exception {
		LentContext lent = lend(spring);
		OkHttpClient client = new OkHttpClient.Builder()
			.sslSocketFactory(lent.sslContext().getSocketFactory(), lent.trustManager())
			.callTimeout(BOUND)
			.build();
		Request request = new Request.Builder().url(uri(host, port, text).toURL()).build();
		try (Response response = client.newCall(request).execute()) {
			return response.body().string();
		}
		finally {
			client.connectionPool().evictAll();
			client.dispatcher().executorService().shutdown();
		}
	}

	static String urlConnection(ApplicationContext spring, String host, int port, String text) throws Exception {
		HttpsURLConnection connection = (HttpsURLConnection) uri(host, port, text).toURL().openConnection();
		connection.setSSLSocketFactory(lend(spring).sslContext().getSocketFactory());
		connection.setReadTimeout((int) BOUND.toMillis());
		try (InputStream body = connection.getInputStream()) {
			return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
		}
		finally {
			connection.disconnect();
		}
	}

	private static LentContext lend(ApplicationContext spring) {
		return spring.getBean(SslClientContexts.class).reloadable("default").lend();
	}

	private static URI uri(String host, int port, String text) {
		return URI.create("https://" + host + ":" + port + "/?text=" + text);
	}

}
