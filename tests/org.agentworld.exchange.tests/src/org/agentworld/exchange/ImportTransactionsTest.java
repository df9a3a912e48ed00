package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.core.Timers;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** However a file is made, no transaction of its import is so large that the chats stand still for it. */
class ImportTransactionsTest extends ExchangeTest {

	private static final int MOST_ROWS = 2_500;
	private static final int AGENTS = 1_000;

	private final Queue<Integer> transactions = new ConcurrentLinkedQueue<>();
	private final Map<Object, Object> drafts = new ConcurrentHashMap<>();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder.resolve("data"), provider, Timers.system(), this::counting);
	}

	/** Counts what each write of a draft adds. */
	private Store counting(Store store) {
		return proxy(Store.class, (_, method, arguments) -> {
			if (method.getName().startsWith("publish")) {
				int last = arguments.length - 1;
				arguments[last] = ((List<?>) arguments[last]).stream().map(drafts::get).toList();
			}
			Object result = invoke(store, method, arguments);
			return result instanceof ChatDraft draft ? counting(draft) : result;
		});
	}

	private ChatDraft counting(ChatDraft draft) {
		ChatDraft counting = proxy(ChatDraft.class, (self, method, arguments) -> switch (method.getName()) {
			case "hashCode" -> System.identityHashCode(self);
			case "equals" -> self == arguments[0];
			default -> {
				if (arguments != null) {
					transactions.add(arguments[0] instanceof Map<?, ?> floors ? floors.size() : rows((List<?>) arguments[0]));
				}
				yield invoke(draft, method, arguments);
			}
		});
		drafts.put(counting, draft);
		return counting;
	}

	private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(on, arguments);
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static int rows(List<?> changes) {
		return changes.stream().mapToInt(change -> switch (change) {
			case ChatChange.AppendMessage append -> 1 + append.message().content().size()
					+ append.recipients().seenBy().size();
			case ChatChange.PutQueue put -> put.queue().messages().stream().map(QueuedMessage::content)
					.mapToInt(Collection::size).sum();
			default -> 1;
		}).sum();
	}

	@Test
	void messagesThatAllSeeAndThatWereTriedAgainAThousandTimes() throws Exception {
		String all = IntStream.range(0, AGENTS).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
		String turns = IntStream.rangeClosed(1, 5_000).mapToObj(ImportTransactionsTest::turn).collect(Collectors.joining(","));
		StringBuilder messages = new StringBuilder();
		for (int i = 1; i <= 20; i++) {
			messages.append(i == 1 ? "" : ",").append(message(i, "\"seenBy\": [" + all + "], \"answeredBy\": [" + all + "]"
					+ (i == 10 ? ", \"turns\": [" + turns + "]" : "")));
		}
		String floors = IntStream.range(0, AGENTS).mapToObj(i -> "\"" + i + "\": 7").collect(Collectors.joining(","));
		ImportResult result = run(file(AGENTS, messages.toString(), ", \"memoryFloors\": {" + floors + "}"));
		ChatId chat = result.chats().getFirst();
		List<LoggedMessage> log = program.store().log(chat, 0, 99);
		assertThat(log).hasSize(20).allMatch(one -> one.recipients().answeredBy().size() == AGENTS);
		assertThat(log.get(9).turns()).hasSize(5_000);
		assertThat(program.store().contents(chat).memoryFloors()).hasSize(AGENTS);
		assertThat(transactions).hasSizeGreaterThan(20).allMatch(rows -> rows <= MOST_ROWS);
	}

	@Test
	void whoIsNotInTheFileIsLeftOut() throws Exception {
		String strangers = IntStream.range(1, 1_000).mapToObj(i -> "\"x" + i + "\"").collect(Collectors.joining(","));
		Path file = file(1, message(1, "\"seenBy\": [" + strangers + ", \"0\"], \"answeredBy\": [" + strangers + "]"),
				", \"memoryFloors\": {\"x\": 1, \"0\": 1}");
		assertThat(inspect(file).warnings()).anyMatch(text -> text.contains("who sees and who answers")).hasSize(2);
		ImportResult result = run(file);
		ChatId chat = result.chats().getFirst();
		AgentId only = program.worlds().get(result.world().orElseThrow()).getAgents().getFirst().getId();
		assertThat(program.store().contents(chat).memoryFloors()).containsOnlyKeys(only);
		assertThat(transactions).as("a message with one part and one recipient, and the floor").containsExactlyInAnyOrder(3, 1);
	}

	@Test
	void agentsRememberWhatComesAfterTheEndOfTheFile() throws Exception {
		Path file = file(1, message(1, "\"seenBy\": [\"0\"]"), ", \"memoryFloors\": {\"0\": 9007199254740992}");
		ImportResult result = run(file);
		World world = program.worlds().get(result.world().orElseThrow());
		Agent agent = world.getAgents().getFirst();
		assertThat(program.store().contents(result.chats().getFirst()).memoryFloors()).containsExactly(Map.entry(agent.getId(), 1L));
	}

	private static String message(int position, String more) {
		return "{\"id\": \"m" + position + "\", \"position\": " + position + ", \"role\": \"HUMAN\","
				+ " \"createdAt\": \"2026-01-01T00:00:00Z\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}], " + more + "}";
	}

	private static String turn(int ordinal) {
		return "{\"id\": \"t" + ordinal + "\", \"ordinal\": " + ordinal + ", \"agent\": \"0\", \"agentName\": \"A\","
				+ " \"humanMessage\": \"m1\", \"turnOfExchange\": 1, \"requestedAt\": \"2026-01-01T00:00:00Z\","
				+ " \"endedAt\": \"2026-01-01T00:00:00Z\", \"state\": \"CANCELLED\", \"dismissed\": true}";
	}

	private Path file(int agents, String messages, String more) throws Exception {
		return Files.writeString(folder.resolve("many.json"), "{\"format\": \"agent-world-workbench\", \"version\": 1,"
				+ " \"kind\": \"WORLD\", \"world\": {\"name\": \"W\"}, \"agents\": ["
				+ IntStream.range(0, agents).mapToObj(i -> "{\"id\": \"" + i + "\", \"name\": \"A" + i + "\"}")
						.collect(Collectors.joining(","))
				+ "], \"chats\": [{\"id\": \"c\", \"name\": \"C\", \"createdAt\": \"2026-01-01T00:00:00Z\", \"messages\": ["
				+ messages + "]" + more + "}]}");
	}
}
