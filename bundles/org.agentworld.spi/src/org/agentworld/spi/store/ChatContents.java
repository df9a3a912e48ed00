package org.agentworld.spi.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.agentworld.events.id.AgentId;

/**
 * What a chat holds at one moment. Messages stay as they were written, so they can be
 * {@linkplain Store#log(ChatContents, int, int) read} as of this moment later, whatever is cut or said meanwhile.
 *
 * @param state        without its messages
 * @param positions    where the messages stand that the log has, and the alternatives; ascending
 * @param alternatives those positions whose message is not in the log: answers to a message of the log that were cut because
 *                     another one was asked for
 * @param memoryFloors the positions up to which agents forgot what they saw; without those that forgot nothing
 */
public record ChatContents(ChatState state, List<Long> positions, Set<Long> alternatives,
		Map<AgentId, Long> memoryFloors) {

	public ChatContents {
		Objects.requireNonNull(state, "state");
		positions = List.copyOf(positions);
		alternatives = Set.copyOf(alternatives);
		memoryFloors = Map.copyOf(memoryFloors);
	}

	/** The last position; 0 if there is no message. */
	public long lastPosition() {
		return positions.isEmpty() ? 0 : positions.getLast();
	}

	/** The same up to a position. */
	public ChatContents upTo(long position) {
		return new ChatContents(state, positions.stream().filter(one -> one <= position).toList(),
				alternatives.stream().filter(one -> one <= position).collect(Collectors.toSet()), memoryFloors);
	}

	/** The same without the alternatives. */
	public ChatContents ofLog() {
		return new ChatContents(state, positions.stream().filter(position -> !alternatives.contains(position)).toList(),
				Set.of(), memoryFloors);
	}
}
