package org.agentworld.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.testing.FailOnLoggedError;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each constraint of the model, as the Diagnostician reports it, in the words that a person reads. */
class ConstraintsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final World world = ModelFactory.eINSTANCE.createWorld();
	private final Agent ada = agent("Ada");
	private final Agent grace = agent("Grace");

	ConstraintsTest() {
		world.setId(WorldId.random());
		world.setName("World");
		world.getAgents().add(ada);
		world.getAgents().add(grace);
	}

	private static Agent agent(String name) {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setId(AgentId.random());
		agent.setName(name);
		return agent;
	}

	private static List<String> complaints(EObject object) {
		Diagnostic result = Diagnostician.INSTANCE.validate(object);
		List<String> messages = result.getChildren().stream().map(Diagnostic::getMessage).toList();
		assertThat(result.getSeverity()).isEqualTo(messages.isEmpty() ? Diagnostic.OK : Diagnostic.ERROR);
		return messages;
	}

	@Test
	void thePackageIsRegistered() {
		assertThat(EPackage.Registry.INSTANCE.getEPackage("http://agentworld.org/model/1"))
				.isSameAs(ModelPackage.eINSTANCE);
	}

	@Test
	void whatIsRightIsNotComplainedAbout() {
		world.setMainAgent(grace);
		ada.setTemperature(2.0);
		ada.setMaxTokens(1);
		assertThat(complaints(world)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "Größe 5", "עברית", "می‌خواهم", "👩‍💻", "a  b" })
	void anUsableName(String name) {
		ada.setName(name);
		assertThat(complaints(world)).isEmpty();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\t\n", "\u200d", " \u200c " })
	void anEmptyName(String name) {
		ada.setName(name);
		assertThat(complaints(world)).contains("The name is empty.");
	}

	@ParameterizedTest
	@ValueSource(strings = { " A", "A ", "A\n", "\u3000A" })
	void aNameWithSpacesAround(String name) {
		ada.setName(name);
		assertThat(complaints(world)).containsExactly("The name begins or ends with a space.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\u0000b", "a\u202eb", "a\u2066b", "a\u200eb", "a\u061cb", "a\u200bb", "a\ufeffb",
			"a\u2028b", "a\ud83cb", "a\u007fb" })
	void aNameWithWhatCannotBeSeen(String name) {
		ada.setName(name);
		assertThat(complaints(world))
				.containsExactly("The name contains a line break, or another character that cannot be seen.");
	}

	@Test
	void aNameThatIsTooLong() {
		ada.setName("x".repeat(200));
		assertThat(complaints(world)).isEmpty();
		ada.setName("x".repeat(201));
		assertThat(complaints(world)).containsExactly("The name has 201 characters; at most 200 are allowed.");
	}

	@Test
	void theNamesOfChatsAndWorldsAreCheckedToo() {
		world.setName("");
		assertThat(complaints(world)).containsExactly("The name is empty.");
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ChatId.random());
		chat.setWorld(WorldId.random());
		chat.setCreatedAt(Instant.EPOCH);
		chat.setLastMessageAt(Instant.EPOCH);
		chat.setName("a\nb");
		assertThat(complaints(chat))
				.containsExactly("The name contains a line break, or another character that cannot be seen.");
	}

	@Test
	void twoAgentsOfOneName() {
		grace.setName("ADA");
		assertThat(complaints(world)).containsExactly("Another agent of this world is called 'ADA'.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 51 })
	void aTurnLimitOutOfRange(int limit) {
		world.setTurnLimit(limit);
		assertThat(complaints(world)).containsExactly("The turn limit is " + limit + "; 1 to 50 are allowed.");
	}

	@Test
	void aMainAgentOfAnotherWorld() {
		world.setMainAgent(agent("Stranger"));
		assertThat(complaints(world)).contains("The main agent is not an agent of this world.");
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 2.1, Double.NaN, Double.POSITIVE_INFINITY })
	void aTemperatureOutOfRange(double temperature) {
		ada.setTemperature(temperature);
		assertThat(complaints(world)).containsExactly("The temperature is " + temperature + "; 0 to 2 are allowed.");
	}

	@Test
	void aMaximumOfNoTokens() {
		ada.setMaxTokens(0);
		assertThat(complaints(world)).containsExactly("The maximum of tokens is 0; it must be at least 1.");
	}

	@Test
	void aTextThatIsMissing() {
		world.setConnection(null);
		world.setModel(null);
		world.setDescription(null);
		ada.setConnection(null);
		ada.setModel(null);
		ada.setSystemPrompt(null);
		assertThat(complaints(world)).hasSize(6).allMatch(message -> message.contains("must be set"));
	}

	@Test
	void theComplaintNamesTheObjectAndTheFeature() {
		grace.setName("");
		Diagnostic complaint = Diagnostician.INSTANCE.validate(world).getChildren().getFirst();
		assertThat(complaint.getData()).isEqualTo(List.of(grace, ModelPackage.Literals.NAMED__NAME));
	}
}
