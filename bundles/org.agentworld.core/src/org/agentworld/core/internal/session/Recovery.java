package org.agentworld.core.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Timers;
import org.agentworld.core.internal.session.Ending.Cause;
import org.agentworld.core.internal.routing.Audience;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a crash: a turn that ran becomes interrupted and keeps the text that was saved, as a message of the log. A turn
 * that waits for a person goes on waiting. Nothing runs by itself.
 */
final class Recovery {

	private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

	private final Store store;
	private final WorldRuntimes runtimes;
	private final Timers timers;

	Recovery(Store store, WorldRuntimes runtimes, Timers timers) {
		this.store = store;
		this.runtimes = runtimes;
		this.timers = timers;
	}

	void run() throws StoreException {
		for (ChatId chat : store.chatsWithUnfinishedTurns()) {
			ChatState saved = store.chatState(chat);
			try {
				recover(saved, runtimes.get(saved.chat().getWorld()).published());
			} catch (RefusedException e) {
				LOG.warn("Chat {} has unfinished turns, but no world.", chat, e);
			}
		}
	}

	private void recover(ChatState saved, World world) throws StoreException {
		ChatId chat = saved.chat().getId();
		List<Ending> endings = new ArrayList<>();
		long position = saved.lastPosition();
		ChatStore ofChat = new ChatStore(store, chat);
		List<LiveTurn> interrupted = saved.unfinishedTurns().stream()
				.filter(live -> live.turn().state() != TurnState.WAITING_FOR_PERSON).toList();
		for (LiveTurn live : interrupted) {
			Ending ending = Ending.incomplete(live.turn(), live.content(Duration.ZERO), Cause.INTERRUPTED, position + 1,
					Audience.ofIncomplete(world, live.turn().agent(), live.text(),
							mayAnswerLater(ExchangeLog.of(ofChat, live.turn().exchange().human()), interrupted, world)),
					timers.now());
			position += ending.message().isPresent() ? 1 : 0;
			endings.add(ending);
		}
		if (!endings.isEmpty()) {
			List<ChatChange> changes = new ArrayList<>();
			endings.forEach(ending -> changes.addAll(ending.changes()));
			changes.add(new ChatChange.RestoreMessages(new Past(ofChat).comeBack(endings)));
			ofChat.save(changes);
			LOG.info("Chat {} had turns that were interrupted when the program ended.", chat);
		}
	}

	/** The agents of an exchange that may be tried again, and those whose answers the turn limit has put off. */
	private static Set<AgentId> mayAnswerLater(ExchangeLog exchange, List<LiveTurn> interrupted, World world) {
		Set<AgentId> agents = new HashSet<>(exchange.failed());
		interrupted.stream().map(LiveTurn::turn).filter(turn -> turn.exchange().human().equals(exchange.human()))
				.forEach(turn -> agents.add(turn.agent()));
		exchange.pending(world).keySet().forEach(agent -> agents.add(agent.getId()));
		return agents;
	}
}
