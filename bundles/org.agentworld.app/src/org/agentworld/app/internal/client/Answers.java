package org.agentworld.app.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.app.internal.protocol.Wire;
import org.agentworld.core.RefusedException;

/** Answers what a command at the owner asks for: input, variables, files. One question after the other. */
final class Answers implements Runnable {

	/** More than any import takes; who names the wrong folder need not wait for all that is in it. */
	private static final int MOST_FILES = 100_000;

	private final Wire wire;
	private final ProcessCaller caller;
	private final BlockingQueue<Line> questions;
	private volatile boolean writing;

	Answers(Wire wire, ProcessCaller caller, BlockingQueue<Line> questions) {
		this.wire = wire;
		this.caller = caller;
		this.questions = questions;
	}

	/** Answers until the connection ends or the caller wants no more. */
	@Override
	public void run() {
		try {
			while (true) {
				answer(next());
			}
		} catch (IOException | CancellationException _) {
			// The relay says what there is to say about it.
		}
	}

	private void answer(Line question) throws IOException {
		try {
			switch (question.type()) {
				case "input" -> input((int) question.number("most"));
				case "variable" -> {
					Line answer = Line.of("value");
					caller.variable(question.text("name")).ifPresent(value -> answer.with("value", value));
					wire.send(answer);
				}
				case "read" -> read(caller.resolve(question.text("path")), question.number("most"));
				case "write" -> write(question);
				default -> throw new ProtocolException("The owner asks for something unknown.");
			}
		} catch (RefusedException e) {
			wire.send(Line.of("failed").with("message", e.getMessage()));
		}
	}

	private void input(int most) throws IOException, RefusedException {
		byte[] input = caller.input(most);
		wire.sendBytes("data", input, 0, input.length);
		wire.send(Line.of("end"));
	}

	private void read(Path path, long most) throws IOException, RefusedException {
		if (Files.isDirectory(path)) {
			List<Path> files = filesIn(path);
			wire.send(Line.of("folder"));
			for (Path file : files) {
				send(path.relativize(file).toString(), file, Long.MAX_VALUE);
			}
		} else {
			send("", path, most);
		}
		wire.send(Line.of("done"));
	}

	/** What is in a folder, links apart that lead to somewhere else: those may lead anywhere. */
	private static List<Path> filesIn(Path folder) throws RefusedException {
		try (Stream<Path> all = Files.walk(folder)) {
			Path root = folder.toRealPath();
			List<Path> files = all.filter(Files::isRegularFile).filter(file -> isIn(root, file)).limit(MOST_FILES + 1L).toList();
			if (files.size() > MOST_FILES) {
				throw new RefusedException(folder + " has more than " + MOST_FILES + " files. Choose another folder.");
			}
			return files;
		} catch (IOException e) {
			throw unreadable(folder, e);
		}
	}

	private static boolean isIn(Path root, Path file) {
		try {
			return file.toRealPath().startsWith(root);
		} catch (IOException _) {
			return false; // a link to nowhere
		}
	}

	private void send(String name, Path file, long most) throws IOException, RefusedException {
		byte[] buffer = new byte[Wire.CHUNK];
		InputStream in = opened(file);
		try (in) {
			wire.send(Line.of("file").with("name", name));
			long left = most;
			for (int read = read(in, file, buffer); read >= 0 && left > 0; read = read(in, file, buffer)) {
				int sent = (int) Math.min(read, left);
				wire.sendBytes("data", buffer, 0, sent);
				left -= sent;
			}
		}
		wire.send(Line.of("end"));
	}

	private static InputStream opened(Path file) throws RefusedException {
		try {
			return Files.newInputStream(file);
		} catch (IOException e) {
			throw unreadable(file, e);
		}
	}

	private static int read(InputStream in, Path file, byte[] buffer) throws RefusedException {
		try {
			return in.read(buffer);
		} catch (IOException e) {
			throw unreadable(file, e);
		}
	}

	private static RefusedException unreadable(Path file, IOException e) {
		return new RefusedException(e instanceof NoSuchFileException ? file + ": there is no such file or folder."
				: file + " cannot be read (" + e.getMessage() + ").", e);
	}

	/** The file is not to be written after all. */
	private static final class DiscardedException extends RuntimeException {

		private static final long serialVersionUID = 1L;
	}

	private void write(Line question) throws IOException, RefusedException {
		writing = true;
		try {
			caller.write(question.text("path"), question.flag("replace"), this::receive);
		} catch (DiscardedException _) {
			// Nothing has changed.
		} finally {
			writing = false;
		}
		wire.send(Line.of("done"));
	}

	/** Receives all of it even if it cannot be written: it comes anyway. */
	private void receive(OutputStream out) throws IOException {
		wire.send(Line.of("ready"));
		Optional<IOException> failure = Optional.empty();
		for (Line line = next(); !line.type().equals("finish"); line = next()) {
			if (line.type().equals("discard")) {
				throw new DiscardedException();
			}
			if (failure.isEmpty()) {
				failure = write(line.bytes("data"), out);
			}
		}
		if (failure.isPresent()) {
			throw failure.get();
		}
	}

	private static Optional<IOException> write(byte[] data, OutputStream out) {
		try {
			out.write(data);
			return Optional.empty();
		} catch (IOException e) {
			return Optional.of(e);
		}
	}

	/** Whether a file is being written, which a {@code discard} ends. */
	boolean isWriting() {
		return writing;
	}

	private Line next() {
		try {
			return questions.take();
		} catch (InterruptedException e) {
			throw new AssertionError("nobody interrupts this", e);
		}
	}
}
