package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.core.Connections;
import org.agentworld.core.Route;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnReasoning;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Reply;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Chats over all families at once, the whole way from the engine to the wire. */
class ParallelFamiliesTest {

	private static final int CHATS = 64;
	/** Every fourth chat has one; counted so that each fault meets more than one family. */
	private static final int FAULTY = 4;
	private static final Pattern ASKED = Pattern.compile("question (\\d+)\\.");
	/** Of the connections over which servers stall; the others have time, however busy the machine is. */
	private static final Patience IMPATIENT = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(1),
			Duration.ofSeconds(2));
	private static final String STALLING = " stalling";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private enum Fault {
		UNAUTHORIZED(Kind.AUTHENTICATION, ""), TOO_MANY_REQUESTS(Kind.RATE_LIMITED, ""), SERVER_ERROR(Kind.UNAVAILABLE, ""),
		ERROR_IN_STREAM(Kind.UNAVAILABLE, "half"), CUT(Kind.NETWORK, "half"), STALL(Kind.TIMEOUT, "half"),
		TOO_SHORT(Kind.BAD_ANSWER, "half"), EMPTY(Kind.BAD_ANSWER, "");

		private final Kind kind;
		private final String kept;

		Fault(Kind kind, String kept) {
			this.kind = kind;
			this.kept = kept;
		}

		void happen(Family family, Reply reply) throws IOException {
			switch (this) {
				case UNAUTHORIZED -> reply.status(401, Map.of(), "{}");
				case TOO_MANY_REQUESTS -> reply.status(429, Map.of(), "{}");
				case SERVER_ERROR -> reply.status(529, Map.of(), "{}");
				case EMPTY -> {
					family.send(family.begin(), reply);
					family.send(family.end(true), reply);
					reply.endOfBody();
				}
				default -> {
					family.send(family.begin(), reply);
					family.send(family.text(kept), reply);
					switch (this) {
						case ERROR_IN_STREAM -> family.send(List.of(family.error("overloaded")), reply);
						case CUT -> reply.cut();
						case STALL -> reply.awaitClose();
						default -> reply.endOfBody();
					}
				}
			}
		}
	}

	@Test
	void aQuarterWithFaultsLeavesTheOthersAsIfTheyWereAlone() throws Exception {
		try (ModelServer server = ModelServer.startForAny(ParallelFamiliesTest::script);
				TestEngine program = TestEngine.connectedTo(connections(server), folder)) {
			List<ChatRecorder> chats = new ArrayList<>();
			Map<String, World> worlds = new HashMap<>();
			for (int i = 0; i < CHATS; i++) {
				World world = worlds.computeIfAbsent(connection(i),
						id -> program.world(id, settings -> settings.setConnection(id), "Ada"));
				chats.add(new ChatRecorder(program.subscriptions(), program.chat(world, "chat " + i)));
			}
			server.holdUntil(CHATS);
			for (int i = 0; i < CHATS; i++) {
				program.send(chats.get(i).chat(), "question " + i + ".");
			}
			for (int i = 0; i < CHATS; i++) {
				ChatRecorder chat = chats.get(i);
				chat.awaitIdle();
				Optional<Fault> fault = fault(i);
				if (fault.isPresent()) {
					assertThat(chat.events(TurnFailed.class).getFirst().turn().error().orElseThrow().kind())
							.as("chat %d after %s", i, fault).isEqualTo(fault.get().kind);
					assertThat(String.join("", chat.texts(Role.AGENT))).as("kept after %s", fault).isEqualTo(fault.get().kept);
				} else {
					assertThat(chat.events(TurnFailed.class)).isEmpty();
					assertThat(chat.events(TurnChunk.class).stream().map(TurnChunk::text).collect(Collectors.joining()))
							.isEqualTo(answer(i));
					assertThat(chat.events(TurnReasoning.class).stream().map(TurnReasoning::text).collect(Collectors.joining()))
							.isEqualTo("Hm, " + i);
					assertThat(chat.events(TurnEnded.class).getFirst().turn().usage().outputTokens()).hasValue(20);
					assertThat(program.store().page(chat.chat().chat(), Long.MAX_VALUE, 10).messages())
							.extracting(Message::text).containsExactly("question " + i + ".", answer(i));
				}
				chat.assertOrderly();
				chat.close();
			}
			assertThat(server.asked()).hasSize(CHATS);
			System.out.println("ParallelFamiliesTest: " + CHATS + " chats over " + Family.values().length + " families, "
					+ IntStream.range(0, CHATS).filter(i -> fault(i).isPresent()).count() + " of them with faults");
		}
	}

	/** Spread so that each family has faults, and each fault several families. */
	private static Optional<Fault> fault(int chat) {
		int round = chat / FAULTY;
		return chat % FAULTY == round % FAULTY ? Optional.of(Fault.values()[round % Fault.values().length]) : Optional.empty();
	}

	private static Family family(int chat) {
		return Family.values()[chat % Family.values().length];
	}

	/** Over which a chat asks. */
	private static String connection(int chat) {
		return id(family(chat)) + (fault(chat).filter(Fault.STALL::equals).isPresent() ? STALLING : "");
	}

	private static Script script(Asked asked) {
		Matcher question = ASKED.matcher(asked.body().toString());
		assertThat(question.find()).isTrue();
		int chat = Integer.parseInt(question.group(1));
		Family family = family(chat);
		return reply -> {
			Optional<Fault> fault = fault(chat);
			if (fault.isPresent()) {
				fault.get().happen(family, reply);
			} else {
				family.send(family.begin(), reply);
				family.send(family.reasoning("Hm, ", "" + chat), reply);
				family.send(family.text("all ", "of ", "question ", chat + " 🐢"), reply);
				family.send(family.end(true), reply);
				reply.endOfBody();
			}
		};
	}

	private static String answer(int chat) {
		return "all of question " + chat + " 🐢";
	}

	private static Connections connections(ModelServer server) {
		Map<String, Connection> connections = new HashMap<>();
		for (Family family : Family.values()) {
			Map.of("", Patience.DEFAULT, STALLING, IMPATIENT).forEach((suffix, patience) -> connections.put(id(family) + suffix,
					new Connection(id(family) + suffix, id(family), id(family), Optional.of(family.baseUrl(server)),
							Optional.empty(), "model", patience)));
		}
		return (_, id) -> Optional.ofNullable(connections.get(id)).map(Route::unlimited);
	}

	/** Of the provider. */
	private static String id(Family family) {
		return family.name().toLowerCase(Locale.ROOT);
	}
}
