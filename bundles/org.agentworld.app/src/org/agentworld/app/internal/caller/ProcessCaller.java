package org.agentworld.app.internal.caller;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.ExportFile.Content;

/** The person or script that started this process. */
public final class ProcessCaller implements Caller {

	/** What a shell says of a program that SIGPIPE ended, as {@code | head} does. */
	private static final int OUTPUT_CLOSED = 141;

	private final Terminal terminal;
	private final Path folder;
	private final PrintStream out;
	private final PrintStream err;
	private final CompletableFuture<Void> stopped = new CompletableFuture<>();
	private volatile boolean outputLost;

	public ProcessCaller(Terminal terminal) {
		this.terminal = terminal;
		this.folder = Path.of("").toAbsolutePath();
		this.out = new PrintStream(new BufferedOutputStream(new Output(terminal.out(), this::loseOutput)), false,
				StandardCharsets.UTF_8);
		this.err = new PrintStream(terminal.err(), true, StandardCharsets.UTF_8);
	}

	private void loseOutput() {
		outputLost = true;
		stop();
	}

	/** The caller does not want the command any more. */
	public void stop() {
		stopped.complete(null);
	}

	/**
	 * The exit code of the process.
	 *
	 * @param command that of its command
	 */
	public int exitCode(int command) {
		return outputLost ? OUTPUT_CLOSED : command;
	}

	@Override
	public PrintStream out() {
		return out;
	}

	@Override
	public PrintStream err() {
		return err;
	}

	@Override
	public byte[] input(int most) throws RefusedException {
		CompletableFuture<byte[]> read = new CompletableFuture<>();
		// A read of standard input cannot be ended, so that it is left behind when the command is stopped.
		Thread.ofPlatform().daemon().name("standard input").start(() -> {
			try {
				read.complete(terminal.in().readNBytes(most + 1));
			} catch (IOException e) {
				read.completeExceptionally(e);
			}
		});
		byte[] input;
		try {
			CompletableFuture.anyOf(read, stopped).join();
			goOnUnlessStopped();
			input = read.join();
		} catch (CompletionException e) {
			throw new RefusedException("Standard input cannot be read (" + e.getCause().getMessage() + ").", e);
		}
		if (input.length > most) {
			throw new RefusedException("Standard input has more than " + most + " bytes, which is too much for this command.");
		}
		return input;
	}

	@Override
	public Optional<String> variable(String name) {
		return Optional.ofNullable(System.getenv(name));
	}

	@Override
	public Path resolve(String path) {
		return folder.resolve(path);
	}

	@Override
	public Path read(String path, long most) {
		return resolve(path);
	}

	@Override
	public void write(String path, boolean replace, Content content) throws RefusedException {
		ExportFile.write(resolve(path), replace, content);
	}

	@Override
	public CompletableFuture<Void> stopped() {
		return stopped;
	}
}
