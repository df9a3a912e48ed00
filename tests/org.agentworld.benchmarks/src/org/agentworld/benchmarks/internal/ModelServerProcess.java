package org.agentworld.benchmarks.internal;

import java.io.IOException;
import java.time.Duration;

import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;

/**
 * The mock server in a process of its own: what it costs is not the program's. A request's model says how it is answered:
 * {@code 200x5} are 200 tokens, one each 5 ms. Ends with its standard input.
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

	private static Script script(String model) {
		String[] numbers = model.split("x");
		return Script.tokens(Integer.parseInt(numbers[0]), Duration.ofMillis(Long.parseLong(numbers[1])));
	}

	private ModelServerProcess() {
	}
}
