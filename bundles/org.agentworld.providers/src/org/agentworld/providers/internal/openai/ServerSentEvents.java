package org.agentworld.providers.internal.openai;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.agentworld.spi.provider.ProviderException;

import dev.langchain4j.http.client.sse.ServerSentEvent;

/**
 * Reads server-sent events out of bytes that come in pieces of any size. Lines are cut as bytes and decoded whole, so a
 * character may be split between two pieces; they end with LF, CR LF or CR. Not for several threads.
 */
final class ServerSentEvents {

	/** Where the bytes come from. */
	interface Source {
		/** The next bytes; empty at the end. Blocks. */
		Optional<ByteBuffer> read() throws ProviderException, InterruptedException;
	}

	/** The stream is none of server-sent events that a program could read. */
	static final class MalformedStreamException extends IOException {

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

	ServerSentEvents(Source source) {
		this.source = source;
	}

	/** The next event with data; empty at the end. As the standard asks, an event that the end cuts off is dropped. */
	Optional<ServerSentEvent> next() throws MalformedStreamException, ProviderException, InterruptedException {
		String name = null;
		StringBuilder data = null;
		for (Optional<String> next = nextLine(); next.isPresent(); next = nextLine()) {
			String text = next.get();
			if (text.isEmpty()) {
				if (data != null) {
					return Optional.of(new ServerSentEvent(name, data.toString()));
				}
				name = null;
			} else if (text.startsWith("data:")) {
				data = data == null ? new StringBuilder() : data.append('\n');
				data.append(value(text, "data:"));
				if (data.length() > MAX_LENGTH) {
					throw tooLong();
				}
			} else if (text.startsWith("event:")) {
				name = value(text, "event:");
			}
		}
		return Optional.empty();
	}

	private static String value(String line, String field) {
		int start = field.length();
		return line.substring(line.startsWith(" ", start) ? start + 1 : start);
	}

	private Optional<String> nextLine() throws MalformedStreamException, ProviderException, InterruptedException {
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

	private static MalformedStreamException tooLong() {
		return new MalformedStreamException("an event is longer than %d MiB".formatted(MAX_LENGTH >> 20));
	}
}
