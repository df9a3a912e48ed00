package org.agentworld.testing.modelserver;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** How a {@link ModelServer} answers one request. Played on the virtual thread of its connection. */
@FunctionalInterface
public interface Script {

	/**
	 * @throws IOException if the client is gone; the server takes that for an end like any other
	 */
	void play(Reply reply) throws IOException, InterruptedException;

	/** A complete answer in these pieces. */
	static Script answer(String... pieces) {
		return answer(List.of(pieces));
	}

	/** A complete answer in these pieces. */
	static Script answer(Collection<String> pieces) {
		return reply -> {
			for (String piece : pieces) {
				reply.text(piece);
			}
			reply.end();
		};
	}

	/** So many short tokens, one each {@code pace}: {@code 't0 t1 t2 '}. Late tokens do not delay the later ones. */
	static Script tokens(int count, Duration pace) {
		return tokens("t", count, pace);
	}

	/** {@link #tokens(int, Duration) Tokens} that begin with {@code name} instead of {@code t}. */
	static Script tokens(String name, int count, Duration pace) {
		return paced(count, pace, i -> name + i + " ");
	}

	/** So many pieces, one each {@code pace}, made when they are sent. Late pieces do not delay the later ones. */
	static Script paced(int count, Duration pace, IntFunction<String> piece) {
		return reply -> {
			long start = System.nanoTime();
			for (int i = 0; i < count; i++) {
				long wait = start + i * pace.toNanos() - System.nanoTime();
				if (wait > 0) {
					Thread.sleep(Duration.ofNanos(wait));
				}
				reply.text(piece.apply(i));
			}
			reply.end();
		};
	}

	/** The contents of all messages of the request, joined with '|': what was mixed up shows. */
	static Script echo() {
		return reply -> {
			for (ModelServer.Said said : reply.request().messages()) {
				reply.text(said.role() + "=" + said.content() + "|");
			}
			reply.end();
		};
	}

	/** No stream, but a status with a body in JSON. */
	static Script status(int status, Map<String, String> headers, String body) {
		return reply -> reply.status(status, headers, body);
	}

	/** The error of this status, as OpenAI words it. */
	static Script error(int status, String message) {
		return status(status, Map.of(), ModelServer.json(Map.of("error", Map.of("message", message, "type", "error"))));
	}

	/** These pieces, and then the connection breaks. */
	static Script cutAfter(String... pieces) {
		return reply -> {
			for (String piece : pieces) {
				reply.text(piece);
			}
			reply.cut();
		};
	}

	/** These pieces, and then nothing, until the client closes the connection. */
	static Script stallAfter(String... pieces) {
		return reply -> {
			for (String piece : pieces) {
				reply.text(piece);
			}
			reply.awaitClose();
		};
	}

	/** Not even a status, until the client closes the connection. */
	static Script silence() {
		return Reply::awaitClose;
	}
}
