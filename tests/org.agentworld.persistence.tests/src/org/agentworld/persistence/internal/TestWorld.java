package org.agentworld.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A store with a world of two agents in it, and short words for what tests do. */
final class TestWorld {

	/** A time with all nine digits: what goes in must come out. */
	static final Instant TIME = Instant.parse("2026-03-04T05:06:07.123456789Z");

	final Store store;
	final World world;
	final AgentId ann = AgentId.random();
	final AgentId bob = AgentId.random();

	TestWorld(Store store) throws StoreException {
		this(store, "Fruit");
	}

	TestWorld(Store store, String name) throws StoreException {
		this.store = store;
		this.world = newWorld(name);
		world.getAgents().add(newAgent(ann, "Ann"));
		world.getAgents().add(newAgent(bob, "Bob"));
		store.putWorld(world);
	}

	WorldId id() {
		return world.getId();
	}

	ChatId newChat(String name) throws StoreException {
		Chat chat = newChat(world.getId(), name, TIME);
		store.createChat(chat);
		return chat.getId();
	}

	void commit(ChatId chat, ChatChange... changes) throws StoreException {
		commit(store, chat, changes);
	}

	static void commit(Store store, ChatId chat, ChatChange... changes) throws StoreException {
		try {
			store.commit(chat, List.of(changes)).get(30, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			assertThat(e.getCause()).isInstanceOf(StoreException.class);
			throw (StoreException) e.getCause();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	/** Appends a human message that both agents see. */
	Message say(ChatId chat, long position, String text) throws StoreException {
		Message message = human(chat, position, text);
		commit(chat, new AppendMessage(message, Set.of(ann, bob)));
		return message;
	}

	/** Requests a turn of Ann's that answers a message. */
	Turn request(Message trigger, long ordinal) throws StoreException {
		Turn turn = Turn.requested(trigger.chat(), ann, "Ann", trigger.id(), Exchange.first(trigger.id()), ordinal, TIME);
		commit(trigger.chat(), new ChatChange.PutTurn(turn));
		return turn;
	}

	static Turn ended(Turn turn, MessageId answer) {
		return turn.in(TurnState.CALLING_MODEL).finished(TurnState.ENDED, Optional.of(answer), Usage.of(3, 5),
				Optional.empty(), TIME.plusSeconds(1));
	}

	static Turn failed(Turn turn) {
		return turn.finished(TurnState.FAILED, Optional.empty(), Usage.UNKNOWN,
				Optional.of(new TurnError(TurnError.Kind.RATE_LIMITED, "Wait.", Optional.of(Duration.ofMillis(1500)))),
				TIME.plusSeconds(1));
	}

	static Message human(ChatId chat, long position, String text) {
		return human(chat, position, List.of(new ContentPart.Text(text)));
	}

	static Message human(ChatId chat, long position, List<ContentPart> content) {
		return new Message(MessageId.random(), chat, position, Role.HUMAN, Optional.empty(), "You", content,
				Optional.empty(), TIME.plusSeconds(position));
	}

	static World newWorld(String name) {
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setId(WorldId.random());
		world.setName(name);
		return world;
	}

	static Agent newAgent(AgentId id, String name) {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setId(id);
		agent.setName(name);
		return agent;
	}

	static Chat newChat(WorldId world, String name, Instant createdAt) {
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ChatId.random());
		chat.setWorld(world);
		chat.setName(name);
		chat.setCreatedAt(createdAt);
		chat.setLastMessageAt(createdAt);
		return chat;
	}

	/** Asserts that a call fails with a {@link StoreException} of this kind, and goes on with that. */
	static AbstractStringAssert<?> assertRefused(StoreException.Kind kind, ThrowingCallable call) {
		Throwable thrown = catchThrowable(call);
		assertThat(thrown).isInstanceOf(StoreException.class);
		assertThat(((StoreException) thrown).kind()).as(thrown.getMessage()).isEqualTo(kind);
		return assertThat(thrown.getMessage());
	}
}
