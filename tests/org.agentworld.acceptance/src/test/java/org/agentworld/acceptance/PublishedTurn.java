package org.agentworld.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was published of one turn. */
final class PublishedTurn {

	private record Piece(Instant at, int end) {
	}

	private final StringBuilder text = new StringBuilder();
	private final List<Piece> pieces = new ArrayList<>();
	private String state = "";

	void is(String newState) {
		state = newState;
	}

	boolean ended() {
		return state.equals("ENDED");
	}

	String text() {
		return text.toString();
	}

	void adds(Instant at, int offset, String more) {
		if (offset != text.length()) {
			throw new AssertionError("A piece at " + offset + " follows " + text.length() + " characters: " + more);
		}
		text.append(more);
		pieces.add(new Piece(at, text.length()));
	}

	/** How old the oldest text was that is not among the first {@code kept} characters, when the program died. */
	Duration lost(int kept, Instant death) {
		return pieces.stream().filter(piece -> piece.end() > kept).findFirst()
				.map(piece -> Duration.between(piece.at(), death)).orElse(Duration.ZERO);
	}
}
