package org.agentworld.benchmarks.internal;

import java.io.IOException;
import java.time.Duration;

import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;

/**
 * The mock server in a process of its own: what it costs is not the program's. A request's model says how it is
 * answered: {@code 200x5} are 200 tokens, one each 5 ms; {@code text-200x5} are paragraphs of such, and the last token
 * says when it was sent. Ends with its standard input.
 */
public final class ModelServerProcess {

	public static void main(String[] arguments) throws IOException {
		try (ModelServer server = ModelServer.start((ModelServer.Asked asked) -> script(asked.model()))) {
			System.out.println(server.baseUrl());
			while (System.in.read() >= 0) {
				// Waits for the end.
			}
		}
	}

	private static final String TEXT = "text-";
	private static final int PARAGRAPH = 40;

	private static Script script(String model) {
		String[] numbers = model.replace(TEXT, "").split("x");
		int count = Integer.parseInt(numbers[0]);
		Duration pace = Duration.ofMillis(Long.parseLong(numbers[1]));
		return model.startsWith(TEXT) ? Script.paced(count, pace, i -> token(i, count)) : Script.tokens(count, pace);
	}

	private static String token(int i, int count) {
		if (i == count - 1) {
			return "sent@" + System.currentTimeMillis();
		}
		return i % PARAGRAPH == PARAGRAPH - 1 ? "`token`.\n\n" : "token ";
	}

	private ModelServerProcess() {
	}
}
