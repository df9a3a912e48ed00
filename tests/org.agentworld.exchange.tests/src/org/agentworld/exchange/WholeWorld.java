package org.agentworld.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/**
 * All that the store knows of a world, as lines in which what matters stands in the place of ids: names, and positions in
 * logs. Two worlds are equal exactly if their lines are.
 */
final class WholeWorld {

	private final Store store;
	private final List<String> lines = new ArrayList<>();
	private final Map<Object, String> labels = new HashMap<>();
	private final Set<AgentId> agents = new HashSet<>();
	private int unknown;

	private WholeWorld(Store store) {
		this.store = store;
	}

	static List<String> of(Store store, WorldId id) throws Exception {
		WholeWorld whole = new WholeWorld(store);
		whole.world(store.worlds().stream().filter(world -> world.getId().equals(id)).findFirst().orElseThrow());
		List<Chat> chats = new ArrayList<>(store.chats(id, true, Optional.empty(), Integer.MAX_VALUE));
		chats.sort(Comparator.comparing(Chat::getName).thenComparing(Chat::getCreatedAt));
		chats.forEach(chat -> whole.labels.put(chat.getId(), "chat '" + chat.getName() + "'"));
		for (Chat chat : chats) {
			whole.chat(chat);
		}
		return whole.lines;
	}

	/** One of its chats alone; whether the one from which it was branched is here is another matter. */
	static List<String> ofChat(Store store, ChatId chat) throws Exception {
		WholeWorld whole = new WholeWorld(store);
		Chat definition = store.chat(chat).orElseThrow();
		whole.world(store.worlds().stream().filter(world -> world.getId().equals(definition.getWorld())).findFirst()
				.orElseThrow());
		whole.chat(definition);
		return whole.lines;
	}

	private void world(World world) {
		labels.put(world.getId(), "the world");
		for (Agent agent : world.getAgents()) {
			labels.put(agent.getId(), "agent '" + agent.getName() + "'");
			agents.add(agent.getId());
		}
		attributes("world", world);
		lines.add("main agent: " + (world.getMainAgent() == null ? "none" : label(world.getMainAgent().getId())));
		world.getAgents().forEach(agent -> attributes("agent", agent));
	}

	private void attributes(String what, EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			if (attribute != ModelPackage.Literals.NAMED__REVISION) {
				Object value = object.eGet(attribute);
				boolean isId = value instanceof AgentId || value instanceof ChatId || value instanceof WorldId;
				lines.add(what + " " + attribute.getName() + ": " + (isId ? label(value) : value));
			}
		}
	}

	private void chat(Chat chat) throws Exception {
		ChatContents contents = store.contents(chat.getId());
		chat.setSeenPosition(Math.min(chat.getSeenPosition(), contents.lastPosition()));
		attributes("chat", chat);
		List<LoggedMessage> log = store.log(contents, 0, 1_000_000);
		log.forEach(logged -> labels.put(logged.message().id(), "message " + logged.message().position()));
		log.stream().flatMap(logged -> logged.turns().stream())
				.forEach(turn -> labels.put(turn.id(), "turn " + turn.ordinal()));
		for (LoggedMessage logged : log) {
			Message message = logged.message();
			lines.add(String.join(" | ", label(message.id()), message.role().name(), label(message.agent()),
					message.authorName(), label(message.turn()), message.createdAt().toString(),
					contents.alternatives().contains(message.position()) ? "alternative" : "in the log"));
			content(message.content());
			lines.add("seen by " + labels(logged.recipients().seenBy()));
			lines.add("answered by "
					+ logged.recipients().answeredBy().stream().filter(agents::contains).map(this::label).toList());
			for (Turn turn : logged.turns()) {
				boolean dismissed = store.turn(chat.getId(), turn.id()).isEmpty();
				lines.add(String.join(" | ", label(turn.id()), label(turn.agent()), turn.agentName(), label(turn.trigger()),
						label(turn.exchange().human()), "" + turn.exchange().turn(), turn.state().name(),
						turn.error().toString(), turn.usage().toString(), "" + turn.leftOut(), label(turn.answer()),
						turn.requestedAt().toString(), turn.endedAt().toString(), dismissed ? "dismissed" : ""));
			}
		}
		Map<String, Long> floors = new TreeMap<>();
		MessagePage page = store.page(chat.getId(), Long.MAX_VALUE, 1_000_000);
		for (Message message : page.messages()) {
			lines.add(label(message.id()) + " instead of "
					+ page.alternatives().getOrDefault(message.id(), List.of()).stream().map(this::label).toList());
		}
		lines.add("turns " + page.turns().stream().map(turn -> labels.getOrDefault(turn.id(), ""))
				.filter(turn -> !turn.isEmpty()).toList());
		store.contents(chat.getId()).memoryFloors().forEach((agent, floor) -> {
			if (agents.contains(agent)) {
				floors.put(label(agent), Math.min(floor, contents.lastPosition()));
			}
		});
		lines.add("floors " + floors);
		var queue = store.chatState(chat.getId()).queue();
		lines.add("queue " + (queue.paused() ? "paused" : "runs"));
		for (QueuedMessage waiting : queue.messages()) {
			lines.add("waits since " + waiting.queuedAt());
			content(waiting.content());
		}
		lines.add("memory " + store.pendingAnswers(chat.getId(), 1).stream()
				.filter(pending -> agents.contains(pending.agent()))
				// A retry asks for it, whether or not there is something to cut.
				.filter(pending -> page.turns().stream().noneMatch(turn -> turn.state().offersRetry()
						&& turn.trigger().equals(pending.trigger()) && turn.agent().equals(pending.agent())))
				.map(pending -> label(pending.trigger()) + " by " + label(pending.agent())).toList());
	}

	private void content(List<ContentPart> content) throws Exception {
		for (ContentPart part : content) {
			lines.add(part.toString());
			if (part instanceof ContentPart.Attachment file) {
				lines.add("with " + Arrays.hashCode(store.attachment(file.id()).orElseThrow()));
			}
		}
	}

	/** Whoever was deleted sees nothing any more. */
	private TreeSet<String> labels(Collection<AgentId> seeing) {
		TreeSet<String> sorted = new TreeSet<>();
		seeing.stream().filter(agents::contains).forEach(agent -> sorted.add(label(agent)));
		return sorted;
	}

	private String label(Optional<?> id) {
		return id.map(this::label).orElse("-");
	}

	/** What is not there any more is called by the order in which it is named. */
	private String label(Object id) {
		return id == null ? "-" : labels.computeIfAbsent(id, _ -> "gone " + ++unknown);
	}
}
