package org.agentworld.ui.internal.transcript;

import java.text.NumberFormat;

import org.eclipse.osgi.util.NLS;

/** Sizes of files as people say them. */
public final class FileSize {

	private static final int KILO = 1024;

	/** For example '512 B', '3.4 KB' or '12 MB'. */
	public static String readable(long bytes) {
		if (bytes < KILO) {
			return NLS.bind(Messages.FileSize_bytes, number(bytes));
		}
		return bytes < KILO * KILO ? NLS.bind(Messages.FileSize_kilobytes, number((double) bytes / KILO))
				: NLS.bind(Messages.FileSize_megabytes, number((double) bytes / KILO / KILO));
	}

	/** One digit behind the point where there is only one before it. */
	private static String number(double value) {
		NumberFormat format = NumberFormat.getInstance();
		format.setMaximumFractionDigits(value < 10 ? 1 : 0);
		return format.format(value);
	}

	private FileSize() {
	}
}
