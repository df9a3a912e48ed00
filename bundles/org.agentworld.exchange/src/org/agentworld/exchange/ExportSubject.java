package org.agentworld.exchange;

import java.util.Objects;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;

/** What is exported. */
public sealed interface ExportSubject {

	/** A world with its agents and all its chats. */
	record WholeWorld(WorldId world) implements ExportSubject {
		public WholeWorld {
			Objects.requireNonNull(world, "world");
		}
	}

	/** A chat; as JSON with the agents of its world. */
	record OneChat(ChatId chat) implements ExportSubject {
		public OneChat {
			Objects.requireNonNull(chat, "chat");
		}
	}

	/** An agent's definition, which is written as JSON only. */
	record OneAgent(WorldId world, AgentId agent) implements ExportSubject {
		public OneAgent {
			Objects.requireNonNull(world, "world");
			Objects.requireNonNull(agent, "agent");
		}
	}
}
