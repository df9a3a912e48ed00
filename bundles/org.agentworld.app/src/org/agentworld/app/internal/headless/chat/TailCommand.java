package org.agentworld.app.internal.headless.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ChatNames;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.ChatFollower;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks on at what happens in chats. */
@Command(name = "tail", description = "Shows the end of one or several chats and then what happens in them, until Ctrl-C.")
public final class TailCommand extends ProgramCommand {

	@Option(names = "--world", paramLabel = "W", required = true, description = "The world's name or id.")
	private String worldName;

	@Option(names = "--chat", paramLabel = "A", required = true, description = "A chat's name or id; may be repeated.")
	private List<String> chatNames;

	@Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many messages that are there already"
			+ " are shown, 0 to 100. With json the first line has them all. Default: 10.")
	private int last;

	@Option(names = "--until-idle", description = "End as soon as none of the chats answers or has something to answer.")
	private boolean untilIdle;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "plain", description = "plain, for people; json: every"
			+ " event as one line; markdown: whole messages under headings. Default: plain.")
	private OutputFormat format;

	@Override
	public boolean onlyLooksOn() {
		return true;
	}

	@Override
	public void check(Caller caller) {
		if (last < 0 || last > ChatManager.PAGE) {
			throw refused("--last is 0 to " + ChatManager.PAGE + ", not " + last + ".");
		}
	}

	@Override
	public int run(OpenProgram program, Caller caller) throws RefusedException {
		ChatManager chats = program.engine().chats();
		World world = WorldNames.find(program.engine().worlds(), worldName);
		List<Chat> wanted = new ArrayList<>();
		for (String name : chatNames) {
			wanted.add(ChatNames.find(chats, world, name));
		}
		Function<Chat, ChatFollower> output = format.on(caller, new Shown(true, last));
		List<EventSubscription> following = new ArrayList<>();
		List<CompletableFuture<Void>> ends = new ArrayList<>();
		try {
			for (Chat chat : wanted) {
				Looking looking = new Looking(output.apply(chat), untilIdle,
						why -> caller.err().println(chat.getName() + ": " + why.getMessage()));
				following.add(chats.follow(new ChatAddress(world.getId(), chat.getId()), looking));
				ends.add(looking.end());
			}
			caller.await(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)));
			return 0;
		} finally {
			following.forEach(EventSubscription::close);
		}
	}
}
