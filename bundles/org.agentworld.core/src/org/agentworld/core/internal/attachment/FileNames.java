package org.agentworld.core.internal.attachment;

/** What a file is called in the program, whatever it is called where it comes from. */
public final class FileNames {

	private static final int LONGEST = 200;
	private static final String NAMELESS = "file";

	/**
	 * The name without folders and without characters that nobody sees: controls, and those that change the direction of
	 * what follows, by which {@code gpj.exe} can look like {@code exe.jpg}. A very long one is shortened in its middle.
	 */
	public static String plain(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		StringBuilder plain = new StringBuilder();
		last.codePoints().filter(FileNames::isVisible).forEach(plain::appendCodePoint);
		String stripped = plain.toString().strip();
		if (stripped.isEmpty() || stripped.equals(".") || stripped.equals("..")) {
			return NAMELESS;
		}
		return stripped.length() <= LONGEST ? stripped : shortened(stripped);
	}

	private static boolean isVisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
			default -> true;
		};
	}

	/** Between whole characters; the end stays, since it says what kind of file it is. */
	private static String shortened(String name) {
		int head = name.offsetByCodePoints(0, name.codePointCount(0, LONGEST - 40));
		int tail = name.offsetByCodePoints(name.length(), -20);
		return name.substring(0, head) + "…" + name.substring(tail);
	}

	private FileNames() {
	}
}
