package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How mentions are written, and who answers a human message. */
class MentionsTest {

	private final World world = world("Ada", "Ada Lovelace", "Grace", "ada-lovelace-2", "Dr. Who", "Zoë", "off");

	private static World world(String... names) {
		World world = ModelFactory.eINSTANCE.createWorld();
		for (String name : names) {
			Agent agent = TestEngine.agent(name);
			agent.setId(AgentId.random());
			agent.setEnabled(!name.equals("off"));
			world.getAgents().add(agent);
		}
		return world;
	}

	static final List<Arguments> WRITTEN = List.of(
			Arguments.of("@Ada", "Ada"),
			Arguments.of("@ada hello", "Ada"),
			Arguments.of("@ADA, hello", "Ada"),
			Arguments.of("@Ada: hello", "Ada"),
			Arguments.of("@Ada; hello", "Ada"),
			Arguments.of("@Ada. Hello", "Ada"),
			Arguments.of("@Ada!", "Ada"),
			Arguments.of("@Ada?", "Ada"),
			Arguments.of("  @Ada hello", "Ada"),
			Arguments.of("Hey @Ada, hello", "Ada"),
			Arguments.of("hi, @Ada hello", "Ada"),
			Arguments.of("HELLO @Ada", "Ada"),
			Arguments.of("To: @Ada", "Ada"),
			Arguments.of("to @Ada and @Grace", "Ada|Grace"),
			Arguments.of("@Ada Lovelace hello", "Ada Lovelace"),
			Arguments.of("@Ada lovelaces", "Ada"),
			Arguments.of("@ada-lovelace hello", "Ada Lovelace"),
			Arguments.of("@Ada-Lovelace-2", "ada-lovelace-2"),
			Arguments.of("@Dr. Who, hello", "Dr. Who"),
			Arguments.of("@dr.-who hello", "Dr. Who"),
			Arguments.of("@ZOË hello", "Zoë"),
			Arguments.of("@Grace @Ada hello", "Grace|Ada"),
			Arguments.of("@Grace, @Ada hello", "Grace|Ada"),
			Arguments.of("@Grace, @Zoë, and @Ada hello", "Grace|Zoë|Ada"),
			Arguments.of("@Grace AND @Ada", "Grace|Ada"),
			Arguments.of("@Grace @Grace @Ada @Grace", "Grace|Ada"),
			Arguments.of("@Grace hello @Ada", "Grace"),
			Arguments.of("hello\n@Grace\n\n\t@Ada hello", "Grace|Ada"),
			Arguments.of("hello\r\n@Grace\r\n@Ada\r\n", "Grace|Ada"),
			Arguments.of("```java\n@Ada\n```\n@Grace", "Grace"),
			Arguments.of("````\n```\n@Ada\n````\n@Grace", "Grace"),
			Arguments.of("~~~\n@Ada\n```\n@Ada\n~~~~\n@Grace", "Grace"),
			Arguments.of("@Grace\n```\n@Ada never closed", "Grace"),
			Arguments.of("😀 ```\n😀\n@Grace", "Grace"),
			Arguments.of("> @Ada\n@Grace", "Grace"),
			Arguments.of("😀`😀`\n@Grace hello", "Grace"),
			Arguments.of("<world>TO: grace</world>", "Grace"),
			Arguments.of("<world>to : @Ada Lovelace , ada-lovelace-2,</world> hello", "Ada Lovelace|ada-lovelace-2"),
			Arguments.of("@Zoë\n<world>TO: Ada</world>\n@Grace", "Zoë|Ada|Grace"),
			Arguments.of("@off, @Grace hello", "Grace"),
			Arguments.of("@Foo, @Grace hello", "Grace"));

	@ParameterizedTest(name = "{0}")
	@FieldSource("WRITTEN")
	void whoIsMentionedAtTheBeginningOfALineAnswersInThatOrder(String text, String answering) {
		Addressing addressing = Mentions.of(world, text);
		assertThat(names(addressing.answering())).isEqualTo(answering);
		assertThat(addressing.whyNobody()).isEmpty();
		assertThat(addressing.mentioned()).containsAll(addressing.answering());
	}

	static final List<Arguments> NOT_ADDRESSED = List.of(
			Arguments.of("I wrote to @Ada", "Ada"),
			Arguments.of("(@Ada) and \"@Grace\"", "Ada|Grace"),
			Arguments.of("@Ada's idea", "Ada"),
			Arguments.of("see @Grace; and @Ada Lovelace.", "Ada Lovelace|Grace"));

	@ParameterizedTest(name = "{0}")
	@FieldSource("NOT_ADDRESSED")
	void whoIsOnlySpokenOfDoesNotAnswer(String text, String mentioned) {
		Addressing addressing = Mentions.of(world, text);
		assertThat(addressing.answering()).isEmpty();
		assertThat(names(world.getAgents().stream().map(Agent::getId).filter(addressing.mentioned()::contains).toList()))
				.isEqualTo(mentioned);
		assertThat(addressing.whyNobody().orElseThrow())
				.isEqualTo("Nobody answers: agents are mentioned only within lines. Put the name of who is to answer at the"
						+ " beginning of a line.");
	}

	@ParameterizedTest
	@MethodSource("textsWithoutMentions")
	void whereNobodyIsMentionedAllThatAreSwitchedOnAnswer(String text) {
		assertThat(names(Mentions.of(world, text).answering())).isEqualTo("Ada|Ada Lovelace|Grace|ada-lovelace-2|Dr. Who|Zoë");
	}

	static List<String> textsWithoutMentions() {
		return List.of("", "hello", "mail to ada@Ada.example", "https://social.example/@Ada", "Use `@Ada` for that", "@", "@ Ada",
				"hello@Ada", "see @Adam", "see @Ada_2", "`` @Ada ` ``", "    > no quote, but no mention either");
	}

	@Test
	void theMainAgentAnswersAlone() {
		world.setMainAgent(world.getAgents().get(2));
		assertThat(names(Mentions.of(world, "hello").answering())).isEqualTo("Grace");
		assertThat(names(Mentions.of(world, "@Ada hello").answering())).isEqualTo("Ada");
		world.getMainAgent().setEnabled(false);
		assertThat(Mentions.of(world, "hello").whyNobody().orElseThrow()).isEqualTo("Nobody answers: 'Grace', the main agent"
				+ " of this world, is switched off. Switch it on, or choose another one.");
	}

	@Test
	void itSaysWhyNobodyAnswers() {
		assertThat(why("@off go")).isEqualTo("Nobody answers: 'off' is switched off. Switch on who is to answer, or mention"
				+ " somebody else.");
		assertThat(why("@Foo and @bar_1: go, @Ada")).isEqualTo("Nobody answers: no agent of this world is called 'Foo' or"
				+ " 'bar_1'. Correct the name.");
		assertThat(why("<world>TO: Foo Bar</world>")).contains("'Foo Bar'");
		assertThat(why("@Ada go <World> pass </World>")).isEqualTo("Nobody answers: the message says PASS.");
		assertThat(why("<world>STOP</world>")).contains("STOP");
		assertThat(Mentions.of(world("off"), "go").whyNobody().orElseThrow()).contains("has no agent that is switched on");
	}

	private String why(String text) {
		Addressing addressing = Mentions.of(world, text);
		assertThat(addressing.answering()).isEmpty();
		return addressing.whyNobody().orElseThrow();
	}

	@Test
	void unknownNamesAreToldAsTheyAreWritten() {
		assertThat(Mentions.of(world, "@Foo @Ada\n@foo-2, @Foo, see @Bar").unknown()).containsExactly("Foo", "foo-2");
	}

	@Test
	void anIdIsAName() {
		assertThat(names(Mentions.of(world, "@" + world.getAgents().get(2).getId() + ": go").answering())).isEqualTo("Grace");
	}

	@Test
	void anExactNameIsStrongerThanOneWithHyphens() {
		World both = world("Big Bird", "big-bird");
		assertThat(Mentions.of(both, "@Big-Bird").answering()).containsExactly(both.getAgents().get(1).getId());
		assertThat(Mentions.of(both, "@big bird").answering()).containsExactly(both.getAgents().get(0).getId());
	}

	/** Whatever a person pastes: it is read, and quickly. */
	@Test
	void anyTextCanBeRead() {
		Random random = new Random(4711);
		String[] pieces = { "@", "`", "```", "~~~", "\n", "> ", "<world>", "</world>", "TO:", "Ada", " ", ",", "and", "😀", "\r" };
		for (int i = 0; i < 2_000; i++) {
			StringBuilder text = new StringBuilder();
			IntStream.range(0, random.nextInt(40)).forEach(_ -> text.append(pieces[random.nextInt(pieces.length)]));
			Addressing addressing = Mentions.of(world, text.toString());
			assertThat(addressing.answering().isEmpty()).as("%s", text).isEqualTo(addressing.whyNobody().isPresent());
		}
		assertThat(Mentions.of(world, "@Ada ".repeat(200_000)).answering()).hasSize(1);
		assertThat(Mentions.of(world, "` `` ".repeat(200_000) + "\n@Ada").answering()).hasSize(1);
	}

	private String names(List<AgentId> ids) {
		return ids.stream().map(id -> world.getAgents().stream().filter(agent -> agent.getId().equals(id)).findFirst()
				.orElseThrow().getName()).reduce((a, b) -> a + "|" + b).orElse("");
	}
}
