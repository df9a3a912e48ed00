package org.agentworld.ui.internal.connection;

import java.net.URI;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.testing.TestServices;

/** Services to connect to in tests. */
final class Services {

	/** Wants a key, has a list of models, and no address of its own. */
	static final ConnectionPreset CLOUD = new ConnectionPreset("cloud", "Cloud Models", TestServices.LISTED, "",
			KeyUse.REQUIRED, "NO_SUCH_VARIABLE_FOR_TESTS", "", false, "", false);

	/** Runs here, wants no key, and always answers. */
	static final ConnectionPreset LOCAL = new ConnectionPreset("local", "Local Models", TestServices.LISTED,
			"http://127.0.0.1:1/v1", KeyUse.NONE, "", "", true, "", false);

	/** Speaks the OpenAI chat API. */
	static ConnectionPreset at(URI server) {
		return new ConnectionPreset("compatible", "Compatible", "openai", server.toString(), KeyUse.OPTIONAL, "", "", false,
				"model", false);
	}

	private Services() {
	}
}
