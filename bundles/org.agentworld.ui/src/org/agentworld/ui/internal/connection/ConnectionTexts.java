package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.model.ConnectionSettings;
import org.eclipse.osgi.util.NLS;

/** How connections are called where they are listed. */
public final class ConnectionTexts {

	/** The known service that a connection leads to; empty if its address is one of its own. */
	static Optional<ConnectionPreset> preset(ConnectionSettings connection, List<ConnectionPreset> presets) {
		return presets.stream().filter(preset -> preset.provider().equals(connection.getProvider())
				&& preset.baseUrl().equals(connection.getBaseUrl())).findFirst();
	}

	/** The service, or else the provider that speaks with it. */
	static String service(ConnectionSettings connection, List<ConnectionPreset> presets) {
		return preset(connection, presets).map(ConnectionPreset::name).orElse(connection.getProvider());
	}

	/** @param fault why the key cannot be used now; empty if it can */
	static String key(ConnectionSettings connection, Optional<String> fault) {
		if (fault.isPresent()) {
			return Messages.Key_missing;
		}
		return switch (connection.getKeySource()) {
			case NONE -> Messages.Key_none;
			case KEYRING -> Messages.Key_keyring;
			case THIS_RUN -> Messages.Key_thisRun;
			case ENVIRONMENT -> NLS.bind(Messages.Key_environment, connection.getKeyVariable());
		};
	}

	/**
	 * What a world or an agent uses, by its name.
	 *
	 * @param id          which connection; may be empty
	 * @param connections all that there are
	 */
	public static String name(String id, List<ConnectionSettings> connections) {
		return connections.stream().filter(one -> one.getId().equals(id)).map(ConnectionSettings::getName).findFirst()
				.orElseGet(() -> id.isEmpty() ? Messages.Connection_none : NLS.bind(Messages.Connection_missing, id));
	}

	private ConnectionTexts() {
	}
}
