package org.agentworld.core.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What a model or a person writes, as long as it may be, is read in a time that grows with its length and not faster. */
class HostileTextTest {

	private static final int LENGTH = 4_000_000;
	/** Seconds would do; what grows with the square of the length takes hours. */
	private static final Duration LIMIT = Duration.ofSeconds(100);

	private final World world = ModelFactory.eINSTANCE.createWorld();

	HostileTextTest() {
		for (int i = 0; i < 1_000; i++) {
			Agent agent = TestEngine.agent("Agent number " + i);
			agent.setId(AgentId.random());
			world.getAgents().add(agent);
		}
	}

	/** A beginning, what is repeated after it, and an end. */
	static final List<Arguments> TEXTS = List.of(
			Arguments.of("<world>TO:", " ", "\n"),
			Arguments.of("<world>TO:", "Agent number,", "</world>"),
			Arguments.of("<world>", " ", "STOP"),
			Arguments.of("<world>STOP", " ", "x"),
			Arguments.of("", "<world>TO:", ""),
			Arguments.of("", "<world>TO:x</world>", ""),
			Arguments.of("", " ", "@"),
			Arguments.of("hey", " ", "x"),
			Arguments.of("hey", " ", ",@x"),
			Arguments.of("", "hey @\n", ""),
			Arguments.of("@x", " ", "and"),
			Arguments.of("", "@", ""),
			Arguments.of("", "@x ", ""),
			Arguments.of("words ", "@Agent number ", ""),
			Arguments.of("", "@Agent number 999, ", ""),
			Arguments.of("", "@Agent number 0, @y ", ""),
			Arguments.of("@", "x", ""),
			Arguments.of("", "`", ""),
			Arguments.of("x", "`", ""),
			Arguments.of("x", "`x", ""),
			Arguments.of("```", "x", "`"),
			Arguments.of("", "`", "\n```\n```"),
			Arguments.of("", "1", ""),
			Arguments.of("", "\n", ""));

	@ParameterizedTest(name = "{0} and many of {1}, then {2}")
	@FieldSource("TEXTS")
	void anyTextIsReadInTime(String beginning, String repeated, String end) {
		read(beginning + repeated.repeat((LENGTH - beginning.length() - end.length()) / repeated.length()) + end);
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("BETWEEN")
	void backQuotesInRunsOfDifferentLengthsAreReadInTime(String between) {
		String runs = IntStream.iterate(1, length -> length + 1).limit(2_800).mapToObj("`"::repeat)
				.collect(Collectors.joining(between));
		assertThat(runs).hasSizeBetween(LENGTH - 500_000, LENGTH);
		read(runs);
	}

	static final List<String> BETWEEN = List.of("x", "@");

	private void read(String text) {
		Agent author = world.getAgents().get(0);
		Reply reply = assertTimeoutPreemptively(LIMIT,
				() -> Reply.of(world, author.getId(), Optional.of(world.getAgents().get(1)), text));
		assertThat(reply.addressed()).as("never its author").doesNotContain(author.getId());
	}
}
