package org.agentworld.providers.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.agentworld.spi.provider.ProviderException;

/**
 * Reads lines out of bytes that come in pieces of any size. Lines are cut as bytes and decoded whole, so a character may
 * be split between two pieces; they end with LF, CR LF or CR. Not for several threads.
 */
public final class Lines {

	/** Where the bytes come from. */
	interface Source {
		/** The next bytes; empty at the end. Blocks. */
		Optional<ByteBuffer> read() throws ProviderException, InterruptedException;
	}

	/** The stream is none that a program could read. */
	public static final class MalformedStreamException extends IOException {

		private static final long serialVersionUID = 1L;

		MalformedStreamException(String message) {
			super(message);
		}
	}

	/** No model sends a longer line or event; without a limit, a broken server fills the memory. */
	static final int MAX_LENGTH = 8 << 20;

	private final Source source;
	private ByteBuffer bytes = ByteBuffer.allocate(0);
	private boolean afterCarriageReturn;
	private boolean firstLine = true;
	private boolean ended;
	private byte[] line = new byte[512];
	private int lineLength;

	Lines(Source source) {
		this.source = source;
	}

	/** The next line that is complete, without its end; empty at the end of the stream. */
	Optional<String> next() throws MalformedStreamException, ProviderException, InterruptedException {
		while (!ended) {
			while (bytes.hasRemaining()) {
				byte next = bytes.get();
				boolean endOfCrLf = next == '\n' && afterCarriageReturn;
				afterCarriageReturn = next == '\r';
				if (endOfCrLf) {
					continue;
				}
				if (next == '\n' || next == '\r') {
					return Optional.of(takeLine());
				}
				append(next);
			}
			Optional<ByteBuffer> more = source.read();
			ended = more.isEmpty();
			bytes = more.orElse(bytes);
		}
		return Optional.empty();
	}

	/** What follows the last line's end, once there is no next line; empty if nothing does. */
	Optional<String> rest() throws MalformedStreamException {
		return lineLength == 0 ? Optional.empty() : Optional.of(takeLine());
	}

	private void append(byte next) throws MalformedStreamException {
		if (lineLength == MAX_LENGTH) {
			throw tooLong();
		}
		if (lineLength == line.length) {
			line = Arrays.copyOf(line, Math.min(2 * line.length, MAX_LENGTH));
		}
		line[lineLength++] = next;
	}

	private String takeLine() throws MalformedStreamException {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, lineLength)).toString();
			boolean marked = firstLine && text.startsWith("\uFEFF");
			firstLine = false;
			return marked ? text.substring(1) : text;
		} catch (CharacterCodingException _) {
			throw new MalformedStreamException("it is not UTF-8");
		} finally {
			lineLength = 0;
		}
	}

	static MalformedStreamException tooLong() {
		return new MalformedStreamException("an event is longer than %d MiB".formatted(MAX_LENGTH >> 20));
	}
}
