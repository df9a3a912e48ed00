package org.agentworld.exchange;

import java.util.Objects;

/**
 * A name that something to be imported has, and something that is here already.
 *
 * @param kind    what has the name
 * @param name    as the one that is here has it
 * @param newName what the imported one is called if it is {@linkplain Choice#RENAME renamed}
 */
public record Clash(Kind kind, String name, String newName) {

	/** What has the name. */
	public enum Kind {
		WORLD, AGENT
	}

	/** What is done about a clash. */
	public enum Choice {
		/** The imported one gets another name. */
		RENAME,
		/**
		 * The imported one takes the place of the other. A world that is replaced is deleted with its agents and chats; an
		 * agent that is replaced gets another definition and stays who it is. Refused while agents are busy.
		 */
		REPLACE,
		/** The one that is here stays as it is; a chat that comes with an agent uses it. */
		SKIP
	}

	public Clash {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(newName, "newName");
	}
}
