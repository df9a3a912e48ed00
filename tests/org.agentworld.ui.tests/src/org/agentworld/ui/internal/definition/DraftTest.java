package org.agentworld.ui.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.model.Named;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a form holds: values, undo, whether it may be saved, and what others saved meanwhile. */
class DraftTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final World published = world("Ada", "Linus");
	private final Draft world = draft(new Subject.OfWorld(published.getId()));
	private final Draft ada = draft(
			new Subject.OfAgent(published.getId(), published.getAgents().getFirst().getId()));

	@Test
	void typingInOneFieldIsUndoneInOneStep() {
		ada.type(Literals.NAMED__NAME, "Ad");
		ada.type(Literals.NAMED__NAME, "A");
		ada.type(Literals.AGENT__MODEL, "m");
		ada.endTyping();
		ada.type(Literals.AGENT__MODEL, "mo");

		ada.undo();
		assertThat(ada.text(Literals.AGENT__MODEL)).isEqualTo("m");
		ada.undo();
		ada.undo();
		assertThat(ada.text(Literals.NAMED__NAME)).isEqualTo("Ada");
		assertThat(ada.canUndo()).isFalse();
		assertThat(ada.isDirty()).isFalse();

		ada.redo();
		assertThat(ada.text(Literals.NAMED__NAME)).isEqualTo("A");
		assertThat(ada.isDirty()).isTrue();
	}

	@Test
	void typingAfterUndoIsAStepOfItsOwn() {
		ada.type(Literals.NAMED__NAME, "B");
		ada.endTyping();
		ada.type(Literals.NAMED__NAME, "C");
		ada.undo();
		ada.type(Literals.NAMED__NAME, "D");

		ada.undo();

		assertThat(ada.text(Literals.NAMED__NAME)).isEqualTo("B");
		assertThat(ada.canRedo()).isTrue();
	}

	@Test
	void brokenRulesAreToldAtTheirField() {
		ada.type(Literals.NAMED__NAME, "");
		ada.type(Literals.AGENT__TEMPERATURE, "3");
		ada.type(Literals.AGENT__MAX_TOKENS, "many");
		world.type(Literals.WORLD__TURN_LIMIT, "0");

		assertThat(ada.problems()).containsExactlyInAnyOrder(
				new Problem(Literals.NAMED__NAME, "The name is empty."),
				new Problem(Literals.AGENT__TEMPERATURE, "The temperature is 3.0; 0 to 2 are allowed."),
				new Problem(Literals.AGENT__MAX_TOKENS, "'Longest answer' has to be a whole number, and 'many' is none."));
		assertThat(world.problems()).containsExactly(
				new Problem(Literals.WORLD__TURN_LIMIT, "The turn limit is 0; 1 to 50 are allowed."));
	}

	@Test
	void theNameOfANeighbourIsAProblemHereWhicheverComesFirst() {
		ada.type(Literals.NAMED__NAME, "linus");

		assertThat(ada.problems()).extracting(Problem::feature).containsExactly(Literals.NAMED__NAME);
	}

	@Test
	void aNumberStaysAsItWasTyped() {
		ada.type(Literals.AGENT__TEMPERATURE, "0.70");

		assertThat(ada.get(Literals.AGENT__TEMPERATURE)).isEqualTo(0.7);
		assertThat(ada.text(Literals.AGENT__TEMPERATURE)).isEqualTo("0.70");
		ada.endTyping();
		ada.type(Literals.AGENT__TEMPERATURE, "0.70x");
		assertThat(ada.text(Literals.AGENT__TEMPERATURE)).isEqualTo("0.70x");
		assertThat(ada.problems()).hasSize(1);
		ada.undo();
		assertThat(ada.problems()).isEmpty();
		assertThat(ada.text(Literals.AGENT__TEMPERATURE)).isEqualTo("0.70");
		ada.type(Literals.AGENT__TEMPERATURE, " ");
		assertThat(ada.get(Literals.AGENT__TEMPERATURE)).isNull();
		assertThat(ada.problems()).isEmpty();
	}

	@Test
	void aTurnLimitCannotBeLeftOut() {
		world.type(Literals.WORLD__TURN_LIMIT, "");

		assertThat(world.problems()).extracting(Problem::feature).containsExactly(Literals.WORLD__TURN_LIMIT);
	}

	@Test
	void whatIsTypedWhileASaveRunsStaysUnsaved() {
		ada.type(Literals.NAMED__NAME, "Eve");
		Draft.Submission submission = ada.submission();
		ada.type(Literals.NAMED__NAME, "Eve!");

		ada.saved(submission, revision(submission.edited()));

		assertThat(((Agent) submission.edited()).getName()).isEqualTo("Eve");
		assertThat(ada.isDirty()).isTrue();
		ada.undo();
		assertThat(ada.text(Literals.NAMED__NAME)).isEqualTo("Eve");
		assertThat(ada.isDirty()).isFalse();
		assertThat(ada.revision()).isEqualTo(2);
	}

	@Test
	void whatWasSavedAndUndoneWhileTheSaveRanIsUnsaved() {
		ada.type(Literals.NAMED__NAME, "Eve");
		Draft.Submission submission = ada.submission();
		ada.undo();
		ada.type(Literals.NAMED__NAME, "Mallory");

		ada.saved(submission, revision(submission.edited()));

		assertThat(ada.isDirty()).isTrue();
		ada.undo();
		assertThat(ada.isDirty()).isTrue();
	}

	@Test
	void differencesKnowWhoChangedTheField() {
		ada.type(Literals.NAMED__NAME, "Eve");
		ada.type(Literals.AGENT__MODEL, "mine");
		Agent theirs = EcoreUtil.copy(published.getAgents().getFirst());
		theirs.setModel("theirs");
		theirs.setMaxTokens(7);
		theirs.setRevision(2);

		assertThat(ada.differences(theirs)).containsExactlyInAnyOrder(
				new Difference(Literals.NAMED__NAME, "Eve", "Ada", true),
				new Difference(Literals.AGENT__MODEL, "mine", "theirs", true),
				new Difference(Literals.AGENT__MAX_TOKENS, null, 7, false));

		ada.rebase(theirs, Set.of(Literals.AGENT__MODEL, Literals.AGENT__MAX_TOKENS));

		Agent merged = (Agent) ada.submission().edited();
		assertThat(List.of(merged.getName(), merged.getModel(), merged.getMaxTokens(), merged.getRevision()))
				.containsExactly("Eve", "theirs", 7, 2L);
	}

	@Test
	void theMainAgentOfTheOthersBecomesTheDraftsOwn() {
		World theirs = EcoreUtil.copy(published);
		theirs.setMainAgent(theirs.getAgents().getLast());

		world.rebase(theirs, Set.of(Literals.WORLD__MAIN_AGENT));

		assertThat(world.get(Literals.WORLD__MAIN_AGENT)).isSameAs(world.world().getAgents().getLast());
		assertThat(world.problems()).isEmpty();
		assertThat(world.differences(theirs)).isEmpty();
	}

	@Test
	void neighboursFollowWhatIsPublishedAndTheEditedStays() {
		world.set(Literals.WORLD__MAIN_AGENT, world.world().getAgents().getLast());
		ada.type(Literals.NAMED__NAME, "Grace");
		World theirs = world("Ada", "Grace");
		theirs.getAgents().getFirst().setId(published.getAgents().getFirst().getId());

		ada.followNeighbours(theirs);
		world.followNeighbours(theirs);

		assertThat(ada.text(Literals.NAMED__NAME)).isEqualTo("Grace");
		assertThat(ada.problems()).extracting(Problem::feature).containsExactly(Literals.NAMED__NAME);
		assertThat(world.world().getAgents()).extracting(Agent::getName).containsExactly("Ada", "Grace");
		assertThat(world.problems()).extracting(Problem::feature).containsExactly(Literals.WORLD__MAIN_AGENT);
	}

	private Draft draft(Subject subject) {
		World copy = EcoreUtil.copy(published);
		return new Draft(copy, subject.in(copy).orElseThrow());
	}

	private static Named revision(Named edited) {
		Named next = EcoreUtil.copy(edited);
		next.setRevision(edited.getRevision() + 1);
		return next;
	}

	private static World world(String... agents) {
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setId(WorldId.random());
		world.setName("World");
		world.setRevision(1);
		for (String name : agents) {
			Agent agent = TestEngine.agent(name);
			agent.setId(AgentId.random());
			agent.setRevision(1);
			world.getAgents().add(agent);
		}
		return world;
	}
}
