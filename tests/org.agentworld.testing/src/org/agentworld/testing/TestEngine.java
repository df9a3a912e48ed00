package org.agentworld.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.agentworld.core.ChatManager;
import org.agentworld.core.Connections;
import org.agentworld.core.EditorStates;
import org.agentworld.core.Engine;
import org.agentworld.core.EngineParts;
import org.agentworld.core.Keyring;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Route;
import org.agentworld.core.Timers;
import org.agentworld.core.WorldManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreFactory;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.service.event.EventAdmin;

/**
 * The engine over the real store in a folder of the test's own, with a provider that the test writes; nothing of it is
 * shared with another test. Without further words a world has one connection, 'test', which all its agents use.
 */
public final class TestEngine implements AutoCloseable {

	/** How long a test waits for what must come. Long, since a loaded machine is slow; nothing waits that long if all is well. */
	public static final Duration PATIENCE = Duration.ofSeconds(30);

	/** What leads to a provider in the test itself. */
	public static final Connection CONNECTION = new Connection("test", "test", "test", Optional.empty(), Optional.empty(),
			"model", Patience.DEFAULT);

	private static final Keyring NO_KEYS = Keyring.unavailable("Tests of this engine keep no keys.");

	private final Path folder;
	private final LlmProviders providers;
	private final Connections connections;
	private final Keyring keyring;
	private final Timers timers;
	private final UnaryOperator<Store> wrapper;
	private final EventPublisher publisher = new EventPublisher(Osgi.service(EventAdmin.class), Osgi.context());
	private final EventSubscriptions subscriptions = new EventSubscriptions(Osgi.context());

	private Store store;
	private Engine engine;

	/** Over a new or old data folder. */
	public TestEngine(Path folder, LlmProvider provider) {
		this(folder, provider, Timers.system(), UnaryOperator.identity());
	}

	/**
	 * @param timers  may be {@link VirtualTimers}
	 * @param wrapper may put something between the engine and its store, for example faults
	 */
	public TestEngine(Path folder, LlmProvider provider, Timers timers, UnaryOperator<Store> wrapper) {
		this(folder, id -> id.equals("test") ? Optional.of(new ContributedProvider(provider, "the.test")) : Optional.empty(),
				only(Route.unlimited(CONNECTION)), NO_KEYS, timers, wrapper);
	}

	/**
	 * @param route   of the connection 'test'; see {@link #CONNECTION}
	 * @param keyring keeps the keys of stored connections
	 */
	public TestEngine(Path folder, LlmProvider provider, Route route, Keyring keyring, Timers timers) {
		this(folder, id -> id.equals("test") ? Optional.of(new ContributedProvider(provider, "the.test")) : Optional.empty(),
				only(route), keyring, timers, UnaryOperator.identity());
	}

	/** For tests of stored connections: no connection 'test', but these providers and a keyring of the test's own. */
	public TestEngine(Path folder, LlmProviders providers, Keyring keyring) {
		this(folder, providers, Connections.NONE, keyring, Timers.system(), UnaryOperator.identity());
	}

	/** With the providers that are installed, and a connection 'test' to a model server. */
	public static TestEngine connectedTo(URI server, Patience patience, Path folder) {
		return connectedTo(only(Route.unlimited(
				new Connection("test", "test", "openai", Optional.of(server), Optional.empty(), "model", patience))), folder);
	}

	/** With the providers that are installed, and these connections. */
	public static TestEngine connectedTo(Connections connections, Path folder) {
		return new TestEngine(folder, LlmProviders.registeredIn(Osgi.service(IExtensionRegistry.class)), connections, NO_KEYS,
				Timers.system(), UnaryOperator.identity());
	}

	private static Connections only(Route route) {
		return (_, id) -> id.equals("test") ? Optional.of(route) : Optional.empty();
	}

	private TestEngine(Path folder, LlmProviders providers, Connections connections, Keyring keyring, Timers timers,
			UnaryOperator<Store> wrapper) {
		this.folder = folder;
		this.providers = providers;
		this.connections = connections;
		this.keyring = keyring;
		this.timers = timers;
		this.wrapper = wrapper;
		reopen();
	}

	/** Opens the engine and the store again after {@link #close()}. */
	public void reopen() {
		try {
			store = wrapper.apply(Osgi.service(StoreFactory.class).open(folder));
			engine = Engine.open(new EngineParts(store, publisher, subscriptions, providers, connections,
					Osgi.service(IExtensionRegistry.class), keyring, timers));
		} catch (StoreException e) {
			throw new AssertionError(e);
		}
	}

	/** Ends the engine and the store in good order and opens both again. */
	public void restart() {
		close();
		reopen();
	}

	/** Closes the store under the running engine, as a crash would, and opens both again. */
	public void crash() {
		try {
			store.close();
		} catch (StoreException e) {
			throw new AssertionError(e);
		}
		reopen();
	}

	@Override
	public void close() {
		engine.close();
		try {
			store.close();
		} catch (StoreException e) {
			throw new AssertionError(e);
		}
	}

	public Store store() {
		return store;
	}

	public Engine engine() {
		return engine;
	}

	public WorldManager worlds() {
		return engine.worlds();
	}

	public ChatManager chats() {
		return engine.chats();
	}

	public EditorStates editorStates() {
		return engine.editorStates();
	}

	public EventPublisher publisher() {
		return publisher;
	}

	public EventSubscriptions subscriptions() {
		return subscriptions;
	}

	/** A world with agents of these names. */
	public World world(String name, String... agents) {
		return world(name, _ -> {
		}, agents);
	}

	/** A world with agents of these names and more settings. */
	public World world(String name, Consumer<World> settings, String... agents) {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName(name);
		draft.setConnection("test");
		for (String agent : agents) {
			draft.getAgents().add(agent(agent));
		}
		settings.accept(draft);
		try {
			return worlds().create(draft);
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	/** An agent that is in no world yet. */
	public static Agent agent(String name) {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setName(name);
		agent.setSystemPrompt("You are " + name + ".");
		return agent;
	}

	/** A new chat. */
	public ChatAddress chat(World world, String name) {
		try {
			Chat chat = chats().create(world.getId(), name);
			return new ChatAddress(world.getId(), chat.getId());
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	/** Sends and waits until that is durable. */
	public MessageId send(ChatAddress chat, String text) {
		return get(chats().send(chat.chat(), text));
	}

	/** The chat as it is now, with up to a thousand messages. */
	public ChatSnapshot snapshot(ChatId chat) {
		return get(chats().snapshot(chat, Long.MAX_VALUE, 1000));
	}

	/** What a future gives; a failure is the test's. */
	public static <R> R get(CompletableFuture<R> future) {
		try {
			return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		} catch (ExecutionException | TimeoutException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** The refusal with which a future has to fail. */
	public static RefusedException refusal(CompletableFuture<?> future) {
		try {
			Object value = future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			throw new AssertionError("expected a refusal, not " + value);
		} catch (ExecutionException e) {
			assertThat(e.getCause()).isInstanceOf(RefusedException.class);
			return (RefusedException) e.getCause();
		} catch (TimeoutException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
