package org.agentworld.app.internal.caller;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Notices when nobody takes the output any more, which a {@link java.io.PrintStream} keeps to itself. */
final class Output extends FilterOutputStream {

	private final Runnable lost;

	/** @param lost told each time that something was not taken */
	Output(OutputStream out, Runnable lost) {
		super(out);
		this.lost = lost;
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			out.write(bytes, offset, length);
		} catch (IOException e) {
			lost.run();
			throw e;
		}
	}
}
