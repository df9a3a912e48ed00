package org.agentworld.exchange.internal.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.exchange.Progress;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.Receiver;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.Recipients;

/** Writes the chats of a file into drafts. */
public final class Intake implements Receiver, AutoCloseable {

	/** What is written as one transaction, and then the message that goes beyond: other chats' commits come in between. */
	private static final int ROWS_AT_ONCE = 1_000;
	private static final int CHARACTERS_AT_ONCE = 1_000_000;

	private final Transfer transfer;
	private final WorldId target;
	private final Map<String, AgentId> known;
	private final Progress progress;
	private final ChatDrafts drafts;
	private final Map<AgentId, AgentId> sameAgents = new HashMap<>();
	private List<ChatChange> changes = new ArrayList<>();
	private int rows;
	private int characters;
	private World world;
	private Chat chat;
	private long lastPosition;
	private long seenPosition;

	/**
	 * @param target the world in which the chats will be
	 * @param known  agents of that world who are meant by agents of the file, by the {@linkplain Names#key keys} of their names
	 */
	public Intake(Transfer transfer, WorldId target, Map<String, AgentId> known, Progress progress) {
		this.transfer = transfer;
		this.target = target;
		this.known = known;
		this.progress = progress;
		this.drafts = new ChatDrafts(transfer);
	}

	@Override
	public void begin(Kind kind, Origin origin, World definitions) {
		world = definitions;
		definitions.getAgents().forEach(agent -> {
			AgentId same = known.get(Names.key(agent.getName()));
			if (same != null) {
				sameAgents.put(agent.getId(), same);
			}
		});
	}

	@Override
	public void chat(Chat definition) throws RefusedException {
		chat = definition;
		lastPosition = 0;
		chat.setWorld(target);
		seenPosition = chat.getSeenPosition();
		chat.setSeenPosition(0);
		drafts.begin(chat);
	}

	@Override
	public void file(byte[] content) throws RefusedException {
		transfer.keep(content);
	}

	@Override
	public void message(Message message, Recipients recipients, boolean isAlternative) throws RefusedException {
		lastPosition = message.position();
		Recipients here = here(recipients);
		characters += length(message.content());
		add(new ChatChange.AppendMessage(
				new Message(message.id(), message.chat(), message.position(), message.role(), message.agent().map(this::here),
						message.authorName(), message.content(), message.turn(), message.createdAt()),
				here), 1 + message.content().size() + here.seenBy().size());
		if (isAlternative) {
			add(new ChatChange.CutMessages(CutReason.REGENERATE, List.of(message.id())), 1);
		}
		progress.message(chat.getName());
	}

	@Override
	public void turn(Turn turn, boolean isDismissed) throws RefusedException {
		add(new ChatChange.PutTurn(new Turn(turn.id(), turn.chat(), here(turn.agent()), turn.agentName(), turn.trigger(),
				turn.exchange(), turn.ordinal(), turn.state(), turn.error(), turn.usage(), turn.leftOut(), turn.answer(),
				turn.requestedAt(), turn.endedAt())), 1);
		if (isDismissed) {
			add(new ChatChange.DismissTurn(turn.id()), 1);
		}
	}

	/** @param written how many rows of the store that is */
	private void add(ChatChange change, int written) throws RefusedException {
		changes.add(change);
		rows += written;
		if (rows >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
			flush();
		}
	}

	private static int length(List<ContentPart> content) {
		int length = Message.textOf(content).length();
		for (ContentPart part : content) {
			if (part instanceof ContentPart.Reasoning(String text, var _)) {
				length += text.length();
			}
		}
		return length;
	}

	@Override
	public void endOfChat(Map<AgentId, Long> floors, Queue queue) throws RefusedException {
		if (!queue.messages().isEmpty()) {
			changes.add(new ChatChange.PutQueue(queue));
		}
		if (seenPosition > 0) {
			// Not beyond the end: what comes later has not been seen.
			changes.add(new ChatChange.MarkSeen(Math.min(seenPosition, lastPosition)));
		}
		flush();
		if (!floors.isEmpty()) {
			drafts.forget(floors.entrySet().stream()
					.collect(Collectors.toMap(floor -> here(floor.getKey()), Map.Entry::getValue, Math::max)));
		}
	}

	private void flush() throws RefusedException {
		if (!changes.isEmpty()) {
			drafts.append(changes);
			changes = new ArrayList<>();
			rows = 0;
			characters = 0;
		}
	}

	private Recipients here(Recipients there) {
		return new Recipients(there.seenBy().stream().map(this::here).collect(Collectors.toSet()),
				there.answeredBy().stream().map(this::here).toList());
	}

	private AgentId here(AgentId there) {
		return sameAgents.getOrDefault(there, there);
	}

	@Override
	public void warn(String text) {
		// The inspection before has told it.
	}

	/** Who is in the file. */
	public World world() {
		return world;
	}

	/** All chats, once all that was read is durable. */
	public List<ChatDraft> written() throws RefusedException {
		return drafts.written();
	}

	/** Throws away what was not published. */
	@Override
	public void close() {
		drafts.close();
	}
}
