package org.agentworld.app.internal.owner;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.app.internal.protocol.Wire;
import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFile.Content;

/**
 * A caller at the other end of the socket. What it reads and writes, the client reads and writes there. Who waits for the
 * client is a thread of this command alone.
 */
final class RemoteCaller implements Caller, AutoCloseable {

	private final Wire wire;
	private final Path folder;
	private final PrintStream out;
	private final PrintStream err;
	private final CompletableFuture<Void> stopped = new CompletableFuture<>();
	private final Replies replies = new Replies();
	/** One question at a time. */
	private final ReentrantLock asking = new ReentrantLock();
	private final Copies copies = new Copies();

	/** @param folder the client's working directory */
	RemoteCaller(Wire wire, Path folder) {
		this.wire = wire;
		this.folder = folder;
		out = new PrintStream(new BufferedOutputStream(bytes("out"), Wire.CHUNK), false, StandardCharsets.UTF_8);
		err = new PrintStream(bytes("err"), true, StandardCharsets.UTF_8);
	}

	private OutputStream bytes(String type) {
		return new OutputStream() {

			@Override
			public void write(int one) throws IOException {
				write(new byte[] { (byte) one }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				wire.sendBytes(type, bytes, offset, length);
			}
		};
	}

	/** The client has replied. */
	void deliver(Line reply) throws ProtocolException {
		replies.put(reply);
	}

	/** The client does not want the command any more, or is gone. */
	void stop() {
		stopped.complete(null);
		replies.end();
	}

	@Override
	public PrintStream out() {
		return out;
	}

	@Override
	public PrintStream err() {
		return err;
	}

	@Override
	public byte[] input(int most) throws RefusedException {
		return ask(Line.of("input").with("most", most), () -> {
			ByteArrayOutputStream input = new ByteArrayOutputStream();
			for (Line reply = answer(); !reply.type().equals("end"); reply = answer()) {
				input.writeBytes(reply.bytes("data"));
				if (input.size() > most) {
					throw new ProtocolException("The client sent more than was asked for.");
				}
			}
			return input.toByteArray();
		});
	}

	@Override
	public Optional<String> variable(String name) {
		try {
			return ask(Line.of("variable").with("name", name), () -> {
				Line reply = answer();
				return reply.has("value") ? Optional.of(reply.text("value")) : Optional.empty();
			});
		} catch (RefusedException e) {
			throw new IllegalStateException("A client does not refuse this.", e);
		}
	}

	@Override
	public Path resolve(String path) {
		return folder.resolve(path);
	}

	@Override
	public Path read(String path, long most) throws RefusedException {
		return ask(Line.of("read").with("path", path).with("most", most),
				() -> copies.receive(resolve(path).normalize(), this::answer));
	}

	@Override
	public void write(String path, boolean replace, Content content) throws RefusedException {
		ask(Line.of("write").with("path", path).with("replace", replace), () -> {
			answer();
			boolean whole = false;
			try (OutputStream data = new BufferedOutputStream(bytes("data"), Wire.CHUNK)) {
				content.to(data);
				whole = true;
			} finally {
				wire.send(Line.of(whole ? "finish" : "discard"));
			}
			return answer();
		});
	}

	@Override
	public CompletableFuture<Void> stopped() {
		return stopped;
	}

	/** Removes the copies of the client's files. */
	@Override
	public void close() throws IOException {
		copies.close();
	}

	private interface Answer<R> {
		R get() throws IOException, RefusedException;
	}

	private <R> R ask(Line question, Answer<R> answer) throws RefusedException {
		asking.lock();
		try {
			goOnUnlessStopped();
			replies.want(true);
			wire.send(question);
			return answer.get();
		} catch (IOException e) {
			goOnUnlessStopped();
			throw new RefusedException("The process that gave this command cannot be reached (" + e.getMessage() + ").", e);
		} finally {
			replies.want(false);
			asking.unlock();
		}
	}

	/**
	 * The next line of a reply.
	 *
	 * @throws RefusedException      if the client could not do what it was asked for
	 * @throws CancellationException if the client is gone
	 */
	private Line answer() throws RefusedException, ProtocolException {
		Line line = replies.take();
		if (line.type().equals("failed")) {
			throw new RefusedException(line.text("message"));
		}
		return line;
	}
}
