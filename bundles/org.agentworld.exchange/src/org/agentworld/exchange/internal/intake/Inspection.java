package org.agentworld.exchange.internal.intake;

import java.util.List;
import java.util.Map;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.exchange.Clash;
import org.agentworld.exchange.ImportPreview;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.exchange.Progress;
import org.agentworld.exchange.internal.Receiver;
import org.agentworld.exchange.internal.Warnings;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.Recipients;

/** Goes through all of a file, and writes nothing. */
public final class Inspection implements Receiver {

	private final Progress progress;
	private final Warnings warnings = new Warnings();
	private Kind kind;
	private Origin origin;
	private World world;
	private String chatName = "";
	private String firstChatName = "";
	private int chats;
	private long messages;
	private int files;

	public Inspection(Progress progress) {
		this.progress = progress;
	}

	@Override
	public void begin(Kind what, Origin from, World definitions) {
		kind = what;
		origin = from;
		world = definitions;
	}

	@Override
	public void chat(Chat chat) {
		chatName = chat.getName();
		if (chats++ == 0) {
			firstChatName = chatName;
		}
	}

	@Override
	public void file(byte[] content) {
		files++;
	}

	@Override
	public void message(Message message, Recipients recipients, boolean isAlternative) {
		messages += isAlternative ? 0 : 1;
		progress.message(chatName);
	}

	@Override
	public void turn(Turn turn, boolean isDismissed) {
		// It was checked when it was read.
	}

	@Override
	public void endOfChat(Map<AgentId, Long> floors, Queue queue) {
		// It was checked when it was read.
	}

	@Override
	public void warn(String text) {
		warnings.add(text);
	}

	public Kind kind() {
		return kind;
	}

	/** Who is in it; for clashes of names. */
	public World world() {
		return world;
	}

	public ImportPreview preview(List<Clash> clashes) {
		String name = switch (kind) {
			case WORLD -> world.getName();
			case CHAT -> firstChatName;
			case AGENT -> world.getAgents().getFirst().getName();
		};
		return new ImportPreview(kind, origin, name, world.getAgents().stream().map(Agent::getName).toList(), chats,
				messages, files, clashes, warnings.all());
	}
}
