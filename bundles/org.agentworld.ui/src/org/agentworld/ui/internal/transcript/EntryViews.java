package org.agentworld.ui.internal.transcript;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.markdown.MarkdownRenderer;
import org.agentworld.ui.internal.picture.Thumbnails;
import org.agentworld.ui.internal.transcript.EntryView.Action;
import org.agentworld.ui.internal.transcript.EntryView.Look;
import org.agentworld.ui.internal.transcript.EntryView.Paging;
import org.agentworld.ui.internal.transcript.EntryView.Tokens;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.eclipse.osgi.util.NLS;

/** Decides how the entries of a transcript look: who, when, what can be done about it. Stateless. */
public final class EntryViews {

	private static final Action ENTER_KEY = new Action("key", Messages.Entry_enterKey);
	private static final Action EDIT_AGENT = new Action("agent", Messages.Entry_editAgent);
	private static final Action CONNECTIONS = new Action("connections", Messages.Entry_connections);
	private static final Action PLUG_INS = new Action("plug-ins", Messages.Entry_plugIns);
	private static final List<Action> UNFINISHED = List.of(new Action("retry", Messages.Entry_retry),
			new Action("dismiss", Messages.Entry_dismiss));

	private static final int LONGEST_ANNOUNCEMENT = 500;

	private final InstantSource clock;
	private final ZoneId zone;

	/** Times are shown in {@code zone}, without the date if that is today's by the {@code clock}. */
	public EntryViews(InstantSource clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	/** The author of a message as the transcript names them; also for the transcript as plain text. */
	public static String author(Message message) {
		return message.role() == Role.HUMAN ? Messages.Entry_human
				: message.notice().map(_ -> Messages.Entry_notice).orElse(message.authorName());
	}

	/** What became of a turn that did not end as it should. */
	public static String outcome(Turn turn) {
		return switch (turn.state()) {
			case FAILED -> turn.error().orElseThrow().message();
			case CANCELLED -> Messages.Entry_cancelled;
			case INTERRUPTED -> Messages.Entry_interrupted;
			default -> throw new IllegalArgumentException("This turn needs no mark: " + turn);
		};
	}

	/** @param html what it wrote so far, without the block that is not finished */
	EntryView of(TranscriptEntry.Running running, String html) {
		Turn turn = running.live().turn();
		Optional<Delay> delay = running.live().delay();
		return new EntryView(delay.isPresent() ? Look.WAITING : Look.RUNNING, turn.agentName(),
				shortTime(turn.requestedAt()), longTime(turn.requestedAt()), html, Tokens.NONE,
				delay.map(Delay::why).orElse(""), Messages.Entry_thinking, running.live().reasoning(), List.of(), List.of(),
				leftOut(turn), Optional.empty());
	}

	EntryView of(TranscriptEntry entry) {
		return switch (entry) {
			case TranscriptEntry.Written written -> written.message().notice().map(notice -> of(written, notice))
					.orElseGet(() -> of(written));
			case TranscriptEntry.Unfinished(Turn turn) -> of(turn);
			case TranscriptEntry.Running _ -> throw new IllegalArgumentException("Its text is rendered as it comes.");
		};
	}

	/** What a screen reader says of a new entry. */
	Optional<String> announcement(TranscriptChange.Added added) {
		return switch (added.entry()) {
			case TranscriptEntry.Written(Message message, _, _) when message.role() != Role.HUMAN ->
				Optional.of(shortened(author(message) + ": " + message.text()));
			case TranscriptEntry.Unfinished(Turn turn) -> Optional.of(shortened(turn.agentName() + ": " + outcome(turn)));
			default -> Optional.empty();
		};
	}

	/** What a screen reader says of a turn that begins to wait. */
	Optional<String> announcement(TranscriptChange.Replaced replaced) {
		return replaced.entry() instanceof TranscriptEntry.Running(LiveTurn live)
				? live.delay().map(delay -> shortened(live.turn().agentName() + ": " + delay.why()))
				: Optional.empty();
	}

	private static String shortened(String text) {
		return text.length() <= LONGEST_ANNOUNCEMENT ? text : text.substring(0, LONGEST_ANNOUNCEMENT);
	}

	private EntryView of(TranscriptEntry.Written written, ContentPart.Notice notice) {
		Message message = written.message();
		return new EntryView(Look.NOTICE, author(message), shortTime(message.createdAt()), longTime(message.createdAt()), "",
				Tokens.NONE, notice.text(), "", "", actions(written), List.of(), "", Optional.empty());
	}

	private EntryView of(TranscriptEntry.Written written) {
		Message message = written.shown();
		// The turn wrote what stands in the log.
		Optional<Turn> turn = written.turn().filter(_ -> written.alternatives().other().isEmpty());
		Look look = switch (message.role()) {
			case HUMAN -> Look.HUMAN;
			case AGENT -> Look.AGENT;
			case TOOL -> Look.TOOL;
			default -> Look.SYSTEM;
		};
		List<ContentPart.Reasoning> thoughts = message.content().stream().filter(ContentPart.Reasoning.class::isInstance)
				.map(ContentPart.Reasoning.class::cast).toList();
		Duration took = thoughts.stream().map(ContentPart.Reasoning::took).reduce(Duration.ZERO, Duration::plus);
		String reasoning = thoughts.stream().map(ContentPart.Reasoning::text).collect(Collectors.joining("\n"));
		return new EntryView(look, author(message), shortTime(message.createdAt()), longTime(message.createdAt()),
				MarkdownRenderer.toHtml(message.text()), turn.map(Turn::usage).map(Tokens::of).orElse(Tokens.NONE), "",
				reasoningTitle(took), reasoning, actions(written),
				message.attachments().stream().map(EntryViews::file).toList(), turn.map(EntryViews::leftOut).orElse(""),
				paging(written));
	}

	private static List<Action> actions(TranscriptEntry.Written written) {
		return MessageAction.of(written).map(action -> new Action(action.word(), action.label())).toList();
	}

	/** That a turn's model was not asked with all messages; empty if it was. */
	public static String leftOut(Turn turn) {
		return switch (turn.leftOut()) {
			case 0 -> "";
			case 1 -> Messages.Entry_leftOutOne;
			default -> NLS.bind(Messages.Entry_leftOut, NumberFormat.getIntegerInstance().format(turn.leftOut()));
		};
	}

	/** Which of several answers an entry shows, for example '2 of 3'; empty if there is only one. */
	public static String place(TranscriptEntry.Written written) {
		int all = written.alternatives().all().size();
		return all < 2 ? "" : NLS.bind(Messages.Entry_place, written.place() + 1, all);
	}

	private static Optional<Paging> paging(TranscriptEntry.Written written) {
		return Optional.of(place(written)).filter(place -> !place.isEmpty())
				.map(place -> new Paging(place, written.place() > 0,
						written.place() < written.alternatives().all().size() - 1,
						written.alternatives().other().isPresent()));
	}

	private EntryView of(Turn turn) {
		Look look = switch (turn.state()) {
			case FAILED -> Look.FAILED;
			case CANCELLED -> Look.CANCELLED;
			default -> Look.INTERRUPTED;
		};
		Instant end = turn.endedAt().orElseThrow();
		return new EntryView(look, turn.agentName(), shortTime(end), longTime(end), "", Tokens.NONE,
				outcome(turn), Messages.Entry_reasoning, "", actions(turn), List.of(), leftOut(turn), Optional.empty());
	}

	/** What was wrong decides what helps: the first button is the most likely remedy. */
	private static List<Action> actions(Turn turn) {
		return Stream.concat(turn.error().map(TurnError::kind).map(EntryViews::remedies).orElse(List.of()).stream(),
				UNFINISHED.stream()).toList();
	}

	private static List<Action> remedies(TurnError.Kind kind) {
		return switch (kind) {
			case AUTHENTICATION -> List.of(ENTER_KEY);
			case CONFIGURATION, NOT_FOUND -> List.of(EDIT_AGENT, CONNECTIONS);
			case PLUG_IN -> List.of(PLUG_INS);
			default -> List.of();
		};
	}

	private static EntryView.File file(ContentPart.Attachment file) {
		return new EntryView.File(file.name(), FileSize.readable(file.size()), Thumbnails.isReadable(file.mediaType()));
	}

	private static String reasoningTitle(Duration took) {
		return took.isZero() ? Messages.Entry_reasoning : NLS.bind(Messages.Entry_reasoningFor, Elapsed.readable(took));
	}

	private String shortTime(Instant time) {
		boolean today = LocalDate.ofInstant(time, zone).equals(LocalDate.ofInstant(clock.instant(), zone));
		DateTimeFormatter format = today ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
				: DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
		return format.withZone(zone).format(time);
	}

	private String longTime(Instant time) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM).withZone(zone).format(time);
	}
}
