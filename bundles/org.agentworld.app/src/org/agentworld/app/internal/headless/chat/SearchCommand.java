package org.agentworld.app.internal.headless.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.Authors;
import org.agentworld.app.internal.headless.command.Listing;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.World;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds messages by their text. */
@Command(name = "search", description = "Finds messages that contain a text, in any case, and prints the newest first: the"
		+ " chat's id, world, chat, author, time, and the text around what was found; with json the whole message.")
public final class SearchCommand extends ProgramCommand {

	private static final int SHORTEST = 3;
	private static final int AROUND = 40;

	@Parameters(paramLabel = "TEXT", description = "What to look for, literally; at least " + SHORTEST + " characters.")
	private String text;

	@Option(names = "--world", paramLabel = "W", description = "Only in this world: its name or id.")
	private Optional<String> worldName = Optional.empty();

	@Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "How many messages at most."
			+ " Default: 100.")
	private int limit;

	@Mixin
	private Listing listing;

	private record Found(World world, Message message) {
	}

	@Override
	public void check(Caller caller) {
		if (text.codePointCount(0, text.length()) < SHORTEST) {
			throw refused("A search needs at least " + SHORTEST + " characters.");
		}
		if (limit < 1) {
			throw refused("--limit is at least 1, not " + limit + ".");
		}
	}

	@Override
	public int run(OpenProgram program, Caller caller) throws RefusedException {
		Engine engine = program.engine();
		List<World> worlds = worldName.isEmpty() ? engine.worlds().all()
				: List.of(WorldNames.find(engine.worlds(), worldName.get()));
		List<Found> found = new ArrayList<>();
		for (World world : worlds) {
			caller.goOnUnlessStopped();
			engine.chats().search(world.getId(), text, limit).forEach(message -> found.add(new Found(world, message)));
		}
		found.sort(Comparator.comparing((Found one) -> one.message().createdAt()).reversed());
		Map<ChatId, String> names = new HashMap<>();
		for (Found one : found.subList(0, Math.min(limit, found.size()))) {
			ChatId chat = one.message().chat();
			if (!names.containsKey(chat)) {
				names.put(chat, engine.chats().get(chat).getName());
			}
			print(one, names.get(chat), caller);
		}
		return 0;
	}

	private void print(Found found, String chatName, Caller caller) {
		Message message = found.message();
		listing.print(caller.out(), Listing.row().put("chat", message.chat().toString()).put("world", found.world().getName())
				.put("chatName", chatName).put("author", listing.isForPeople() ? Authors.of(message) : message.authorName()).put("createdAt", message.createdAt().toString())
				.put("text", listing.isForPeople() ? around(message.text()) : message.text()));
	}

	/** The names of files are searched as well, so that the text need not be in the message's. */
	private String around(String whole) {
		int at = Math.max(0, whole.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT)));
		int from = Math.max(0, Math.min(at, whole.length()) - AROUND);
		int to = Math.min(whole.length(), at + text.length() + AROUND);
		return (from > 0 ? "…" : "") + whole.substring(from, Math.max(from, to)) + (to < whole.length() ? "…" : "");
	}
}
