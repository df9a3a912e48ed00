package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.EventObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.agentworld.model.Agent;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.Named;
import org.agentworld.model.World;
import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.eclipse.osgi.util.NLS;

/**
 * A copy of a published definition that a person edits, with undo and redo, and whether it may be saved. Lies in a copy
 * of its whole world, since some rules look at the neighbours. Confined to one thread.
 */
final class Draft {

	private final World world;
	private final Named edited;
	private final DraftStack stack = new DraftStack();
	private final EditingDomain domain = new AdapterFactoryEditingDomain(new ReflectiveItemProviderAdapterFactory(),
			stack);
	/** Numbers as they were typed, readable or not: the form shows them as they are. */
	private final Map<EStructuralFeature, String> typed = new HashMap<>();
	private Named base;
	/** Where the person is typing: the next change there belongs to the same step of undo. */
	private EStructuralFeature typing;

	/**
	 * @param world  becomes this draft's
	 * @param edited in this world: it itself or one of its agents
	 */
	Draft(World world, Named edited) {
		this.world = world;
		this.edited = edited;
		this.base = EcoreUtil.copy(edited);
	}

	/** The world as the draft has it; only to be read. */
	World world() {
		return world;
	}

	Object get(EStructuralFeature feature) {
		return edited.eGet(feature);
	}

	/** The value as a field shows it: what was typed, if it was typed. */
	String text(EAttribute attribute) {
		String text = typed.get(attribute);
		return text != null ? text
				: Objects.requireNonNullElse(EcoreUtil.convertToString(attribute.getEAttributeType(), get(attribute)), "");
	}

	/** Changes one value, as one step of undo, or as part of the step before if that was typing at the same place. */
	void set(EStructuralFeature feature, Object value) {
		change(feature, value, null);
	}

	/** Changes a value that is typed as text; what cannot be read leaves the value as it was, and is a problem. */
	void type(EAttribute attribute, String text) {
		Object value;
		try {
			value = valueOf(attribute, text);
		} catch (IllegalArgumentException _) {
			value = get(attribute);
		}
		change(attribute, value, attribute.getEAttributeType().getInstanceClass() == String.class ? null : text);
	}

	private static Object valueOf(EAttribute attribute, String text) {
		if (attribute.getEAttributeType().getInstanceClass() == String.class) {
			return text;
		}
		return isOptional(attribute) && text.isBlank() ? null
				: EcoreUtil.createFromString(attribute.getEAttributeType(), text.strip());
	}

	private static boolean isOptional(EAttribute attribute) {
		return attribute.getDefaultValue() == null;
	}

	private void change(EStructuralFeature feature, Object value, String text) {
		if (Objects.equals(value, get(feature)) && Objects.equals(text, typed.get(feature))) {
			return;
		}
		Command command = new CompoundCommand(
				List.of(new SetCommand(domain, edited, feature, value), new TypeCommand(feature, text)));
		if (feature == typing) {
			stack.replaceLast(command);
		} else {
			stack.execute(command);
		}
		typing = feature;
	}

	/** What is changed next is a new step of undo. */
	void endTyping() {
		typing = null;
	}

	boolean canUndo() {
		return stack.canUndo();
	}

	boolean canRedo() {
		return stack.canRedo();
	}

	void undo() {
		endTyping();
		stack.undo();
	}

	void redo() {
		endTyping();
		stack.redo();
	}

	/** Whether something is not saved. */
	boolean isDirty() {
		return stack.isSaveNeeded();
	}

	/** @param listener called after each change, undo, redo and save, on the draft's thread */
	void onChange(Consumer<EventObject> listener) {
		stack.addCommandStackListener(listener::accept);
	}

	/** Why this cannot be saved; empty if it can. */
	List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		typed.forEach((feature, text) -> {
			EAttribute attribute = (EAttribute) feature;
			try {
				valueOf(attribute, text);
			} catch (IllegalArgumentException _) {
				problems.add(new Problem(attribute, unreadable(attribute, text)));
			}
		});
		for (Diagnostic diagnostic : Diagnostician.INSTANCE.validate(world).getChildren()) {
			if (diagnostic.getSeverity() >= Diagnostic.ERROR) {
				problems.add(new Problem(featureOf(diagnostic), diagnostic.getMessage()));
			}
		}
		return problems;
	}

	private static String unreadable(EAttribute attribute, String text) {
		boolean whole = attribute.getEAttributeType().getInstanceClass() != Double.class;
		String rule = whole ? Messages.Draft_wholeNumber : Messages.Draft_number;
		return NLS.bind(rule, FeatureTexts.name(attribute), text.strip());
	}

	/** A rule on neighbours, as that of distinct names, may complain about either: here it is said where one can act. */
	private EStructuralFeature featureOf(Diagnostic diagnostic) {
		return diagnostic.getData().stream().filter(EStructuralFeature.class::isInstance)
				.map(EStructuralFeature.class::cast).filter(edited.eClass().getEAllStructuralFeatures()::contains)
				.findFirst().orElse(null);
	}

	/**
	 * What to save, and how far it goes.
	 *
	 * @param edited a copy, for any thread
	 * @param last   the last command in it; null if there is none
	 */
	record Submission(Named edited, Command last) {
	}

	/** A copy to save. What is changed from now on is not in it. */
	Submission submission() {
		endTyping();
		return new Submission(EcoreUtil.copy(edited), stack.getUndoCommand());
	}

	/** The submission became this revision. */
	void saved(Submission submission, Named revision) {
		base(revision);
		stack.saved(submission.last());
	}

	/** The revision on top of which this draft is. */
	long revision() {
		return edited.getRevision();
	}

	/** Whether a published definition is just what this draft began from. */
	boolean beganFrom(Named published) {
		return EcoreUtil.equals(base, published);
	}

	/** Where this draft has other values than what was saved meanwhile, in the order of the model. */
	List<Difference> differences(Named theirs) {
		return edited.eClass().getEAllStructuralFeatures().stream().filter(Draft::isEditable)
				.filter(feature -> !same(get(feature), theirs.eGet(feature)))
				.map(feature -> new Difference(feature, get(feature), theirs.eGet(feature),
						!same(get(feature), base.eGet(feature))))
				.toList();
	}

	private static boolean isEditable(EStructuralFeature feature) {
		return !feature.isMany() && feature != ModelPackage.Literals.NAMED__REVISION
				&& !(feature instanceof EAttribute attribute && attribute.isID());
	}

	private static boolean same(Object one, Object other) {
		return one instanceof Agent mine && other instanceof Agent theirs ? mine.getId().equals(theirs.getId())
				: Objects.equals(one, other);
	}

	/**
	 * Goes on from a newer revision.
	 *
	 * @param accepted where its values replace those of this draft
	 */
	void rebase(Named theirs, Set<EStructuralFeature> accepted) {
		for (EStructuralFeature feature : accepted) {
			endTyping();
			Object value = theirs.eGet(feature);
			set(feature, value instanceof Agent agent ? agentLike(agent) : value);
		}
		endTyping();
		base(theirs);
	}

	private Agent agentLike(Agent agent) {
		return world.getAgents().stream().filter(one -> same(one, agent)).findFirst().orElse(null);
	}

	private void base(Named revision) {
		edited.setRevision(revision.getRevision());
		base = EcoreUtil.copy(revision);
	}

	/** Takes over what became of the neighbours; what is edited here stays. */
	void followNeighbours(World published) {
		world.getAgents().removeIf(agent -> agent != edited
				&& published.getAgents().stream().noneMatch(other -> same(agent, other)));
		for (Agent theirs : published.getAgents()) {
			Agent mine = agentLike(theirs);
			if (mine == null) {
				world.getAgents().add(EcoreUtil.copy(theirs));
			} else if (mine != edited) {
				copyAttributes(theirs, mine);
			}
		}
		if (world != edited) {
			copyAttributes(published, world);
		}
	}

	private static void copyAttributes(Named from, Named to) {
		from.eClass().getEAllAttributes().forEach(attribute -> to.eSet(attribute, from.eGet(attribute)));
	}

	/** Remembers what was typed. */
	private final class TypeCommand extends AbstractCommand {

		private final EStructuralFeature feature;
		private final String after;
		private String before;

		TypeCommand(EStructuralFeature feature, String after) {
			this.feature = feature;
			this.after = after;
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public void execute() {
			before = show(after);
		}

		@Override
		public void undo() {
			show(before);
		}

		@Override
		public void redo() {
			show(after);
		}

		private String show(String text) {
			return text == null ? typed.remove(feature) : typed.put(feature, text);
		}
	}
}
