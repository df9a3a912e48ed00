package org.agentworld.benchmarks.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;

/** Starts and ends the {@link ModelServerProcess}. */
public final class RemoteModelServer implements AutoCloseable {

	private final Process process;
	private final URI baseUrl;

	public RemoteModelServer() throws IOException {
		process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
				System.getProperty("agentworld.modelserver.classpath"), ModelServerProcess.class.getName())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader out = process.inputReader();
		String line = out.readLine();
		if (line == null) {
			throw new IOException("The model server did not start; what it says about that stands above.");
		}
		baseUrl = URI.create(line);
	}

	/** What a connection's base URL has to be. */
	public URI baseUrl() {
		return baseUrl;
	}

	@Override
	public void close() throws IOException {
		process.getOutputStream().close();
	}
}
