package org.agentworld.app.internal.caller;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The three streams of the process, as bytes; tests pass their own. Text is UTF-8 in all of them, whatever the locale, so
 * that a script gets the same from every process.
 */
public record Terminal(InputStream in, OutputStream out, OutputStream err) {

	/** Those of this process. */
	public static Terminal ofProcess() {
		return new Terminal(System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
	}
}
