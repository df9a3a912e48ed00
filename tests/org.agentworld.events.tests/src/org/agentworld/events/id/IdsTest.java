package org.agentworld.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids are read in one spelling only, and refused in words that quote what was given. */
class IdsTest {

	private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

	static List<Arguments> kinds() {
		return List.of(kind("world id", WorldId::parse), kind("chat id", ChatId::parse),
				kind("agent id", AgentId::parse), kind("turn id", TurnId::parse), kind("message id", MessageId::parse),
				kind("session epoch", SessionEpoch::parse));
	}

	private static Arguments kind(String name, Function<String, Object> parse) {
		return Arguments.of(name, parse);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatWasWrittenIsRead(String name, Function<String, Object> parse) {
		assertThat(parse.apply(UUID)).hasToString(UUID).isEqualTo(parse.apply(UUID.toUpperCase(Locale.ROOT)));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void anythingElseIsRefused(String name, Function<String, Object> parse) {
		for (String wrong : List.of("", " ", "1-1-1-1-1", UUID + " ", UUID.substring(1), UUID.replace('-', '_'),
				"{" + UUID + "}", "../../etc")) {
			assertThatThrownBy(() -> parse.apply(wrong)).isInstanceOf(IllegalArgumentException.class)
					.hasMessage("'" + wrong + "' is not a " + name + ".");
		}
		assertThatThrownBy(() -> parse.apply(null)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("A " + name + " is missing.");
		assertThatThrownBy(() -> parse.apply("x".repeat(10_000))).hasMessage("'" + "x".repeat(60) + "…' is not a " + name + ".");
	}

	@Test
	void noIdIsNull() {
		for (Function<java.util.UUID, Object> make : List.<Function<java.util.UUID, Object>>of(WorldId::new, ChatId::new,
				AgentId::new, TurnId::new, MessageId::new, SessionEpoch::new)) {
			assertThatThrownBy(() -> make.apply(null)).isInstanceOf(NullPointerException.class);
		}
	}

	@Test
	void anAttachmentIsNamedByItsContent() {
		AttachmentId id = AttachmentId.of("abc".getBytes(StandardCharsets.US_ASCII));
		assertThat(id).hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
				.isEqualTo(AttachmentId.parse(id.toString())).isEqualTo(AttachmentId.of(new byte[] { 'a', 'b', 'c' }))
				.isNotEqualTo(AttachmentId.of(new byte[0]));
		for (String wrong : List.of("", id.toString().toUpperCase(Locale.ROOT), id + "0", "../../etc", "x".repeat(1000))) {
			assertThatThrownBy(() -> AttachmentId.parse(wrong)).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("is not an attachment id");
		}
		assertThatThrownBy(() -> AttachmentId.parse(null)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("An attachment id is missing.");
	}

	@Test
	void randomIdsDiffer() {
		assertThat(ChatId.random()).isNotEqualTo(ChatId.random());
	}
}
