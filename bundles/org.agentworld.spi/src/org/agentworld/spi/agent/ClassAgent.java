package org.agentworld.spi.agent;

/**
 * An agent that is written as a class. It answers as an agent with a model does: in parallel with all other chats, can be
 * stopped, asked again and addressed by a mention, and what it said is saved while it comes.
 * <p>
 * A new object answers each turn, so its fields belong to that turn. What is static is shared by all turns of all chats,
 * which run at the same time. It needs a public constructor without parameters, which runs on the turn's thread like the
 * answer itself.
 */
public interface ClassAgent {

	/**
	 * Answers one message. Called once, on a thread of its own that belongs to this turn alone; blocks until the answer is
	 * complete. A turn that hands over nothing for five minutes, or nothing more for one minute, is given up.
	 * <p>
	 * A turn is cancelled by an interrupt of that thread, after what was given to {@link AgentOutput#onCancel} was run, or
	 * has run for half a second. The call then ends as soon as it can; how it ends no longer matters. Code that computes
	 * for long looks at {@link Thread#interrupted()} now and then.
	 *
	 * @param turn   what to answer; never null
	 * @param output takes the answer, on the calling thread only, until this returns; never null
	 * @throws AgentException       if there is no complete answer, for a reason that the person should read; what was handed
	 *                              over before stays. Any other exception is taken for a fault of the plug-in and named so in
	 *                              the chat, as is an answer without text
	 * @throws InterruptedException if the turn was cancelled
	 */
	void answer(AgentTurn turn, AgentOutput output) throws AgentException, InterruptedException;

	/**
	 * Whether files of this type can be part of a message; by default none can. Does not block. A text goes to an agent that
	 * does not take it as text; another file of the message that is to be answered fails the turn, in words; one of an
	 * earlier message is only mentioned.
	 *
	 * @param mediaType as in {@link org.agentworld.spi.provider.PromptPart.File#mediaType()}
	 */
	default boolean takes(String mediaType) {
		return false;
	}
}
