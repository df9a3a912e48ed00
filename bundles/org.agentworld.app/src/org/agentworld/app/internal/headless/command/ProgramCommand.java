package org.agentworld.app.internal.headless.command;

import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that works on a data folder, in the process that owns that. It may be a client's: files, variables and streams
 * are the caller's, and nothing of this process is used instead.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class)
public abstract class ProgramCommand {

	@Spec
	private CommandSpec spec;

	@Mixin
	private DataFolder data;

	/** The data folder as the caller named it; empty for the usual one. */
	public final Optional<String> namedFolder() {
		return data.named();
	}

	/** Whether the command works on a new, temporary folder if none is named. */
	public boolean hasFolderOfItsOwn() {
		return false;
	}

	/** Whether it only looks on, so that an owner that has nothing else to do does not wait for it. */
	public boolean onlyLooksOn() {
		return false;
	}

	/**
	 * Refuses what makes no sense, before anything is opened.
	 *
	 * @throws ParameterException if something does not
	 */
	public void check(Caller caller) {
		// Most commands are understood or not by their options alone.
	}

	/**
	 * Does what it is for.
	 *
	 * @param program open; stays the caller's
	 * @return the exit code
	 * @throws Exception if it cannot be done; its message is a sentence for the person
	 */
	public abstract int run(OpenProgram program, Caller caller) throws Exception;

	protected final ParameterException refused(String why) {
		return new ParameterException(spec.commandLine(), why);
	}
}
