package org.agentworld.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A plug-in that contributes something to this program, or would if it could be used.
 *
 * @param id            its bundle's symbolic name
 * @param name          what people read
 * @param version       of its bundle
 * @param vendor        who made it; may be empty
 * @param signer        who signed its bundle, as the certificate says it; empty if nobody did
 * @param on            whether the person lets the program use it
 * @param contributions what it contributes, in the order of its file
 * @param problem       why nothing of it can be used, in words; empty if it can
 */
public record PlugIn(String id, String name, String version, String vendor, Optional<String> signer, boolean on,
		List<Contribution> contributions, Optional<String> problem) {

	/** What is contributed. */
	public enum Kind {
		PROVIDER, AGENT, TOOL
	}

	/**
	 * One contribution.
	 *
	 * @param name        what people read
	 * @param description what it is good for; may be empty
	 * @param fault       what is wrong with it, so that it is not used; empty if nothing is known to be
	 */
	public record Contribution(Kind kind, String name, String description, Optional<String> fault) {
		public Contribution {
			Objects.requireNonNull(kind, "kind");
			Objects.requireNonNull(name, "name");
			Objects.requireNonNull(description, "description");
			Objects.requireNonNull(fault, "fault");
		}
	}

	public PlugIn {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(version, "version");
		Objects.requireNonNull(vendor, "vendor");
		Objects.requireNonNull(signer, "signer");
		Objects.requireNonNull(problem, "problem");
		contributions = List.copyOf(contributions);
	}
}
