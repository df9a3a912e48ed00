package org.agentworld.ui.internal.connection;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;

/** A connection that a person sets up or changes, with where its key is to come from. Confined to one thread. */
final class ConnectionDraft {

	private static final Pattern OPEN_ADDRESS = Pattern.compile("http://", Pattern.CASE_INSENSITIVE);
	private static final Pattern HERE = Pattern.compile("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d*)?(/|$)",
			Pattern.CASE_INSENSITIVE);

	/** Where the key is to come from. */
	enum KeyChoice {
		/** The person enters it; a key that is kept already stays unless another is entered. */
		ENTERED,
		/** A variable of the environment. */
		ENVIRONMENT,
		/** The server wants none. */
		NONE
	}

	private final ConnectionSettings settings;
	private final Optional<ConnectionPreset> preset;
	private final boolean keepsKey;
	private final String firstAddress;
	private KeyChoice keyChoice;
	private String keyText = "";

	private ConnectionDraft(ConnectionSettings settings, Optional<ConnectionPreset> preset, KeyChoice keyChoice) {
		this.settings = settings;
		this.preset = preset;
		this.keyChoice = keyChoice;
		this.keepsKey = isKept(settings);
		this.firstAddress = settings.getBaseUrl();
	}

	/** A change of a connection that there is. */
	static ConnectionDraft of(ConnectionSettings published, Optional<ConnectionPreset> preset) {
		KeyChoice choice = switch (published.getKeySource()) {
			case KEYRING, THIS_RUN -> KeyChoice.ENTERED;
			case ENVIRONMENT -> KeyChoice.ENVIRONMENT;
			case NONE -> KeyChoice.NONE;
		};
		ConnectionSettings settings = EcoreUtil.copy(published);
		if (settings.getKeyVariable().isEmpty()) {
			preset.ifPresent(service -> settings.setKeyVariable(service.keyVariable()));
		}
		return new ConnectionDraft(settings, preset, choice);
	}

	/**
	 * A new connection to a service. Its key comes from the environment if there is one.
	 *
	 * @param names     of the connections that there are
	 * @param variables whether the environment has a variable
	 */
	static ConnectionDraft to(ConnectionPreset preset, Collection<String> names, Predicate<String> variables) {
		ConnectionSettings settings = preset.draft();
		settings.setName(freeName(preset.name(), names));
		KeyChoice choice = preset.key() == KeyUse.NONE ? KeyChoice.NONE
				: variables.test(preset.keyVariable()) ? KeyChoice.ENVIRONMENT
						: preset.key() == KeyUse.REQUIRED ? KeyChoice.ENTERED : KeyChoice.NONE;
		return new ConnectionDraft(settings, Optional.of(preset), choice);
	}

	private static String freeName(String wanted, Collection<String> taken) {
		String name = wanted;
		for (int number = 2; isIn(taken, name); number++) {
			name = wanted + " " + number;
		}
		return name;
	}

	private static boolean isIn(Collection<String> names, String name) {
		return names.stream().anyMatch(name::equalsIgnoreCase);
	}

	boolean isNew() {
		return settings.getRevision() == 0;
	}

	/** The service, if it is a known one. */
	Optional<ConnectionPreset> preset() {
		return preset;
	}

	String text(EAttribute attribute) {
		return (String) settings.eGet(attribute);
	}

	int number(EAttribute attribute) {
		return (Integer) settings.eGet(attribute);
	}

	void set(EAttribute attribute, Object value) {
		settings.eSet(attribute, value);
	}

	KeyChoice keyChoice() {
		return keyChoice;
	}

	void choose(KeyChoice choice) {
		keyChoice = choice;
	}

	/** Whether there is a key that stays if none is entered. */
	boolean keepsKey() {
		return keepsKey && keyChoice == KeyChoice.ENTERED && keyText.isEmpty();
	}

	void enterKey(String text) {
		keyText = text;
	}

	private static boolean isKept(ConnectionSettings settings) {
		return settings.getKeySource() == KeySource.KEYRING || settings.getKeySource() == KeySource.THIS_RUN;
	}

	/** Whether a server may be asked though nobody said so: no key goes to an address that is being typed. */
	boolean mayBeAskedUnsaid() {
		return keyChoice == KeyChoice.NONE || settings.getBaseUrl().equals(firstAddress);
	}

	/** What a person should know before they save this, as a sentence; empty if there is nothing. */
	Optional<String> warning() {
		return keyChoice != KeyChoice.NONE && isReadableOnTheWay(settings.getBaseUrl())
				? Optional.of(Messages.Draft_keyInClear) : Optional.empty();
	}

	private static boolean isReadableOnTheWay(String address) {
		return OPEN_ADDRESS.matcher(address).lookingAt() && !HERE.matcher(address).lookingAt();
	}

	/** What was entered as the key and can be one. */
	Optional<Secret> key() {
		return keyChoice == KeyChoice.ENTERED && SecretText.fault(keyText).isEmpty() ? Optional.of(new Secret(keyText))
				: Optional.empty();
	}

	/** The settings to save or to test, as a copy. */
	ConnectionSettings result() {
		ConnectionSettings result = EcoreUtil.copy(settings);
		result.setKeySource(switch (keyChoice) {
			case ENTERED -> keepsKey ? settings.getKeySource() : KeySource.NONE;
			case ENVIRONMENT -> KeySource.ENVIRONMENT;
			case NONE -> KeySource.NONE;
		});
		return result;
	}

	/** Why this cannot be saved, as a sentence; empty if it can. */
	Optional<String> problem() {
		Diagnostic all = Diagnostician.INSTANCE.validate(result());
		return all.getChildren().stream().filter(one -> one.getSeverity() >= Diagnostic.ERROR).map(Diagnostic::getMessage)
				.findFirst().or(this::addressProblem).or(this::keyProblem);
	}

	private Optional<String> addressProblem() {
		return needsAddress() && settings.getBaseUrl().isEmpty()
				? Optional.of(NLS.bind(Messages.Draft_addressMissing, settings.getName())) : Optional.empty();
	}

	/** Whether the service has no usual address, so that it is asked for. */
	boolean needsAddress() {
		return preset.filter(ConnectionPreset::needsAddress).isPresent();
	}

	private Optional<String> keyProblem() {
		if (keyChoice != KeyChoice.ENTERED || keepsKey()) {
			return Optional.empty();
		}
		if (keyText.isEmpty()) {
			return Optional.of(NLS.bind(Messages.Draft_keyMissing, settings.getName()));
		}
		return SecretText.fault(keyText);
	}

	/** Saves it. Blocks: not on the UI thread, on which the arguments are to be read before. */
	static ConnectionSettings save(ConnectionManager connections, ConnectionSettings result, Optional<Secret> key)
			throws RefusedException {
		return result.getRevision() == 0 ? connections.create(result, key) : connections.update(result, key);
	}
}
