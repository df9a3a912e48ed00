package org.agentworld.core.internal.naming;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.agentworld.core.EngineParts;
import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Route;
import org.agentworld.core.internal.connection.ServerCall;
import org.agentworld.core.internal.turn.CallPlaces.Place;
import org.agentworld.core.internal.turn.ModelCalls;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Finds a name for a chat: asks the world's model for names, or that of its first agent, about the first message and its
 * answer; where that gives none, the message itself begins the name. It never stands in the way of a turn: it calls only
 * if the connection has a place that nobody waits for, and gives the place up as soon as somebody does.
 */
public final class ChatNaming {

	private static final Logger LOG = LoggerFactory.getLogger(ChatNaming.class);
	/** Nobody waits for a name, but a model that never answers must not keep its place for ever. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	/** The first exchange is at the beginning of the log. */
	private static final int FIRST_MESSAGES = 20;

	private final EngineParts parts;
	private final ModelCalls calls;

	public ChatNaming(EngineParts parts, ModelCalls calls) {
		this.parts = parts;
		this.calls = calls;
	}

	/**
	 * Begins to look for a name, on threads of its own.
	 *
	 * @param found told the name; not called if there is none now, or the search was ended
	 * @return ends the search; returns at once
	 */
	public Runnable start(ChatId chat, World world, Consumer<String> found) {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		Thread.ofVirtual().name("name chat " + chat).start(() -> {
			try (var _ = MDC.putCloseable("chat", chat.toString())) {
				find(chat, world, ended).filter(_ -> !ended.isDone()).ifPresent(found);
			} catch (StoreException e) {
				LOG.info("The chat gets no name now: {}", e.getMessage());
			}
		});
		return () -> ended.complete(null);
	}

	private Optional<String> find(ChatId chat, World world, CompletableFuture<Void> ended) throws StoreException {
		List<Message> first = parts.store().log(chat, 0, FIRST_MESSAGES).stream().map(LoggedMessage::message).toList();
		Optional<Message> asked = first.stream().filter(message -> message.role() == Role.HUMAN).findFirst();
		Optional<Message> answer = first.stream().filter(message -> message.role() == Role.AGENT).findFirst();
		if (asked.isEmpty() || answer.isEmpty()) {
			return Optional.empty();
		}
		try {
			return ask(chat, world, new NameQuestion(chat, asked.get(), answer.get()), ended)
					.or(() -> ChatName.plain(world, asked.get().content()));
		} catch (NoPlace e) {
			return Optional.empty();
		}
	}

	/** The model's name; empty if it gives none. */
	private Optional<String> ask(ChatId chat, World world, NameQuestion question, CompletableFuture<Void> ended) throws NoPlace {
		Optional<Agent> first = world.getAgents().stream().filter(Agent::isEnabled).findFirst();
		String connection = firstFilled(world.getTitleConnection(), first.map(Agent::getConnection).orElse(""),
				world.getConnection());
		try {
			Optional<Route> route = calls.route(chat, connection);
			Optional<ContributedProvider> provider = route.isEmpty() ? Optional.empty()
					: calls.providers().find(route.get().connection().provider());
			if (provider.isEmpty() || !provider.get().provider().followsInstructions()) {
				return Optional.empty();
			}
			String model = firstFilled(world.getTitleModel(),
					world.getTitleConnection().isBlank() ? modelOf(first, world) : "", route.get().connection().defaultModel());
			return ask(chat, route.get(), provider.get(), question.of(model), ended);
		} catch (ProviderException | RefusedException e) {
			LOG.info("No model names the chat: {}", e.getMessage());
			return Optional.empty();
		}
	}

	private static String modelOf(Optional<Agent> agent, World world) {
		String own = agent.map(Agent::getModel).orElse("");
		boolean overWorlds = agent.isEmpty() || agent.get().getConnection().isBlank()
				|| agent.get().getConnection().equals(world.getConnection());
		return firstFilled(own, overWorlds ? world.getModel() : "");
	}

	private Optional<String> ask(ChatId chat, Route route, ContributedProvider provider, NameQuestion question,
			CompletableFuture<Void> ended) throws NoPlace {
		CompletableFuture<Void> wanted = new CompletableFuture<>();
		Optional<Place> place = calls.places().askIfFree(route.connection().id(), route.parallelCalls(), chat,
				() -> wanted.complete(null));
		try (Place _ = place.orElseThrow(NoPlace::new)) {
			CompletableFuture<String> answer = new ServerCall(parts.timers(), provider::provider, route::connection, PATIENCE,
					route.connection().name()).start(question);
			CompletableFuture.anyOf(ended, wanted).thenRun(() -> answer.cancel(true));
			return ChatName.in(answer.join());
		} catch (CancellationException e) {
			throw new NoPlace();
		} catch (CompletionException e) {
			LOG.info("No model names the chat: {}", e.getCause().getMessage());
			return Optional.empty();
		}
	}

	private static String firstFilled(String... candidates) {
		return Stream.of(candidates).filter(candidate -> !candidate.isBlank()).findFirst().orElse("");
	}

	/** The model is busy with turns, or the search was ended: another time. */
	private static final class NoPlace extends Exception {
		private static final long serialVersionUID = 1;
	}
}
