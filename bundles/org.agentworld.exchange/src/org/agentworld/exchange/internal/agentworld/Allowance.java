package org.agentworld.exchange.internal.agentworld;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.agentworld.exchange.internal.Bounds;

/** How much may be read of a folder; what is packed counts as it is unpacked, whatever the archive says about it. */
final class Allowance {

	private long left = Bounds.LARGEST_FOLDER;

	/** Reads a file until too much has been read. */
	InputStream of(InputStream file) {
		return new FilterInputStream(file) {

			private long leftOfFile = Bounds.LARGEST_FOLDER_FILE;

			@Override
			public int read() throws IOException {
				int one = super.read();
				count(one < 0 ? 0 : 1);
				return one;
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				int read = super.read(into, offset, length);
				count(Math.max(read, 0));
				return read;
			}

			private void count(int read) throws IOException {
				leftOfFile -= read;
				left -= read;
				if (leftOfFile < 0) {
					throw new IOException("it has more than " + (Bounds.LARGEST_FOLDER_FILE >> 20) + " MB");
				}
				if (left < 0) {
					throw new IOException("all files together have more than " + (Bounds.LARGEST_FOLDER >> 20) + " MB");
				}
			}
		};
	}
}
