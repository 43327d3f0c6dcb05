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
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A connection of Netty's: requests that are answered one after the other.
 */
final class NettyConnection extends ChannelInboundHandlerAdapter implements Client.Connection {

	private static final byte[] CHUNK = new byte[Http.CHUNK];

	private static final int MAX_HEADER = 4096;

	private @Nullable ChannelHandlerContext context;

	private final StringBuilder header = new StringBuilder();

	private long body;

	private long bodyExpected;

	private long toSend;

	private boolean received;

	private boolean sent;

	private volatile @Nullable CompletableFuture<String> answer;

	@Override
	public void download() throws IOException {
		ask(Http.BULK, NginxServer.BULK_LENGTH, 0);
	}

	@Override
	public void upload() throws IOException {
		ask(Http.UPLOAD, 0, NginxServer.BULK_LENGTH);
	}

	@Override
	public boolean exchange(Http.Message message) throws IOException {
		return ask(message.request(), message.length(), 0).contains("Reused: r");
	}

	private String ask(byte[] request, long expected, long length) throws IOException {
		CompletableFuture<String> future = new CompletableFuture<>();
		this.answer = future;
		ChannelHandlerContext channel = context();
		channel.executor().execute(() -> {
			this.header.setLength(0);
			this.body = 0;
			this.bodyExpected = expected;
			this.toSend = length;
			this.received = false;
			this.sent = length == 0;
			channel.writeAndFlush(Unpooled.wrappedBuffer(request));
			send(channel);
		});
		return NettyClient.await(future);
	}

	private void send(ChannelHandlerContext channel) {
		while (this.toSend > 0 && channel.channel().isWritable()) {
			this.toSend -= CHUNK.length;
			ChannelFuture written = channel.writeAndFlush(Unpooled.wrappedBuffer(CHUNK));
			if (this.toSend == 0) {
				written.addListener((done) -> {
					this.sent = true;
					completeIfDone();
				});
			}
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext channel) {
		send(channel);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext channel) {
		this.context = channel;
	}

	@Override
	public void channelRead(ChannelHandlerContext channel, Object message) {
		ByteBuf data = (ByteBuf) message;
		int end = this.header.indexOf("\r\n\r\n");
		if (end < 0) {
			int before = this.header.length();
			this.header.append(data.toString(data.readerIndex(), Math.min(data.readableBytes(), MAX_HEADER),
					StandardCharsets.US_ASCII));
			end = this.header.indexOf("\r\n\r\n");
			if (end >= 0) {
				data.skipBytes(end + 4 - before);
				this.header.setLength(end + 4);
			}
		}
		if (end >= 0) {
			this.body += data.readableBytes();
			if (this.body >= this.bodyExpected) {
				this.received = true;
				completeIfDone();
			}
		}
		data.release();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
		CompletableFuture<String> future = this.answer;
		if (future != null) {
			future.completeExceptionally(cause);
		}
	}

	@Override
	public void close() {
		context().close().syncUninterruptibly();
	}

	/** The server answers before it has read what is sent to it. */
	private void completeIfDone() {
		CompletableFuture<String> future = this.answer;
		if (future != null && this.received && this.sent) {
			future.complete(this.header.toString());
		}
	}

	private ChannelHandlerContext context() {
		ChannelHandlerContext known = this.context;
		if (known == null) {
			throw new IllegalStateException("not connected");
		}
		return known;
	}

}
