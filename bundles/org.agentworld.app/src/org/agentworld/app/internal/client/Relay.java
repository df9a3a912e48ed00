package org.agentworld.app.internal.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.app.internal.protocol.Wire;

/**
 * While a command runs at the owner: what it says goes to the caller's output, and what it asks for is answered on a thread
 * of its own, since that may wait for the person.
 */
final class Relay {

	/** How much of a file the owner may send before it has been written here. */
	private static final int MOST_UNANSWERED = 16;

	private static final Duration TIME_TO_DISCARD = Duration.ofSeconds(2);

	private final Wire wire;
	private final ProcessCaller caller;
	private final String owner;
	private final BlockingQueue<Line> questions = new ArrayBlockingQueue<>(MOST_UNANSWERED);
	private boolean begun;

	/** @param owner who that is, for a person */
	Relay(Wire wire, ProcessCaller caller, String owner) {
		this.wire = wire;
		this.caller = caller;
		this.owner = owner;
	}

	/** @return the exit code; empty if the owner has not begun, and will not */
	Optional<Integer> run() throws IOException {
		caller.stopped().thenRun(this::stop);
		Answers answers = new Answers(wire, caller, questions);
		Thread answering = Thread.ofVirtual().name("questions of the owner").start(answers);
		try {
			return untilExit();
		} catch (ProtocolException e) {
			throw e;
		} catch (IOException e) {
			return ownerEnded();
		} finally {
			caller.out().flush();
			if (answers.isWriting()) {
				discard(answering);
			}
		}
	}

	/** What was not written to its end leaves nothing. */
	private void discard(Thread answering) {
		ask(Line.of("discard"));
		try {
			answering.join(TIME_TO_DISCARD);
		} catch (InterruptedException e) {
			throw new AssertionError("nobody interrupts this", e);
		}
	}

	private Optional<Integer> untilExit() throws IOException {
		while (true) {
			Optional<Line> received = wire.receive();
			if (received.isEmpty()) {
				return ownerEnded();
			}
			Line line = received.get();
			switch (line.type()) {
				case "begun" -> begun = true;
				case "out" -> {
					caller.out().writeBytes(line.bytes("data"));
					caller.out().flush();
				}
				case "err" -> caller.err().writeBytes(line.bytes("data"));
				case "exit" -> {
					return Optional.of((int) line.number("code"));
				}
				case "elsewhere" -> {
					return Optional.empty();
				}
				case "refused" -> {
					caller.err().println(line.text("message"));
					return Optional.of(begun ? Client.OWNER_ENDED : Client.OWNER_REFUSES);
				}
				default -> ask(line);
			}
		}
	}

	private void ask(Line question) {
		try {
			questions.put(question);
		} catch (InterruptedException e) {
			throw new AssertionError("nobody interrupts this", e);
		}
	}

	private Optional<Integer> ownerEnded() {
		if (!begun) {
			return Optional.empty();
		}
		caller.err().println("The " + owner + ", ended before this command did. What it had stored is kept; look at that before"
				+ " you give the command again.");
		return Optional.of(Client.OWNER_ENDED);
	}

	private void stop() {
		try {
			wire.send(Line.of("stop"));
		} catch (IOException _) {
			// The owner is gone, which ends the command as well.
		}
	}
}
