package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Recipients;
import org.agentworld.testing.ChatRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who answers and who sees, as a table: each way of addressing, in each kind of message. What is compared is what was
 * stored with the message.
 */
class RoutingTest extends CoreTest {

	private static final String ALL = "Ada Grace Linus";
	private static final String NOBODY = "";

	private World world;

	@BeforeEach
	void createWorld() {
		world = program.world("World", settings -> {
			settings.setTurnLimit(50);
			settings.getAgents().get(3).setEnabled(false);
		}, "Ada", "Grace", "Linus", "Off");
	}

	/**
	 * A way of addressing.
	 *
	 * @param text         what is written
	 * @param toAll        who answers if a person wrote it
	 * @param toPerson     who answers if Ada wrote it to a person
	 * @param seenToPerson who sees that beside her
	 * @param toGrace      who answers if Ada wrote it to Grace
	 * @param seenToGrace  who sees that beside her
	 */
	record Rule(String text, String toAll, String toPerson, String seenToPerson, String toGrace, String seenToGrace) {
		@Override
		public String toString() {
			return text.replace('\n', ' ');
		}
	}

	static final List<Rule> RULES = List.of(
			new Rule("words", ALL, NOBODY, NOBODY, "Grace", "Grace"),
			new Rule("@Grace words", "Grace", "Grace", "Grace", "Grace", "Grace"),
			new Rule("Hello @Linus, words", "Linus", "Linus", "Linus", "Linus", "Linus"),
			new Rule("words\n@Linus words", "Linus", "Linus", "Linus", "Linus", "Linus"),
			new Rule("@Linus and @Grace words", "Linus Grace", "Linus Grace", "Grace Linus", "Linus Grace", "Grace Linus"),
			new Rule("@Linus, ask @Grace", "Linus", "Linus", "Grace Linus", "Linus", "Grace Linus"),
			new Rule("@ID-OF-LINUS words", "Linus", "Linus", "Linus", "Linus", "Linus"),
			new Rule("words of @Linus", NOBODY, NOBODY, "Linus", "Grace", "Grace Linus"),
			new Rule("@Linus's words", NOBODY, NOBODY, "Linus", "Grace", "Grace Linus"),
			new Rule("@Nobody words", NOBODY, NOBODY, NOBODY, "Grace", "Grace"),
			new Rule("@Nobody asks @Linus", NOBODY, NOBODY, "Linus", "Grace", "Grace Linus"),
			new Rule("@Nobody @Linus words", "Linus", "Linus", "Linus", "Linus", "Linus"),
			new Rule("@Off words", NOBODY, NOBODY, "Off", NOBODY, "Off"),
			new Rule("@Off @Linus words", "Linus", "Linus", "Linus Off", "Linus", "Linus Off"),
			new Rule("@Ada words", "Ada", NOBODY, NOBODY, "Grace", "Grace"),
			new Rule("@Ada @Linus words", "Ada Linus", "Linus", "Linus", "Linus", "Linus"),
			new Rule("```\n@Linus\n```", ALL, NOBODY, NOBODY, "Grace", "Grace"),
			new Rule("> @Linus\n\nwords", ALL, NOBODY, NOBODY, "Grace", "Grace"),
			new Rule("<world>TO: Linus, Grace</world>words", "Linus Grace", "Linus Grace", "Grace Linus", "Linus Grace",
					"Grace Linus"),
			new Rule("<world>TO: Nobody</world>words", NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
			new Rule("<world>TO: Off</world>words", NOBODY, NOBODY, "Off", NOBODY, "Off"),
			new Rule("words<world>STOP</world>", NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
			new Rule("@Linus words<world>DONE</world>", NOBODY, NOBODY, "Linus", NOBODY, "Linus"),
			new Rule("words<world>PASS</world>", NOBODY, NOBODY, NOBODY, NOBODY, NOBODY));

	@ParameterizedTest(name = "{0}")
	@FieldSource("RULES")
	void aPersonsMessage(Rule rule) throws Exception {
		ChatRecorder chat = chat(world, "chat");
		program.send(chat.chat(), written(rule));
		Recipients recipients = recipients(chat, message -> message.message().role() == Role.HUMAN);
		assertThat(names(recipients.answeredBy())).isEqualTo(rule.toAll());
		assertThat(sorted(recipients.seenBy())).isEqualTo("Ada Grace Linus Off");
		assertNoticesConcernNobody(chat);
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("RULES")
	void anAnswerToAPerson(Rule rule) throws Exception {
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "@Ada go").text(written(rule)).end();
		assertOfAda(chat, rule.toPerson(), rule.seenToPerson());
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("RULES")
	void anAnswerToAnAgent(Rule rule) throws Exception {
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "@Grace go").text("@Ada go").end();
		call(chat).text(written(rule)).end();
		assertOfAda(chat, rule.toGrace(), rule.seenToGrace());
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("RULES")
	void whatWasWrittenBeforeAFailure(Rule rule) throws Exception {
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "@Ada go").text(written(rule)).fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		chat.awaitIdle();
		Recipients recipients = recipients(chat, message -> message.message().role() == Role.AGENT);
		assertThat(recipients.answeredBy()).isEmpty();
		assertThat(sorted(recipients.seenBy())).isEqualTo(("Ada " + rule.seenToPerson()).strip());
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	private void assertOfAda(ChatRecorder chat, String answering, String seeing) throws Exception {
		chat.await(TurnEnded.class, event -> event.turn().agentName().equals("Ada"));
		Recipients recipients = recipients(chat, message -> message.message().authorName().equals("Ada"));
		assertThat(names(recipients.answeredBy())).isEqualTo(answering);
		assertThat(sorted(recipients.seenBy())).isEqualTo(("Ada " + seeing).strip());
		assertNoticesConcernNobody(chat);
	}

	private void assertNoticesConcernNobody(ChatRecorder chat) throws Exception {
		assertThat(program.store().log(id(chat), 0, 100)).filteredOn(message -> message.message().role() == Role.SYSTEM)
				.allMatch(message -> message.recipients().equals(Recipients.NONE));
	}

	private Recipients recipients(ChatRecorder chat, Predicate<LoggedMessage> which) throws Exception {
		return program.store().log(id(chat), 0, 100).stream().filter(which).findFirst().orElseThrow().recipients();
	}

	private String written(Rule rule) {
		return rule.text().replace("ID-OF-LINUS", world.getAgents().get(2).getId().toString());
	}

	private String names(List<AgentId> agents) {
		return agents.stream().map(id -> world.getAgents().stream().filter(agent -> agent.getId().equals(id)).findFirst()
				.orElseThrow().getName()).collect(Collectors.joining(" "));
	}

	private String sorted(Collection<AgentId> agents) {
		return names(world.getAgents().stream().map(agent -> agent.getId()).filter(agents::contains).toList());
	}
}
