package org.agentworld.app.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

	@Test
	void whatIsWrittenIsRead() throws Exception {
		byte[] bytes = { 0, -1, 10, 65 };
		Line line = Line.parse(Line.of("x").with("text", "a\"\n\u2028ü👋").with("number", 7).with("flag", true)
				.with("texts", List.of("", "b")).with("data", bytes, 1, 2).json());
		assertThat(line.type()).isEqualTo("x");
		assertThat(line.text("text")).isEqualTo("a\"\n\u2028ü👋");
		assertThat(line.number("number")).isEqualTo(7);
		assertThat(line.flag("flag")).isTrue();
		assertThat(line.texts("texts")).containsExactly("", "b");
		assertThat(line.bytes("data")).containsExactly(-1, 10);
		assertThat(line.has("data")).isTrue();
		assertThat(line.has("other")).isFalse();
	}

	@Test
	void aLineIsOneLine() {
		assertThat(Line.of("x").with("text", "a\nb\r").json()).doesNotContain("\n", "\r");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "[]", "7", "null", "{", "{}", "{\"type\":1}", "{\"type\":\"x\"}{}",
			"{\"type\":\"x\",\"a\":null}", "{\"type\":\"x\",\"a\":{}}", "{\"type\":\"x\",\"a\":[1]}",
			"{\"type\":\"x\",\"a\":[[]]}", "{\"type\":\"x\",\"a\":1.5}", "{\"type\":\"x\",\"a\":99999999999999999999}",
			"{\"type\":\"x\"" })
	void whatIsNoLineIsRefused(String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Line.parse(text));
	}

	/** It may be a key. */
	@ParameterizedTest
	@ValueSource(strings = { "sk-secret", "{\"type\":\"x\",\"a\":\"sk-secret\"", "{\"type\":\"x\",\"sk-secret\":null}",
			"{\"type\":\"x\",\"a\":[\"sk-secret\",1]}" })
	void aRefusalDoesNotQuoteTheLine(String text) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Line.parse(text))
				.satisfies(e -> assertThat(e.toString()).doesNotContain("sk-secret"));
	}

	@Test
	void aMemberOfAnotherKindIsRefused() throws Exception {
		Line line = Line.parse("{\"type\":\"x\",\"text\":\"no Base64!\",\"number\":1,\"more\":[\"unknown\"]}");
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> line.text("number"));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> line.number("text"));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> line.flag("missing"));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> line.bytes("text"));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> line.texts("text"));
	}
}
