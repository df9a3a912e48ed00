package org.agentworld.persistence.internal;

/**
 * Ends the process at a place that a kill from outside cannot hit: crash tests must know what is on the disk if the
 * process dies exactly between two steps of the writer. Set by the system property {@code agentworld.fault} to a point
 * and the number of the commit at which it strikes, for example {@code inside-commit-group:37}; without the property it
 * does nothing.
 */
final class FaultPoint {

	private static final String PROPERTY = "agentworld.fault";
	private static final String INSIDE_COMMIT_GROUP = "inside-commit-group";
	private static final String AFTER_COMMIT = "after-commit";
	private static final int EXIT_CODE = 137; // as after a kill

	private final String point;
	private final long strikesAt;
	private long applied;

	FaultPoint() {
		String[] setting = System.getProperty(PROPERTY, "").split(":", 2);
		point = setting[0];
		strikesAt = setting.length == 2 ? Long.parseLong(setting[1]) : 1;
	}

	/** A commit's statements have run, in a transaction that has not ended. */
	void commitApplied() {
		applied++;
		strikeIf(INSIDE_COMMIT_GROUP);
	}

	/** The transaction is durable, and nobody was told yet. */
	void groupDurable() {
		strikeIf(AFTER_COMMIT);
	}

	private void strikeIf(String reached) {
		if (point.equals(reached) && applied >= strikesAt) {
			Runtime.getRuntime().halt(EXIT_CODE);
		}
	}
}
