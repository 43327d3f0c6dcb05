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
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;

/**
 * Netty with its native engine (netty-tcnative, BoringSSL), which the JDK's PKIX trust
 * manager verifies for. Its event loop works for it beside the thread that asks.
 */
final class NettyClient implements Client {

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final SslContext context;

	private final SslContext withoutSessions;

	private final int port;

	private final long thread;

	NettyClient(NginxServer server) throws IOException, GeneralSecurityException {
		this.context = context(server);
		this.context.sessionContext().setSessionCacheSize(100);
		this.withoutSessions = context(server);
		((OpenSslSessionContext) this.withoutSessions.sessionContext()).setSessionCacheEnabled(false);
		this.port = server.port();
		this.thread = await(CompletableFuture.supplyAsync(() -> Thread.currentThread().getId(), this.group));
	}

	@Override
	public String name() {
		return "Netty, native engine";
	}

	@Override
	public long cpuTime() {
		return THREADS.getCurrentThreadCpuTime() + THREADS.getThreadCpuTime(this.thread);
	}

	@Override
	public long allocated() {
		return THREADS.getCurrentThreadAllocatedBytes() + THREADS.getThreadAllocatedBytes(this.thread);
	}

	@Override
	public Connection open(boolean full) throws IOException {
		NettyConnection connection = new NettyConnection();
		Channel channel = new Bootstrap().group(this.group)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel made) {
					SslContext sslContext = full ? NettyClient.this.withoutSessions : NettyClient.this.context;
					made.pipeline()
						.addLast(sslContext.newHandler(made.alloc(), "localhost", NettyClient.this.port), connection);
				}

			})
			.connect("localhost", this.port)
			.syncUninterruptibly()
			.channel();
		channel.pipeline().get(SslHandler.class).handshakeFuture().syncUninterruptibly();
		return connection;
	}

	@Override
	public void close() {
		this.group.shutdownGracefully().syncUninterruptibly();
	}

	private static SslContext context(NginxServer server) throws IOException {
		return SslContextBuilder.forClient()
			.sslProvider(SslProvider.OPENSSL)
			.trustManager(server.root().toFile())
			.endpointIdentificationAlgorithm("HTTPS")
			.build();
	}

	static <T> T await(CompletableFuture<T> future) throws IOException {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IOException(ex);
		}
	}

}
