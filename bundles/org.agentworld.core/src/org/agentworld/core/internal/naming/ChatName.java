package org.agentworld.core.internal.naming;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.agentworld.core.RefusedException;
import org.agentworld.core.internal.routing.AddressedText;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;

/** What may stand as the name of a chat, out of what a model or a person wrote. Neither is trusted. */
final class ChatName {

	/** In UTF-16 units. */
	static final int LONGEST = 100;
	/** Of a name that is only the beginning of a message. */
	private static final int LONGEST_BEGINNING = 60;
	/** What is looked at, so that patterns never see a text of megabytes. */
	private static final int LONGEST_TEXT = 4000;

	private static final Pattern THOUGHT = Pattern.compile("(?is)<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)");
	private static final Pattern LABEL = Pattern.compile("(?i)^(?:title|name|chat title|chat name)\\s*[:：]\\s*");
	private static final Pattern MARKS = Pattern.compile("^[#>*_`~\\-\\s\"'“”„«»‘’]+|[*_`~\\s\"'“”«»‘’]+$");
	/** Of Markdown, around words within the name. */
	private static final Pattern PAIRS = Pattern.compile("(\\*\\*|`)(?=\\S)([^*`]+)(?<=\\S)\\1");
	private static final Pattern TAGS = Pattern.compile("<[^<>]{0,200}>");
	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	/** The name in a model's answer; empty if there is none. */
	static Optional<String> in(String answer) {
		String said = THOUGHT.matcher(beginning(answer)).replaceAll("");
		return firstLine(said).map(line -> shortened(line, LONGEST)).filter(ChatName::isUsable);
	}

	/**
	 * The beginning of what a person wrote, without whom they wrote it to; or the name of the first file. Empty if there is
	 * nothing to see in either.
	 */
	static Optional<String> plain(World world, List<ContentPart> content) {
		String text = beginning(Message.textOf(content));
		return firstLine(AddressedText.said(world, text)).or(() -> firstLine(text))
				.or(() -> Message.attachmentsOf(content).stream().findFirst().map(file -> plain(file.name())))
				.map(line -> shortened(line, LONGEST_BEGINNING)).filter(ChatName::isUsable);
	}

	private static Optional<String> firstLine(String text) {
		return text.lines().map(ChatName::plain).filter(line -> !line.isEmpty()).findFirst();
	}

	private static String beginning(String text) {
		return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
	}

	/** Without marks, tags and what cannot be seen. */
	private static String plain(String line) {
		StringBuilder seen = new StringBuilder();
		TAGS.matcher(line).replaceAll("").codePoints().map(point -> isSeen(point) ? point : ' ')
				.forEach(seen::appendCodePoint);
		String text = MARKS.matcher(SPACES.matcher(seen).replaceAll(" ").strip()).replaceAll("");
		text = MARKS.matcher(LABEL.matcher(text).replaceFirst("")).replaceAll("");
		text = PAIRS.matcher(text).replaceAll("$2");
		return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
	}

	private static boolean isSeen(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.UNASSIGNED, Character.PRIVATE_USE -> false;
			// The joiners, without which some scripts and emoji cannot be written.
			case Character.FORMAT -> point == 0x200C || point == 0x200D;
			default -> true;
		};
	}

	/** At most so many units with the mark that something is missing, between words where that is near. */
	private static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = text.offsetByCodePoints(0, text.codePointCount(0, longest - 1));
		if (end > longest - 1) {
			end = text.offsetByCodePoints(end, -1);
		}
		int space = text.lastIndexOf(' ', end);
		return text.substring(0, space > longest / 2 ? space : end).strip() + "…";
	}

	private static boolean isUsable(String name) {
		Chat draft = ModelFactory.eINSTANCE.createChat();
		draft.setName(name);
		try {
			Checks.validName(draft);
			return true;
		} catch (RefusedException e) {
			return false;
		}
	}

	private ChatName() {
	}
}
