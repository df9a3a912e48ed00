package org.agentworld.spi.tool;

/**
 * Does something for an agent whose model asks for it. A new object carries out each call, so its fields belong to that
 * call. It needs a public constructor without parameters.
 * <p>
 * A call fits into the states of its turn ({@link org.agentworld.events.conversation.TurnState}): a model that asks for
 * calls ends its part of the turn, and the calls are saved with their arguments. If a person has to approve one, the turn is
 * {@code WAITING_FOR_PERSON}, for as long as it takes, also across restarts; no code of the tool runs meanwhile. Then it is
 * {@code RUNNING_CALLS}, calls of one turn side by side, each with the arguments as they were saved; their results are saved
 * before the turn is {@code CALLING_MODEL} again.
 */
public interface Tool {

	/**
	 * Carries out one call. Called on a thread of its own, at most once for a {@link ToolCall#id} if the tool's effect is
	 * {@link ToolDescriptor.Effect#CHANGES}; blocks until the result is complete.
	 * <p>
	 * A call is cancelled by an interrupt of that thread, after what was given to {@link ToolOutput#onCancel} was run, or has
	 * run for half a second. What it returns then is dropped.
	 *
	 * @param call   what to do; its arguments are a model's, so they are not to be trusted; never null
	 * @param output takes what is to be said meanwhile, on the calling thread only; never null
	 * @return what the model is told; never null
	 * @throws ToolException        if it could not be done, for a reason that the model may know and act upon. Any other
	 *                              exception is taken for a fault of the plug-in
	 * @throws InterruptedException if the call was cancelled
	 */
	ToolResult run(ToolCall call, ToolOutput output) throws ToolException, InterruptedException;
}
