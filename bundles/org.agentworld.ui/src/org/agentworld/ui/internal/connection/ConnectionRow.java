package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.eclipse.osgi.util.NLS;

/**
 * A connection in the list of all.
 *
 * @param service the name of the service or provider
 * @param key     where the key is; empty while that is not known
 */
record ConnectionRow(ConnectionSettings settings, String service, String key) {

	/** All rows, without what may take long to know. Does not block. */
	static List<ConnectionRow> read(ConnectionManager connections) {
		List<ConnectionPreset> presets = connections.presets();
		return connections.all().stream()
				.map(one -> new ConnectionRow(one, ConnectionTexts.service(one, presets), "")).toList();
	}

	/** The service and the address, as far as that is not the service's own. */
	String where() {
		String address = settings.getBaseUrl();
		return address.isEmpty() ? service : NLS.bind(Messages.Page_where, service, address);
	}

	/** This row with its key. Blocks while the keyring is asked. */
	ConnectionRow withKey(ConnectionManager connections) {
		Optional<String> fault;
		try {
			fault = connections.keyFault(settings.getId());
		} catch (RefusedException _) {
			// Removed meanwhile; the list is read anew then.
			fault = Optional.empty();
		}
		return new ConnectionRow(settings, service, ConnectionTexts.key(settings, fault));
	}
}
