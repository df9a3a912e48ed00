package org.example.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.junit.jupiter.api.Test;

class CalculatorTest {

	@Test
	void stepsComeOneAfterTheOtherAndThenTheResult() throws Exception {
		assertEquals(List.of("- 3 + 4 = 7\n", "- 2 * 7 = 14\n", "\n**14**"), answer("2 * (3 + 4)"));
	}

	@Test
	void productsComeBeforeSumsAndEqualsFromTheLeft() throws Exception {
		assertEquals(List.of("- 2 * 3 = 6\n", "- 10 - 6 = 4\n", "- 4 - 1 = 3\n", "\n**3**"), answer("10 - 2*3 - 1"));
	}

	@Test
	void aMentionOfTheAgentIsNoPartOfTheExpression() throws Exception {
		assertEquals(List.of("- -1 / 4 = -0.25\n", "\n**-0.25**"), answer("@Calculator -1 / 4"));
	}

	@Test
	void whatCannotBeCalculatedIsSaidInWords() {
		assertTrue(failure("1 / 0").contains("divided by zero"));
		assertTrue(failure("2 * (3 + 4").contains("closing bracket"));
		assertTrue(failure("2 + two").contains("'t' at place 5"));
		assertTrue(failure("").contains("the end"));
	}

	private static String failure(String text) {
		return assertThrows(AgentException.class, () -> answer(text)).getMessage();
	}

	/** The pieces in which the answer came. */
	private static List<String> answer(String text) throws AgentException, InterruptedException {
		PromptMessage message = new PromptMessage(PromptMessage.Role.USER, "", List.of(new PromptPart.Text(text)));
		List<String> pieces = new ArrayList<>();
		new Calculator().answer(new AgentTurn(ChatId.random(), TurnId.random(), "Calculator", "", "", Map.of(),
				List.of(message), message), new Pieces(pieces));
		return pieces;
	}

	private record Pieces(List<String> all) implements AgentOutput {

		@Override
		public void text(String text) {
			all.add(text);
		}

		@Override
		public void reasoning(String text) {
			throw new AssertionError("it does not think: " + text);
		}

		@Override
		public void onCancel(Runnable close) {
			throw new AssertionError("there is nothing to close");
		}
	}
}
