package org.agentworld.core.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** How Ada's answers enter the log. */
class ReplyTest {

	private final World world = ModelFactory.eINSTANCE.createWorld();
	private final Agent ada = add("Ada");
	private final Agent grace = add("Grace");
	private final Agent linus = add("Linus Torvalds");

	private Agent add(String name) {
		Agent agent = TestEngine.agent(name);
		agent.setId(AgentId.random());
		world.getAgents().add(agent);
		return agent;
	}

	/** What Ada writes; what stands in the log where she answers a person; and where she answers Grace. */
	static final List<Arguments> REPLIES = List.of(
			Arguments.of("words", "words", "@Grace words"),
			Arguments.of("words with @Grace in them", "words with @Grace in them", "@Grace words with @Grace in them"),
			Arguments.of("- a\n- list", "- a\n- list", "@Grace\n\n- a\n- list"),
			Arguments.of("2 words", "2 words", "@Grace 2 words"),
			Arguments.of("1. a", "1. a", "@Grace\n\n1. a"),
			Arguments.of("```\ncode\n```", "```\ncode\n```", "@Grace\n\n```\ncode\n```"),
			Arguments.of("@Grace words", "@Grace words", "@Grace words"),
			Arguments.of("@Linus Torvalds: words", "@Linus Torvalds: words", "@Linus Torvalds: words"),
			Arguments.of("words\n@Linus Torvalds: words", "words\n@Linus Torvalds: words", "words\n@Linus Torvalds: words"),
			Arguments.of("@Nobody words", "@Nobody words", "@Grace\n\n@Nobody words"),
			Arguments.of("@Ada, words", "words", "@Grace words"),
			Arguments.of("Hey @ada: words", "words", "@Grace words"),
			Arguments.of("words\n@Ada words\nwords", "words\nwords\nwords", "@Grace words\nwords\nwords"),
			Arguments.of("@Ada, @Grace: words", "@Grace: words", "@Grace: words"),
			Arguments.of("@Grace and @Ada and @Linus-Torvalds words", "@Grace, @Linus-Torvalds words",
					"@Grace, @Linus-Torvalds words"),
			Arguments.of("I, @Ada, wrote `@Ada`", "I, @Ada, wrote `@Ada`", "@Grace I, @Ada, wrote `@Ada`"),
			Arguments.of("@Ada", "@Ada", "@Grace"),
			Arguments.of("> @Ada\n\nwords", "> @Ada\n\nwords", "@Grace\n\n> @Ada\n\nwords"),
			Arguments.of("<world>TO: linus-torvalds, Ada, Grace, Foo</world>\nwords", "@Linus Torvalds, @Grace words",
					"@Linus Torvalds, @Grace words"),
			Arguments.of("words <world>to:Grace</world>", "@Grace words", "@Grace words"),
			Arguments.of("<world>TO: Grace</world>", "@Grace", "@Grace"),
			Arguments.of("<world>TO: Foo</world>words", "words", "words"),
			Arguments.of("<world>TO: Foo</world>", "<world>TO: Foo</world>", "<world>TO: Foo</world>"),
			Arguments.of("words\n\n<world>STOP</world>\n", "words", "words"),
			Arguments.of("@Ada words <world>DONE</world>.", "words .", "words ."),
			Arguments.of("@Grace words <world>PASS</world>", "@Grace words", "@Grace words"),
			Arguments.of("\n <world> pass </world>\n", "", ""),
			Arguments.of("say `<world>STOP</world>`", "say `<world>STOP</world>`", "@Grace say `<world>STOP</world>`"));

	@ParameterizedTest(name = "{0}")
	@FieldSource("REPLIES")
	void anAnswerIsRewrittenOnce(String written, String toPerson, String toGrace) {
		Reply person = Reply.of(world, ada.getId(), Optional.empty(), written);
		Reply agent = Reply.of(world, ada.getId(), Optional.of(grace), written);
		assertThat(person.text()).isEqualTo(toPerson);
		assertThat(agent.text()).isEqualTo(toGrace);
		assertThat(person.addressed()).as("never its author").doesNotContain(ada.getId());
		if (!person.text().isEmpty()) {
			assertThat(Reply.of(world, ada.getId(), Optional.empty(), person.text()).text()).as("once is enough")
					.isEqualTo(person.text());
		}
	}

	@Test
	void aMentionInFrontMakesNobodyElseAddressed() {
		Agent torvalds = add("Grace Torvalds");
		Reply and = Reply.of(world, ada.getId(), Optional.of(grace), "and @Linus Torvalds should look");
		assertThat(and.text()).isEqualTo("@Grace\n\nand @Linus Torvalds should look");
		assertThat(and.addressed()).containsExactly(grace.getId());
		Reply surname = Reply.of(world, ada.getId(), Optional.of(grace), "Torvalds was right");
		assertThat(surname.text()).isEqualTo("@Grace\n\nTorvalds was right");
		assertThat(surname.addressed()).containsExactly(grace.getId()).doesNotContain(torvalds.getId());
		Reply led = Reply.of(world, ada.getId(), Optional.empty(), "<world>TO: Grace</world> and @Linus Torvalds should look");
		assertThat(led.addressed()).containsExactly(grace.getId());
	}

	@Test
	void whoIsAddressedIsWhatTheLogSays() {
		assertThat(of("<world>TO: linus-torvalds, Grace</world>").addressed()).containsExactly(linus.getId(), grace.getId());
		assertThat(of("@Ada @Grace, see @Linus Torvalds").addressed()).containsExactly(grace.getId());
		assertThat(of("@Ada @Grace, see @Linus Torvalds").mentioned()).containsExactlyInAnyOrder(grace.getId(), linus.getId());
	}

	@Test
	void nobodyAnswersWhatEndsTheExchange() {
		Reply reply = of("@Grace see @Linus Torvalds <world>TO: Grace</world> <world>STOP</world>");
		assertThat(reply.endsExchange()).isTrue();
		assertThat(reply.addressed()).isEmpty();
		assertThat(reply.mentioned()).containsExactlyInAnyOrder(grace.getId(), linus.getId());
	}

	private Reply of(String written) {
		return Reply.of(world, ada.getId(), Optional.empty(), written);
	}
}
