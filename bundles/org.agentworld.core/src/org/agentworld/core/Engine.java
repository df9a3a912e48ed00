package org.agentworld.core;

import org.agentworld.core.internal.connection.Keys;
import org.agentworld.core.internal.connection.ServerCalls;
import org.agentworld.core.internal.connection.StoredConnections;
import org.agentworld.core.internal.plugin.Contributions;
import org.agentworld.core.internal.plugin.SwitchedProviders;
import org.agentworld.core.internal.plugin.Switches;
import org.agentworld.core.internal.session.Sessions;
import org.agentworld.core.internal.turn.ModelCalls;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.spi.store.StoreException;

/**
 * The running program over one store: a runtime for each world, a session for each chat in use. The caller opens the
 * store before and closes it after; both can be done again with another store in the same process.
 */
public final class Engine implements AutoCloseable {

	private final WorldManager worlds;
	private final ChatManager chats;
	private final EditorStates editorStates;
	private final Attachments attachments;
	private final ConnectionManager connections;
	private final ModelServers modelServers;
	private final Transfer transfer;
	private final PlugIns plugIns;
	private final Sessions sessions;
	private final ServerCalls serverCalls;

	private Engine(WorldManager worlds, ChatManager chats, EditorStates editorStates, Attachments attachments,
			ConnectionManager connections, ModelServers modelServers, Transfer transfer, PlugIns plugIns,
			Sessions sessions, ServerCalls serverCalls) {
		this.worlds = worlds;
		this.chats = chats;
		this.connections = connections;
		this.modelServers = modelServers;
		this.transfer = transfer;
		this.editorStates = editorStates;
		this.attachments = attachments;
		this.plugIns = plugIns;
		this.sessions = sessions;
		this.serverCalls = serverCalls;
	}

	/**
	 * Starts over a store. Turns that an earlier process left unfinished become interrupted; no turn runs by itself. Blocks
	 * while the store is read.
	 *
	 * @throws StoreException if the store cannot be read or written
	 */
	public static Engine open(EngineParts given) throws StoreException {
		Switches switches = Switches.load(given.store());
		Contributions contributions = new Contributions(given.registry(), switches);
		EngineParts parts = given.with(new SwitchedProviders(given.providers(), contributions, switches));
		WorldRuntimes runtimes = WorldRuntimes.load(parts.store());
		Keys keys = new Keys(parts.keyring(), System::getenv);
		StoredConnections stored = StoredConnections.load(parts.store(), keys);
		ServerCalls serverCalls = new ServerCalls();
		Sessions sessions = new Sessions(parts, runtimes, new ModelCalls(parts, stored, contributions, serverCalls));
		sessions.recover();
		WorldManager worlds = new WorldManager(parts, runtimes, sessions);
		return new Engine(worlds, new ChatManager(parts, runtimes, sessions),
				new EditorStates(parts), new Attachments(parts), new ConnectionManager(parts, stored, keys, runtimes),
				new ModelServers(parts, keys, serverCalls), new Transfer(parts, runtimes, sessions, worlds),
				new PlugIns(parts.registry(), contributions, switches), sessions, serverCalls);
	}

	/** The worlds and their agents. */
	public WorldManager worlds() {
		return worlds;
	}

	/** The chats of all worlds. */
	public ChatManager chats() {
		return chats;
	}

	/** The files of messages. */
	public Attachments attachments() {
		return attachments;
	}

	/** Where models are reached. */
	public ConnectionManager connections() {
		return connections;
	}

	/** Asks the servers of connections. */
	public ModelServers modelServers() {
		return modelServers;
	}

	/** Whole chats and worlds on their way out and in. */
	public Transfer transfer() {
		return transfer;
	}

	/** What extends this program. */
	public PlugIns plugIns() {
		return plugIns;
	}

	/** What the person left in the editors of chats. */
	public EditorStates editorStates() {
		return editorStates;
	}

	/**
	 * Cancels all turns, saves what they wrote, ends all sessions, and cancels questions to servers. Blocks until that is saved, but waits no longer than
	 * two seconds for a session that does not end. May be called again.
	 */
	@Override
	public void close() {
		plugIns.close();
		editorStates.close();
		sessions.close();
		serverCalls.close();
	}
}
