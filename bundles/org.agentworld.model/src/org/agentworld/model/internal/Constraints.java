package org.agentworld.model.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.agentworld.model.Agent;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.JsonObjectText;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.Named;
import org.agentworld.model.Variables;
import org.agentworld.model.World;
import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * The bodies of the invariants of model.ecore: the generated operations call them. Each tells the
 * {@code Diagnostician} in words what is wrong and at which feature, so that a form can say it at the field.
 */
public final class Constraints {

	private static final String SOURCE = "org.agentworld.model";
	private static final int LONGEST_NAME = 200;
	/** Below, there would hardly be room for a message and its answer. */
	private static final int SMALLEST_CONTEXT = 256;

	public static boolean hasUsableName(Named named, DiagnosticChain diagnostics) {
		String name = named.getName();
		if (name == null || name.codePoints().allMatch(point -> Character.isWhitespace(point) || isJoiner(point))) {
			return refuse(diagnostics, named, ModelPackage.Literals.NAMED__NAME, "The name is empty.");
		}
		if (name.length() > LONGEST_NAME) {
			return refuse(diagnostics, named, ModelPackage.Literals.NAMED__NAME,
					"The name has " + name.length() + " characters; at most " + LONGEST_NAME + " are allowed.");
		}
		if (!name.equals(name.strip())) {
			return refuse(diagnostics, named, ModelPackage.Literals.NAMED__NAME,
					"The name begins or ends with a space.");
		}
		if (name.codePoints().anyMatch(Constraints::isInvisible)) {
			return refuse(diagnostics, named, ModelPackage.Literals.NAMED__NAME,
					"The name contains a line break, or another character that cannot be seen.");
		}
		return true;
	}

	public static boolean hasDistinctAgentNames(World world, DiagnosticChain diagnostics) {
		Set<String> seen = new HashSet<>();
		boolean distinct = true;
		for (Agent agent : world.getAgents()) {
			if (agent.getName() != null && !seen.add(agent.getName().toLowerCase(Locale.ROOT))) {
				distinct = refuse(diagnostics, agent, ModelPackage.Literals.NAMED__NAME,
						"Another agent of this world is called '" + agent.getName() + "'.");
			}
		}
		return distinct;
	}

	public static boolean hasTurnLimitInRange(World world, DiagnosticChain diagnostics) {
		int limit = world.getTurnLimit();
		return limit >= 1 && limit <= 50 || refuse(diagnostics, world, ModelPackage.Literals.WORLD__TURN_LIMIT,
				"The turn limit is " + limit + "; 1 to 50 are allowed.");
	}

	public static boolean hasMainAgentOfItsOwn(World world, DiagnosticChain diagnostics) {
		Agent main = world.getMainAgent();
		return main == null || world.getAgents().contains(main) || refuse(diagnostics, world,
				ModelPackage.Literals.WORLD__MAIN_AGENT, "The main agent is not an agent of this world.");
	}

	public static boolean hasReadableVariables(World world, DiagnosticChain diagnostics) {
		return Variables.fault(world.getVariables())
				.map(why -> refuse(diagnostics, world, ModelPackage.Literals.WORLD__VARIABLES, why)).orElse(true);
	}

	public static boolean hasLimitsInRange(Agent agent, DiagnosticChain diagnostics) {
		boolean inRange = true;
		Double temperature = agent.getTemperature();
		if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
			inRange = refuse(diagnostics, agent, ModelPackage.Literals.AGENT__TEMPERATURE,
					"The temperature is " + temperature + "; 0 to 2 are allowed.");
		}
		Integer maxTokens = agent.getMaxTokens();
		if (maxTokens != null && maxTokens < 1) {
			inRange = refuse(diagnostics, agent, ModelPackage.Literals.AGENT__MAX_TOKENS,
					"The maximum of tokens is " + maxTokens + "; it must be at least 1.");
		}
		Double topP = agent.getTopP();
		if (topP != null && !(topP > 0 && topP <= 1)) {
			inRange = refuse(diagnostics, agent, ModelPackage.Literals.AGENT__TOP_P,
					"Top-p is " + topP + "; above 0 and up to 1 are allowed.");
		}
		Integer context = agent.getContextTokens();
		if (context != null && context < SMALLEST_CONTEXT) {
			inRange = refuse(diagnostics, agent, ModelPackage.Literals.AGENT__CONTEXT_TOKENS,
					"The context is " + context + " tokens; it must be at least " + SMALLEST_CONTEXT + ".");
		}
		return inRange;
	}

	public static boolean hasReadableExtraParameters(Agent agent, DiagnosticChain diagnostics) {
		String text = agent.getExtraParameters();
		Optional<String> fault = text.isBlank() ? Optional.empty() : JsonObjectText.fault(text);
		return fault.map(why -> refuse(diagnostics, agent, ModelPackage.Literals.AGENT__EXTRA_PARAMETERS,
				"The extra parameters are not a JSON object such as {\"seed\": 1}: " + why)).orElse(true);
	}

	public static boolean hasAddressOfServer(ConnectionSettings connection, DiagnosticChain diagnostics) {
		String address = connection.getBaseUrl();
		Optional<String> fault = address.isEmpty() ? Optional.empty() : faultOfAddress(address);
		return fault.map(why -> refuse(diagnostics, connection, ModelPackage.Literals.CONNECTION_SETTINGS__BASE_URL, why))
				.orElse(true);
	}

	private static Optional<String> faultOfAddress(String address) {
		URI uri;
		try {
			uri = new URI(address);
		} catch (URISyntaxException e) {
			return Optional.of("This is not an address: " + e.getReason() + ".");
		}
		String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null || uri.getHost().isBlank()) {
			return Optional.of("The address begins with http:// or https:// and names a server, for example"
					+ " http://localhost:11434/v1.");
		}
		if (uri.getPort() == 0 || uri.getPort() > 65_535) {
			return Optional.of("The port in the address is not one between 1 and 65535.");
		}
		if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			return Optional.of("The address contains a user name, a '?' or a '#'. Leave that out; a key has a field of its"
					+ " own.");
		}
		return Optional.empty();
	}

	/** Strict, since it is saved and shown: many a key consists of letters and digits, but hardly one of capitals alone. */
	public static boolean hasUsableKeyVariable(ConnectionSettings connection, DiagnosticChain diagnostics) {
		return connection.getKeySource() != KeySource.ENVIRONMENT
				|| connection.getKeyVariable().matches("[A-Z_][A-Z0-9_]{0,99}")
				|| refuse(diagnostics, connection, ModelPackage.Literals.CONNECTION_SETTINGS__KEY_VARIABLE,
						"The name of the variable is capital letters, digits and underscores, for example OPENAI_API_KEY. A key itself"
								+ " has a field of its own.");
	}

	public static boolean hasPatienceInRange(ConnectionSettings connection, DiagnosticChain diagnostics) {
		boolean inRange = true;
		for (EAttribute seconds : List.of(ModelPackage.Literals.CONNECTION_SETTINGS__CONNECT_SECONDS,
				ModelPackage.Literals.CONNECTION_SETTINGS__FIRST_TOKEN_SECONDS,
				ModelPackage.Literals.CONNECTION_SETTINGS__SILENCE_SECONDS)) {
			inRange &= isInRange(connection, seconds, 1, 3600, diagnostics);
		}
		inRange &= isInRange(connection, ModelPackage.Literals.CONNECTION_SETTINGS__RETRIES, 0, 10, diagnostics);
		inRange &= isInRange(connection, ModelPackage.Literals.CONNECTION_SETTINGS__PARALLEL_CALLS, 0, 1000, diagnostics);
		return inRange;
	}

	private static boolean isInRange(EObject object, EAttribute attribute, int least, int most,
			DiagnosticChain diagnostics) {
		int value = (Integer) object.eGet(attribute);
		return value >= least && value <= most || refuse(diagnostics, object, attribute,
				"The value is " + value + "; " + least + " to " + most + " are allowed.");
	}

	/**
	 * Controls, half characters, and formatting characters: in a name they hide what it is. The joiners stay, without which
	 * some scripts and emoji cannot be written.
	 */
	private static boolean isInvisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
			case Character.FORMAT -> !isJoiner(codePoint);
			default -> false;
		};
	}

	private static boolean isJoiner(int codePoint) {
		return codePoint == 0x200C || codePoint == 0x200D;
	}

	private static boolean refuse(DiagnosticChain diagnostics, EObject object, EStructuralFeature feature,
			String message) {
		if (diagnostics != null) {
			diagnostics.add(new BasicDiagnostic(Diagnostic.ERROR, SOURCE, 0, message, new Object[] { object, feature }));
		}
		return false;
	}

	private Constraints() {
	}
}
