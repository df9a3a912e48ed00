package org.agentworld.app.internal.headless.chat;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.program.DemoWorld;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

import picocli.CommandLine.Command;

/** Three chats of one world at the same moment, and proof that nothing crossed. */
@Command(name = "demo", description = "Asks three chats at the same moment, without key and network, and checks that nothing"
		+ " of one shows up in another. Works on a temporary data folder if none is named.")
public final class DemoCommand extends ProgramCommand {

	private static final List<String> FRUITS = List.of("apples", "bananas", "cherries");

	@Override
	public boolean hasFolderOfItsOwn() {
		return true;
	}

	@Override
	public int run(OpenProgram program, Caller caller) throws RefusedException {
		World world = DemoWorld.in(program.engine().worlds());
		ChatManager chats = program.engine().chats();
		List<Question> questions = new ArrayList<>();
		for (String fruit : FRUITS) {
			Chat chat = chats.create(world.getId(), "Chat about " + fruit);
			questions.add(Question.of(chat, "Tell me about " + fruit + "."));
		}
		List<Answer> answers = new Conversations(chats, caller, OutputFormat.PLAIN.on(caller, Shown.ANSWERS)).ask(questions);
		Crossings crossings = new Crossings(FRUITS, answers);
		crossings.print(caller.out());
		return crossings.none() ? 0 : 1;
	}
}
