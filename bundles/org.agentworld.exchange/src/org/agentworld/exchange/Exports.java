package org.agentworld.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.internal.document.Documents;
import org.agentworld.exchange.internal.document.Documents.Language;
import org.agentworld.exchange.internal.json.JsonExport;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

/**
 * Exports worlds, chats and agents while they are in use; of a chat that goes on meanwhile, up to the moment at which its
 * end was read. No export holds a key: connections are named by their ids. Blocks; never call it on the UI thread. Safe for
 * use by many threads.
 */
public final class Exports {

	private final Engine engine;

	public Exports(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Writes an export.
	 *
	 * @param out      stays open
	 * @param progress hears of each message
	 * @throws IOException      if {@code out} does not take it
	 * @throws RefusedException if the subject does not exist, or the store refuses
	 */
	public void write(ExportSubject subject, ExportFormat format, OutputStream out, Progress progress)
			throws IOException, RefusedException {
		switch (format) {
			case JSON -> writeJson(subject, out, progress);
			case MARKDOWN -> writeDocument(subject, Language.MARKDOWN, out, progress);
			case HTML -> writeDocument(subject, Language.HTML, out, progress);
		}
	}

	private void writeJson(ExportSubject subject, OutputStream out, Progress progress)
			throws IOException, RefusedException {
		switch (subject) {
			case ExportSubject.WholeWorld(WorldId id) ->
				JsonExport.world(engine.worlds().get(id), chats(id), engine.transfer(), progress, out);
			case ExportSubject.OneChat(var id) -> {
				Chat chat = engine.chats().get(id);
				JsonExport.chat(engine.worlds().get(chat.getWorld()), chat, engine.transfer(), progress, out);
			}
			case ExportSubject.OneAgent(WorldId world, var id) ->
				JsonExport.agent(agent(engine.worlds().get(world), id), engine.transfer(), out);
		}
	}

	private void writeDocument(ExportSubject subject, Language language, OutputStream out, Progress progress)
			throws IOException, RefusedException {
		switch (subject) {
			case ExportSubject.WholeWorld(WorldId id) ->
				Documents.world(engine.worlds().get(id), chats(id), language, engine.transfer(), progress, out);
			case ExportSubject.OneChat(var id) ->
				Documents.chat(engine.chats().get(id), language, engine.transfer(), progress, out);
			case ExportSubject.OneAgent _ -> throw new RefusedException("An agent is exported as JSON only.");
		}
	}

	/** All at once: while they are written, what comes first in the list changes. */
	private List<Chat> chats(WorldId world) throws RefusedException {
		return engine.chats().list(world, true, Optional.empty(), Integer.MAX_VALUE);
	}

	private static Agent agent(World world, AgentId id) throws RefusedException {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(id)).findFirst()
				.orElseThrow(() -> new RefusedException("There is no agent " + id + " in '" + world.getName() + "' (any more)."));
	}

	/** What to call the subject, for example in the name of a file. Blocks. */
	public String name(ExportSubject subject) throws RefusedException {
		return switch (subject) {
			case ExportSubject.WholeWorld(WorldId id) -> engine.worlds().get(id).getName();
			case ExportSubject.OneChat(var id) -> engine.chats().get(id).getName();
			case ExportSubject.OneAgent(WorldId world, var id) -> agent(engine.worlds().get(world), id).getName();
		};
	}
}
