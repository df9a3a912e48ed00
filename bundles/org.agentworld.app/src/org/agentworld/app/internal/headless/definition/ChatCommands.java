package org.agentworld.app.internal.headless.definition;

import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ChatNames;
import org.agentworld.app.internal.headless.command.Listing;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The chats of a world. */
@Command(name = "chats", mixinStandardHelpOptions = true, description = "Lists, creates, renames and deletes the chats of a"
		+ " world. 'chat' sends a text to them.", subcommands = { ChatCommands.ListCommand.class,
				ChatCommands.CreateCommand.class, ChatCommands.RenameCommand.class, ChatCommands.DeleteCommand.class })
public final class ChatCommands {

	private static ChatId find(OpenProgram program, World world, String name) throws RefusedException {
		return ChatNames.find(program.engine().chats(), world, name).getId();
	}

	/** Lists. */
	@Command(name = "list", description = "Lists the chats as the window does, pinned ones first, then the one with the newest"
			+ " message: id, name, when the newest message came, and whether it is pinned and archived.")
	static final class ListCommand extends OfWorld {

		private static final int PAGE = 500;

		@Option(names = "--archived", description = "Archived ones, too.")
		private boolean archived;

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			ChatManager chats = program.engine().chats();
			World world = world(program);
			Optional<ChatId> after = Optional.empty();
			List<Chat> page;
			do {
				caller.goOnUnlessStopped();
				page = chats.list(world.getId(), archived, after, PAGE);
				page.forEach(chat -> print(chat, caller));
				after = page.isEmpty() ? after : Optional.of(page.getLast().getId());
			} while (page.size() == PAGE);
			return 0;
		}

		private void print(Chat chat, Caller caller) {
			listing.print(caller.out(), Listing.row().put("id", chat.getId().toString()).put("name", chat.getName())
					.put("lastMessageAt", chat.getLastMessageAt().toString()).put("pinned", chat.isPinned())
					.put("archived", chat.isArchived()));
		}
	}

	/** Creates. */
	@Command(name = "create", description = "Creates an empty chat and prints its id.")
	static final class CreateCommand extends OfWorld {

		@Parameters(paramLabel = "NAME", description = "What to call it; other chats may have the same name.")
		private String name;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			caller.out().println(program.engine().chats().create(world(program).getId(), name).getId());
			return 0;
		}
	}

	/** Renames. */
	@Command(name = "rename", description = "Gives a chat another name.")
	static final class RenameCommand extends OfWorld {

		@Parameters(index = "0", paramLabel = "CHAT", description = "Its name or id.")
		private String chatName;

		@Parameters(index = "1", paramLabel = "NAME", description = "The new name.")
		private String name;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			caller.await(program.engine().chats().rename(find(program, world(program), chatName), name));
			return 0;
		}
	}

	/** Deletes. */
	@Command(name = "delete", description = "Deletes a chat with its messages, whatever it is doing.")
	static final class DeleteCommand extends OfWorld {

		@Parameters(paramLabel = "CHAT", description = "Its name or id.")
		private String chatName;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			caller.await(program.engine().chats().delete(find(program, world(program), chatName)));
			return 0;
		}
	}
}
