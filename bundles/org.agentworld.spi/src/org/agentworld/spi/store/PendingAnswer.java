package org.agentworld.spi.store;

import java.util.Objects;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;

/**
 * An answer that was decided and never asked for.
 *
 * @param trigger the message that is to be answered
 * @param agent   who is to answer
 */
public record PendingAnswer(MessageId trigger, AgentId agent) {

	public PendingAnswer {
		Objects.requireNonNull(trigger, "trigger");
		Objects.requireNonNull(agent, "agent");
	}
}
