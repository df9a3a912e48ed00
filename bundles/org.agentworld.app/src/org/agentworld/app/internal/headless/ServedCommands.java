package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.owner.Service;
import org.agentworld.app.internal.program.OpenProgram;

/** Runs the commands of clients in the process that owns the data folder. */
public final class ServedCommands implements Service {

	private final OpenProgram program;
	private final Supplier<Optional<String>> show;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private int awaited;
	private boolean ended;

	/**
	 * @param program open for as long as there are clients
	 * @param show    brings the window to the front, or says why that cannot be done
	 */
	public ServedCommands(OpenProgram program, Supplier<Optional<String>> show) {
		this.program = program;
		this.show = show;
	}

	@Override
	public Optional<String> show() {
		return show.get();
	}

	@Override
	public int run(List<String> arguments, Caller caller, Runnable begin) {
		return HeadlessCommand.execute(caller, (command, _) -> run(command, caller, begin), arguments);
	}

	private int run(ProgramCommand command, Caller caller, Runnable begin) throws Exception {
		if (!isOfThisFolder(command, caller)) {
			throw new ElsewhereException();
		}
		int count = command.onlyLooksOn() ? 0 : 1;
		enter(count);
		try {
			begin.run();
			return command.run(program, caller);
		} finally {
			leave(count);
		}
	}

	private boolean isOfThisFolder(ProgramCommand command, Caller caller) throws IOException {
		if (command.namedFolder().isEmpty()) {
			return !command.hasFolderOfItsOwn();
		}
		Path named = caller.resolve(command.namedFolder().get());
		return Files.exists(named) && Files.isSameFile(named, program.folder());
	}

	private void enter(int count) {
		lock.lock();
		try {
			if (ended) {
				throw new ElsewhereException();
			}
			awaited += count;
		} finally {
			lock.unlock();
		}
	}

	private void leave(int count) {
		lock.lock();
		try {
			awaited -= count;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Waits until no client's command runs, apart from those that only look on, or until the caller wants no more. After that
	 * none begins.
	 */
	void awaitEnd(Caller caller) {
		if (runs()) {
			caller.err().println("Other commands work on this data folder through this process, which ends after them.");
		}
		caller.stopped().thenRun(() -> leave(0));
		lock.lock();
		try {
			while (awaited > 0 && !caller.stopped().isDone()) {
				changed.awaitUninterruptibly();
			}
			ended = true;
		} finally {
			lock.unlock();
		}
	}

	private boolean runs() {
		lock.lock();
		try {
			return awaited > 0;
		} finally {
			lock.unlock();
		}
	}
}
