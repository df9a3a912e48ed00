package org.agentworld.exchange.internal.agentworld;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.json.Node;

/** Times as Agent World writes them. */
final class Times {

	private static final Instant EARLIEST = Instant.parse("1678-01-01T00:00:00Z");
	private static final Instant LATEST = Instant.parse("2261-12-31T00:00:00Z");

	/** The member as a time; empty if it is not there, or no time that can be kept. */
	static Optional<Instant> of(Node node, String name) throws UnreadableException {
		Optional<String> text = node.find(name).flatMap(Node::asSimpleText);
		try {
			return text.map(Instant::parse).filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
		} catch (DateTimeException e) {
			return Optional.empty(); // hand-written, perhaps; the order of the messages tells enough
		}
	}

	private Times() {
	}
}
