package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Origin;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;

/**
 * What a tab, a badge and a composer show of a chat. Immutable.
 *
 * @param loaded       whether the chat has been read; until then the rest says nothing
 * @param name         its name
 * @param origin       the chat that it was branched from, if it was
 * @param activity     what it is doing
 * @param running      its turns that have not ended, in the order in which they were requested
 * @param delays       why some of them do not call their models just now
 * @param tokens       what the turns cost that ended and are loaded
 * @param queue        what waits in it
 * @param newest       the position of its newest message; 0 if there is none
 * @param hasOlder     whether there are messages before the first entry
 * @param loadingOlder whether they are being read
 * @param ended        why there will be nothing more, if so
 */
public record ChatStatus(boolean loaded, String name, Optional<Origin> origin, Activity activity, List<Turn> running,
		List<Delay> delays, TokenSum tokens, Queue queue, long newest, boolean hasOlder, boolean loadingOlder,
		Optional<String> ended) {

	public ChatStatus {
		running = List.copyOf(running);
		delays = List.copyOf(delays);
	}
}
