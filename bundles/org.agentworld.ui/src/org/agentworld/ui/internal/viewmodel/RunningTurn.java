package org.agentworld.ui.internal.viewmodel;

import java.util.Optional;

import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Turn;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Running;

/** A turn while it runs. Guarded by the view model's lock. */
final class RunningTurn {

	Turn turn;
	final StringBuilder text;
	final StringBuilder reasoning;
	Optional<Delay> delay;

	RunningTurn(LiveTurn live) {
		turn = live.turn();
		text = new StringBuilder(live.text());
		reasoning = new StringBuilder(live.reasoning());
		delay = live.delay();
	}

	Running entry() {
		return new Running(new LiveTurn(turn, text.toString(), reasoning.toString(), delay));
	}
}
