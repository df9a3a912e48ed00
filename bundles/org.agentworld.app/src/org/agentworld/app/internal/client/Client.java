package org.agentworld.app.internal.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.app.internal.protocol.SocketFile;
import org.agentworld.app.internal.protocol.Wire;

/** Has the owner of a data folder do something. */
public final class Client {

	/** The exit code if the owner ended before the command did. */
	public static final int OWNER_ENDED = 3;

	/** The exit code if the data folder is in use and its owner does nothing for this process. Nothing was done. */
	public static final int OWNER_REFUSES = 4;

	private static final int SECONDS_TO_SAY_HELLO = 10;

	private final Path folder;

	/** @param folder the data folder */
	public Client(Path folder) {
		this.folder = folder;
	}

	/**
	 * Has the owner run a command; what it says comes out of the caller, whose stopping stops the command.
	 *
	 * @return the exit code; empty if the data folder has no owner that can be reached or that takes the command. Nothing
	 *         was done then.
	 */
	public Optional<Integer> run(List<String> arguments, ProcessCaller caller) {
		try (Wire wire = SocketFile.connect(folder)) {
			Line hello = hello(wire);
			if (hello.type().equals("refused")) {
				caller.err().println(hello.text("message"));
				return Optional.of(OWNER_REFUSES);
			}
			wire.send(Line.of("run").with("arguments", arguments).with("folder", caller.resolve("").toString()));
			return new Relay(wire, caller, owner(hello)).run();
		} catch (OwnerSilentException e) {
			caller.err().println(e.getMessage());
			return Optional.of(OWNER_REFUSES);
		} catch (IOException _) {
			// Nobody is there, or nobody any more.
			return Optional.empty();
		}
	}

	/** How the owner answers a second start of the window. */
	public enum Shown {
		/** Its window is in front now. */
		YES,
		/** It said why that cannot be done. */
		REFUSED,
		/** There is no owner that can be reached. */
		NO_OWNER
	}

	/** What became of {@link #show}, and why. */
	public record ShowResult(Shown shown, String why) {
	}

	/** Has the owner bring its window to the front. */
	public ShowResult show() {
		try (Wire wire = SocketFile.connect(folder)) {
			Line reply = hello(wire);
			if (reply.type().equals("hello")) {
				wire.send(Line.of("show"));
				reply = wire.receive().orElseThrow(() -> new ProtocolException("The owner ended."));
			}
			return reply.type().equals("shown") ? new ShowResult(Shown.YES, "")
					: new ShowResult(Shown.REFUSED, reply.text("message"));
		} catch (OwnerSilentException e) {
			return new ShowResult(Shown.REFUSED, e.getMessage());
		} catch (IOException e) {
			return new ShowResult(Shown.NO_OWNER, String.valueOf(e.getMessage()));
		}
	}

	private static final class OwnerSilentException extends IOException {

		private static final long serialVersionUID = 1L;

		OwnerSilentException(Path folder) {
			super("The process that has the data folder " + folder + " open does not answer. Close it, or choose another data"
					+ " folder.");
		}
	}

	private Line hello(Wire wire) throws IOException {
		CompletableFuture<Void> answered = new CompletableFuture<Void>().orTimeout(SECONDS_TO_SAY_HELLO, TimeUnit.SECONDS);
		CompletableFuture<Void> late = answered.whenComplete((_, timeout) -> {
			if (timeout != null) {
				closeAtOnce(wire);
			}
		});
		try {
			wire.send(Line.of("hello").with("protocol", Wire.VERSION));
			Line hello = wire.receive().orElseThrow(() -> new ProtocolException("The owner ended."));
			answered.complete(null);
			return hello;
		} catch (IOException e) {
			if (late.isCompletedExceptionally()) {
				throw new OwnerSilentException(folder);
			}
			throw e;
		} finally {
			answered.complete(null);
		}
	}

	private static void closeAtOnce(Wire wire) {
		try {
			wire.close();
		} catch (IOException _) {
			// It is of no use any more, and who waits for it hears of that.
		}
	}

	private String owner(Line hello) throws ProtocolException {
		return "process " + hello.number("process") + " (" + hello.text("program") + "), which had the data folder " + folder
				+ " open";
	}
}
