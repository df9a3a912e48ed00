package org.agentworld.app.internal.program;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.Connections;
import org.agentworld.core.Route;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.provider.ProviderException;

/**
 * The connections of this run: those that a command has described, for the chats that it asks and while it runs, and those
 * of the process. Safe for use by many threads.
 */
public final class RunConnections implements Connections {

	private final Connections ofProcess;
	private final Map<ChatId, Connections> ofCommands = new ConcurrentHashMap<>();

	RunConnections(Connections ofProcess) {
		this.ofProcess = ofProcess;
	}

	/** Ends the use of connections. */
	@FunctionalInterface
	public interface Use extends AutoCloseable {
		@Override
		void close();
	}

	/** Lets these chats, and no others, be asked over connections until the result is closed. */
	public Use use(Collection<ChatId> chats, Connections described) {
		chats.forEach(chat -> ofCommands.put(chat, described));
		return () -> chats.forEach(chat -> ofCommands.remove(chat, described));
	}

	@Override
	public Optional<Route> route(ChatId chat, String id) throws ProviderException {
		Connections described = ofCommands.getOrDefault(chat, NONE);
		Optional<Route> route = described.route(chat, id);
		return route.isPresent() ? route : ofProcess.route(chat, id);
	}
}
