package org.agentworld.app.internal.protocol;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines to and from the other side. Nothing is buffered but the line that is being read: who sends waits until the other
 * side takes it. Many threads may send, one receives.
 */
public final class Wire implements AutoCloseable {

	/** The only version of the protocol that there is. */
	public static final int VERSION = 1;

	/** How many bytes of a file or of output one line has at most. */
	public static final int CHUNK = 32 * 1024;

	/** In bytes; the arguments of a command may be this long, all else is far shorter. */
	public static final int LONGEST_LINE = 8 * 1024 * 1024;

	private final SocketChannel channel;
	private final InputStream in;
	private final ReentrantLock sending = new ReentrantLock();

	/** @param channel connected, in blocking mode; closed with this */
	public Wire(SocketChannel channel) {
		this.channel = channel;
		this.in = new BufferedInputStream(Channels.newInputStream(channel));
	}

	/** Waits until the other side takes the line. Never interrupt a thread that does: that would close the wire. */
	public void send(Line line) throws IOException {
		ByteBuffer bytes = StandardCharsets.UTF_8.encode(line.json() + "\n");
		sending.lock();
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		} finally {
			sending.unlock();
		}
	}

	/** Sends bytes as lines of this type. */
	public void sendBytes(String type, byte[] bytes, int offset, int length) throws IOException {
		for (int sent = 0; sent < length; sent += CHUNK) {
			send(Line.of(type).with("data", bytes, offset + sent, Math.min(CHUNK, length - sent)));
		}
	}

	/**
	 * Waits for the next line; empty at the end.
	 *
	 * @throws ProtocolException if it is too long, or no line of the protocol
	 */
	public Optional<Line> receive() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				// A line that was cut off says nothing.
				return Optional.empty();
			}
			if (bytes.size() == LONGEST_LINE) {
				throw new ProtocolException("A line is longer than " + LONGEST_LINE + " bytes.");
			}
			bytes.write(next);
		}
		return Optional.of(Line.parse(bytes.toString(StandardCharsets.UTF_8)));
	}

	/** Ends what waits in here. */
	@Override
	public void close() throws IOException {
		channel.close();
	}
}
