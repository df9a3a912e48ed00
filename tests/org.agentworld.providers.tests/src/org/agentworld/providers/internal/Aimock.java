package org.agentworld.providers.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The independent model server from npm, in a process of its own. */
final class Aimock implements AutoCloseable {

	private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Process process;
	private final URI root;

	private Aimock(Process process, URI root) {
		this.process = process;
		this.root = root;
	}

	/**
	 * Starts the server on a free port.
	 *
	 * @param home    where it is installed
	 * @param fixture what it answers
	 * @param folder  an empty folder for the server's use
	 */
	static Aimock start(Path home, URL fixture, Path folder) throws Exception {
		Path program = home.resolve("node_modules/@copilotkit/aimock/dist/cli.js");
		if (!Files.isRegularFile(program)) {
			throw new AssertionError("There is no aimock in " + home + ". Run tests/aimock/install once (needs npm), or"
					+ " leave these tests out with -Dtest.vmargs=-Daimock=off");
		}
		try (InputStream in = fixture.openStream()) {
			Files.copy(in, folder.resolve("fixture.json"));
		}
		Process process = new ProcessBuilder("node", program.toString(), "-p", "0", "-f", folder.toString(), "--strict",
				"--validate-on-load").redirectErrorStream(true).start();
		try {
			return new Aimock(process, address(process).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
		} catch (Exception e) {
			process.destroyForcibly();
			throw e;
		}
	}

	/** Its address, with a slash at the end. */
	URI root() {
		return root;
	}

	/** Waits until the server has taken a request that contains {@code text}. */
	void awaitRequest(String text) throws IOException, InterruptedException {
		HttpRequest journal = HttpRequest.newBuilder(root.resolve("/__aimock/journal")).build();
		long giveUp = System.nanoTime() + PATIENCE.toNanos();
		try (HttpClient client = HttpClient.newHttpClient()) {
			while (!client.send(journal, BodyHandlers.ofString()).body().contains(text)) {
				if (System.nanoTime() > giveUp) {
					throw new AssertionError("aimock was not asked '" + text + "' within " + PATIENCE);
				}
			}
		}
	}

	@Override
	public void close() throws InterruptedException {
		process.destroyForcibly().waitFor();
	}

	/** Reads what the process prints to its end, so that it never waits for a reader. */
	private static CompletableFuture<URI> address(Process process) {
		CompletableFuture<URI> address = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("aimock output").start(() -> {
			StringBuilder printed = new StringBuilder();
			try (BufferedReader reader = process.inputReader()) {
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					printed.append(line).append('\n');
					Matcher matcher = LISTENING.matcher(line);
					if (matcher.find()) {
						address.complete(URI.create(matcher.group(1) + "/"));
					}
				}
				address.completeExceptionally(new AssertionError("aimock ended before it listened: " + printed));
			} catch (IOException e) {
				address.completeExceptionally(e);
			}
		});
		return address;
	}
}
