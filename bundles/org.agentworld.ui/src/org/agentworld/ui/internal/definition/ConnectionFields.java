package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.ui.internal.connection.ConnectionTexts;
import org.agentworld.ui.internal.connection.ModelProposals;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Text;

/** The fields for where a world or an agent is answered: connection, model, and what their provider does not know. */
final class ConnectionFields {

	private static final Map<EStructuralFeature, ModelSetting> SETTINGS = Map.of(Literals.AGENT__TEMPERATURE,
			ModelSetting.TEMPERATURE, Literals.AGENT__TOP_P, ModelSetting.TOP_P, Literals.AGENT__MAX_TOKENS,
			ModelSetting.MAX_TOKENS, Literals.AGENT__REASONING_EFFORT, ModelSetting.REASONING_EFFORT, Literals.AGENT__STOP,
			ModelSetting.STOP, Literals.AGENT__EXTRA_PARAMETERS, ModelSetting.EXTRA_PARAMETERS, Literals.AGENT__STREAMED,
			ModelSetting.NOT_STREAMED);

	private final Supplier<Program> program;
	/** What providers know, as far as they have said. */
	private final Map<String, Set<ModelSetting>> known = new HashMap<>();

	ConnectionFields(Supplier<Program> program) {
		this.program = program;
	}

	/**
	 * A field for one of the connections.
	 *
	 * @param whenEmpty what an empty value stands for; null: there is none
	 */
	void connection(Fields fields, EAttribute attribute, Function<Draft, String> whenEmpty) {
		fields.choice(attribute, _ -> ids(whenEmpty != null),
				(draft, id) -> ((String) id).isEmpty() && whenEmpty != null ? whenEmpty.apply(draft) : name((String) id));
	}

	private List<String> ids(boolean emptyToo) {
		List<String> ids = new ArrayList<>(all().stream().map(ConnectionSettings::getId).toList());
		if (emptyToo) {
			ids.addFirst("");
		}
		return ids;
	}

	String name(String id) {
		return ConnectionTexts.name(id, all());
	}

	private List<ConnectionSettings> all() {
		return program.get().connections().all();
	}

	/** The models of a server are proposed in a field. */
	void proposeModels(Text field, Supplier<String> connection) {
		new ModelProposals(field, () -> find(connection.get())
				.map(settings -> program.get().catalog().models(settings, Optional.empty())).orElse(null),
				state -> field.setToolTipText(state.isEmpty() ? null : state));
	}

	private Optional<ConnectionSettings> find(String id) {
		return program.get().connections().find(id);
	}

	/**
	 * Which values of an agent its connection's provider does not know, as far as that is known yet.
	 *
	 * @param owner   of the form
	 * @param changed more is known
	 */
	List<Problem> unknown(Draft draft, String connection, UiExecutor owner, Runnable changed) {
		Optional<ConnectionSettings> settings = find(connection);
		if (settings.isEmpty()) {
			return List.of();
		}
		String provider = settings.get().getProvider();
		Set<ModelSetting> knows = known.get(provider);
		if (knows == null) {
			// Until the provider has said: all, and nobody asks again meanwhile.
			known.put(provider, EnumSet.allOf(ModelSetting.class));
			program.get().catalog().settings(provider).thenAcceptAsync(said -> {
				known.put(provider, said);
				changed.run();
			}, owner);
			return List.of();
		}
		return SETTINGS.entrySet().stream().filter(entry -> !knows.contains(entry.getValue()) && isUsed(draft, entry.getKey()))
				.map(entry -> new Problem(entry.getKey(), NLS.bind(Messages.Agent_noEffect,
						FeatureTexts.name(entry.getKey()), settings.get().getName())))
				.toList();
	}

	private static boolean isUsed(Draft draft, EStructuralFeature feature) {
		return switch (draft.get(feature)) {
			case null -> false;
			case String text -> !text.isBlank();
			case Boolean streamed -> !streamed;
			case ReasoningEffort effort -> effort != ReasoningEffort.DEFAULT;
			default -> true;
		};
	}
}
