package org.agentworld.ui.internal.editor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Origin;
import org.agentworld.events.conversation.Turn;
import org.agentworld.ui.internal.program.ShortText;
import org.agentworld.ui.internal.transcript.Elapsed;
import org.agentworld.ui.internal.transcript.UsageTexts;
import org.agentworld.ui.internal.viewmodel.ChatStatus;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** The editor's first line: what the chat is called, what it is doing and for how long. Used on the UI thread. */
final class ChatHeader {

	private static final int MARGIN_WIDTH = 10;
	private static final int MARGIN_HEIGHT = 5;
	private static final int TICK_MILLIS = 1000;
	private static final int LONGEST_ORIGIN = 60;

	private final Composite area;
	private final Label name;
	private final Label state;
	private final Link origin;
	private final InstantSource clock;
	private ChatStatus status;
	private boolean ticking;

	/** @param onOrigin opens the chat from which this one was branched */
	ChatHeader(Composite parent, InstantSource clock, Consumer<Origin> onOrigin) {
		this.clock = clock;
		area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN_WIDTH, MARGIN_HEIGHT).applyTo(area);
		name = new Label(area, SWT.NONE);
		name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		// May become narrower than its text, so that a long name does not push the state out.
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(name);
		state = new Label(area, SWT.NONE);
		origin = new Link(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).exclude(true).applyTo(origin);
		origin.setVisible(false);
		origin.addListener(SWT.Selection, _ -> status.origin().ifPresent(onOrigin));
	}

	void show(ChatStatus now) {
		status = now;
		String shown = LegacyActionTools.escapeMnemonics(now.name());
		if (!shown.equals(name.getText())) {
			// A text that is set is laid out anew, the same one too.
			name.setText(shown);
		}
		String tokens = UsageTexts.of(now.tokens());
		name.setToolTipText(LegacyActionTools.escapeMnemonics(tokens.isEmpty() ? now.name() : now.name() + "\n" + tokens));
		state.setToolTipText(
				now.delays().isEmpty() ? null : now.delays().stream().map(Delay::why).collect(Collectors.joining("\n")));
		now.origin().ifPresent(this::show);
		showState();
		if (!ticking && !now.running().isEmpty()) {
			ticking = true;
			area.getDisplay().timerExec(TICK_MILLIS, this::tick);
		}
	}

	private void show(Origin from) {
		if (!origin.isVisible()) {
			// An angle bracket would begin another link.
			String name = LegacyActionTools.escapeMnemonics(ShortText.of(from.name(), LONGEST_ORIGIN).replace('<', '‹'));
			origin.setText(NLS.bind(Messages.ChatHeader_origin, name));
			origin.setToolTipText(LegacyActionTools.escapeMnemonics(from.name()));
			origin.setVisible(true);
			((GridData) origin.getLayoutData()).exclude = false;
			area.getParent().layout(true, true);
		}
	}

	private void tick() {
		ticking = false;
		if (!area.isDisposed() && !status.running().isEmpty()) {
			showState();
			ticking = true;
			area.getDisplay().timerExec(TICK_MILLIS, this::tick);
		}
	}

	private void showState() {
		String text = textOf(status, clock.instant());
		if (!text.equals(state.getText())) {
			state.setText(text);
			area.layout();
		}
	}

	private static String textOf(ChatStatus status, Instant now) {
		if (!status.loaded()) {
			return Messages.ChatEditor_loading;
		}
		String what = switch (status.activity()) {
			case IDLE -> status.queue().paused() && !status.queue().messages().isEmpty() ? Messages.ChatEditor_paused
					: Messages.ChatEditor_idle;
			case WORKING -> delayed(working(status.running(), now), status.delays(), now);
			case WAITING_FOR_PERSON -> Messages.ChatEditor_waiting;
			case CANNOT_SAVE -> Messages.ChatEditor_cannotSave;
		};
		int queued = status.queue().messages().size();
		return queued == 0 ? what : NLS.bind(Messages.ChatEditor_queued, what, queued);
	}

	/** The first delay stands for all. */
	private static String delayed(String what, List<Delay> delays, Instant now) {
		if (delays.isEmpty()) {
			return what;
		}
		Delay first = delays.getFirst();
		return switch (first.reason()) {
			case RETRY -> NLS.bind(Messages.ChatEditor_asksAgain, what, secondsUntil(first.until().orElse(now), now));
			case PLACE -> NLS.bind(Messages.ChatEditor_waitsForPlace, what);
			case KEYRING -> NLS.bind(Messages.ChatEditor_waitsForKeyring, what);
		};
	}

	/** The last second is counted to its end. */
	static long secondsUntil(Instant until, Instant now) {
		return Math.max(0, (Duration.between(now, until).toMillis() + TICK_MILLIS - 1) / TICK_MILLIS);
	}

	private static String working(List<Turn> running, Instant now) {
		if (running.isEmpty()) {
			return Messages.ChatEditor_working;
		}
		String who = running.stream().map(Turn::agentName).distinct().collect(Collectors.joining(", "));
		Duration elapsed = Duration.between(running.getFirst().requestedAt(), now);
		return NLS.bind(Messages.ChatEditor_answering, who, Elapsed.readable(elapsed));
	}
}
