package org.agentworld.testing.modelserver;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A model server as a process: prints its base URL and serves until its standard input ends. */
final class ModelServerProcess {

	/** @param arguments how many tokens each answer has, and the milliseconds from one to the next */
	public static void main(String[] arguments) throws IOException {
		Script script = Script.tokens(Integer.parseInt(arguments[0]), Duration.ofMillis(Long.parseLong(arguments[1])));
		try (ModelServer server = ModelServer.start(script)) {
			System.out.println(server.baseUrl());
			System.in.transferTo(OutputStream.nullOutputStream());
		}
	}

	private ModelServerProcess() {
	}
}
