package org.agentworld.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.agentworld.testing.modelserver.ModelServer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A model server in a process of its own, so that its work is not counted as the program's. */
final class ServerProcess implements AutoCloseable {

	private final Process process;
	private final URI baseUrl;

	/**
	 * @param tokens     how many each answer has
	 * @param paceMillis from one token to the next
	 */
	ServerProcess(int tokens, int paceMillis) throws IOException {
		String classPath = List.of(ModelServer.class, ObjectMapper.class, JsonParser.class, JsonCreator.class).stream()
				.map(ServerProcess::whereIs).collect(Collectors.joining(File.pathSeparator));
		process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
				"org.agentworld.testing.modelserver.ModelServerProcess", String.valueOf(tokens), String.valueOf(paceMillis))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		@SuppressWarnings("resource") // ends with the process
		BufferedReader out = process.inputReader();
		baseUrl = URI.create(out.readLine());
	}

	private static String whereIs(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation().getPath();
	}

	URI baseUrl() {
		return baseUrl;
	}

	@Override
	public void close() {
		process.destroy();
	}
}
