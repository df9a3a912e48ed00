package org.agentworld.core.internal.attachment;

/** What a file is called in the program, whatever it is called where it comes from. */
public final class FileNames {

	/** In bytes of UTF-8, in which file systems count; most take 255. */
	private static final int LONGEST = 200;
	private static final int HEAD = 130;
	private static final int TAIL = 60;
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
		return bytes(stripped) <= LONGEST ? stripped : shortened(stripped);
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
		int head = 0;
		for (int left = HEAD - bytes(name.codePointAt(0)); left >= 0; left -= bytes(name.codePointAt(head))) {
			head = name.offsetByCodePoints(head, 1);
		}
		int tail = name.length();
		for (int left = TAIL - bytes(name.codePointBefore(tail)); left >= 0; left -= bytes(name.codePointBefore(tail))) {
			tail = name.offsetByCodePoints(tail, -1);
		}
		return name.substring(0, head) + "…" + name.substring(tail);
	}

	private static int bytes(String text) {
		return text.codePoints().map(FileNames::bytes).sum();
	}

	private static int bytes(int codePoint) {
		return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
	}

	private FileNames() {
	}
}
