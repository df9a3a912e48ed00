package org.agentworld.benchmarks.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.agentworld.core.Engine;
import org.agentworld.core.EngineParts;
import org.agentworld.core.Keyring;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Route;
import org.agentworld.core.Timers;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreFactory;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.EventAdmin;

/** The program's engine over its store in a folder, with one world of one agent that uses one connection. */
public final class Program implements AutoCloseable {

	private static final String CONNECTION = "benchmark";
	private static final int SEED_GROUP = 1000;
	private static final int USUAL_LINES = 8;

	/** What the world is called. */
	public static final String WORLD = "Benchmark";

	private final Store store;
	private final EventSubscriptions subscriptions;
	private final Engine engine;
	private final World world;

	private Program(Path folder, LlmProviders providers, Connection connection)
			throws StoreException, RefusedException {
		BundleContext context = FrameworkUtil.getBundle(Program.class).getBundleContext();
		store = service(context, StoreFactory.class).open(folder);
		subscriptions = new EventSubscriptions(context);
		engine = Engine.open(new EngineParts(store, new EventPublisher(service(context, EventAdmin.class), context),
				subscriptions, providers, (_, _) -> Optional.of(Route.unlimited(connection)),
				Platform.getExtensionRegistry(), Keyring.unavailable("Benchmarks keep no keys."), Timers.system()));
		world = engine.worlds().named(WORLD).isPresent() ? engine.worlds().named(WORLD).get() : create(connection);
	}

	/** With the providers that the built program contributes. */
	public static Program contributed(Path folder, Connection connection) throws StoreException, RefusedException {
		return new Program(folder, LlmProviders.registeredIn(Platform.getExtensionRegistry()), connection);
	}

	/** With a provider that runs in this process. */
	public static Program with(Path folder, LlmProvider provider) throws StoreException, RefusedException {
		return new Program(folder, _ -> Optional.of(new ContributedProvider(provider, "benchmarks")),
				new Connection(CONNECTION, CONNECTION, "in this process", Optional.empty(), Optional.empty(), "model",
						Connection.Patience.DEFAULT));
	}

	private World create(Connection connection) throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName(WORLD);
		draft.setConnection(connection.id());
		draft.setModel(connection.defaultModel());
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setName("Agent");
		draft.getAgents().add(agent);
		return engine.worlds().create(draft);
	}

	public Engine engine() {
		return engine;
	}

	Store store() {
		return store;
	}

	EventSubscriptions subscriptions() {
		return subscriptions;
	}

	ChatAddress newChat() throws RefusedException {
		return newChat("Chat");
	}

	private ChatAddress newChat(String name) throws RefusedException {
		return new ChatAddress(world.getId(), engine.chats().create(world.getId(), name).getId());
	}

	public List<ChatAddress> newChats(int count) throws RefusedException {
		List<ChatAddress> chats = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			chats.add(newChat());
		}
		return chats;
	}

	/** A chat with a log of so many messages, of which its session knows nothing before the program is started again. */
	ChatAddress newChat(int messages) throws RefusedException, InterruptedException, ExecutionException {
		return newChat("Chat", messages, USUAL_LINES);
	}

	/** The same with a name and 40 KB of text, in 20 messages. */
	public ChatAddress newChatOf40Kilobytes(String name)
			throws RefusedException, InterruptedException, ExecutionException {
		return newChat(name, 20, 85);
	}

	/** The same with a name, and with messages of so many lines of 24 characters. */
	public ChatAddress newChat(String name, int messages, int lines)
			throws RefusedException, InterruptedException, ExecutionException {
		ChatAddress chat = newChat(name);
		List<ChatChange> group = new ArrayList<>(SEED_GROUP);
		Set<AgentId> seenBy = Set.of(world.getAgents().getFirst().getId());
		for (int position = 1; position <= messages; position++) {
			group.add(new ChatChange.AppendMessage(message(chat.chat(), position, lines), seenBy));
			if (group.size() == SEED_GROUP || position == messages) {
				store.commit(chat.chat(), group).get();
				group.clear();
			}
		}
		return chat;
	}

	static Message message(ChatId chat, long position) {
		return message(chat, position, USUAL_LINES);
	}

	private static Message message(ChatId chat, long position, int lines) {
		return new Message(MessageId.random(), chat, position, Role.HUMAN, Optional.empty(), "",
				List.of(new ContentPart.Text("Message " + position + ": " + "a line of usual length. ".repeat(lines))),
				Optional.empty(), Instant.now());
	}

	ChatSnapshot snapshot(ChatId chat, int page) throws InterruptedException, ExecutionException {
		return engine.chats().snapshot(chat, Long.MAX_VALUE, page).get();
	}

	@Override
	public void close() throws StoreException {
		engine.close();
		store.close();
	}

	private static <S> S service(BundleContext context, Class<S> type) {
		return context.getService(context.getServiceReference(type));
	}
}
