package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** What a chat must be, kept in memory by the simplest means. */
final class ExpectedChat {

	final ChatId id;
	final TreeMap<Long, AppendMessage> log = new TreeMap<>();
	final Set<MessageId> cut = new HashSet<>();
	final Map<TurnId, Turn> turns = new HashMap<>();
	final Set<TurnId> dismissed = new HashSet<>();
	final Map<TurnId, String> texts = new HashMap<>();
	final Map<AgentId, Long> floors = new HashMap<>();
	Queue queue = Queue.EMPTY;
	String name;
	long revision;
	long lastPosition;
	long lastOrdinal;

	ExpectedChat(ChatId id, String name) {
		this.id = id;
		this.name = name;
	}

	List<Message> messages() {
		return log.values().stream().map(AppendMessage::message).filter(message -> !cut.contains(message.id()))
				.toList();
	}

	List<Turn> turns(boolean unfinished) {
		return turns.values().stream().filter(turn -> turn.state().isFinal() != unfinished)
				.sorted(Comparator.comparing(Turn::ordinal)).toList();
	}

	void compareWith(Store store, List<AgentId> agents) throws StoreException {
		ChatState state = store.chatState(id);
		assertThat(state.chat().getName()).isEqualTo(name);
		assertThat(state.chat().getRevision()).isEqualTo(revision);
		assertThat(state.chat().getLastMessageAt())
				.isEqualTo(messages().isEmpty() ? TIME : messages().getLast().createdAt());
		assertThat(state.lastPosition()).isEqualTo(lastPosition);
		assertThat(state.lastOrdinal()).isEqualTo(lastOrdinal);
		assertThat(state.queue()).isEqualTo(queue);
		assertThat(state.unfinishedTurns()).isEqualTo(
				turns(true).stream().map(turn -> new LiveTurn(turn, texts.getOrDefault(turn.id(), ""), "")).toList());
		assertThat(store.page(id, Long.MAX_VALUE, 10_000).messages()).isEqualTo(messages());
		assertThat(store.page(id, Long.MAX_VALUE, 10_000).turns()).isEqualTo(visibleTurns());
		for (AppendMessage append : log.values()) {
			assertThat(store.message(id, append.message().id())).contains(append.message());
		}
		for (AgentId agent : agents) {
			assertThat(store.memory(id, agent, Long.MAX_VALUE, 10_000)).isEqualTo(memory(agent));
			assertThat(store.memorySize(id, agent, Long.MAX_VALUE)).isEqualTo(memory(agent).size());
		}
	}

	private List<Turn> visibleTurns() {
		return turns(false).stream()
				.filter(turn -> !dismissed.contains(turn.id()) && !cut.contains(turn.trigger())).toList();
	}

	private List<Message> memory(AgentId agent) {
		List<Message> seen = new ArrayList<>();
		for (AppendMessage append : log.tailMap(floors.getOrDefault(agent, 0L), false).values()) {
			if (append.recipients().seenBy().contains(agent) && !cut.contains(append.message().id())) {
				seen.add(append.message());
			}
		}
		return seen;
	}
}
