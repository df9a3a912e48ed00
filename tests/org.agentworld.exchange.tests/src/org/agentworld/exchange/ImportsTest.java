package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.agentworld.core.AgentBusyException;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Timers;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.TestEngine;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

/** What an import does to what is there: names that are taken, agents that are busy, events, and failures in its middle. */
class ImportsTest extends ExchangeTest {

	@Test
	void anImportedWorldIsAliveAtOnce() throws Exception {
		World world = program.world("World", "Ada");
		ChatAddress chat = program.chat(world, "Talk");
		converse(chat, "Hello", "Hi");
		Path file = export(world.getId());
		program.worlds().delete(world.getId());
		BlockingQueue<Object> events = new LinkedBlockingQueue<>();
		try (EventSubscription _ = program.subscriptions().subscribeToOverview(new EventListener<>() {
			@Override
			public void onEvent(Object event) {
				events.add(event);
			}

			@Override
			public void onOverflow() {
				events.add("overflow");
			}
		})) {
			ImportResult result = run(file);
			ChatId copy = result.chats().getFirst();
			WorldId there = result.world().orElseThrow();
			assertThat(next(events, WorldEvent.WorldCreated.class).world()).isEqualTo(there);
			assertThat(next(events, ChatEvent.ChatCreated.class).address()).isEqualTo(new ChatAddress(there, copy));
			converse(new ChatAddress(there, copy), "And now?", "Still here");
			assertThat(program.snapshot(copy).page().messages()).extracting(message -> message.text()).containsExactly("Hello",
					"Hi", "And now?", "Still here");
		}
		assertConsistent();
	}

	private static <E> E next(BlockingQueue<Object> events, Class<E> type) throws Exception {
		while (true) {
			Object event = events.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(event).as("a %s", type.getSimpleName()).isNotNull();
			if (type.isInstance(event)) {
				return type.cast(event);
			}
		}
	}

	private void converse(ChatAddress chat, String said, String answer) {
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			program.send(chat, said);
			provider.nextCall(chat.chat()).text(answer).end();
			recorder.await(ChatEvent.MessageCommitted.class, event -> event.message().role() == Role.AGENT);
			recorder.awaitIdle();
		}
	}

	@Test
	void aNameThatIsTakenIsAskedAbout() throws Exception {
		World world = program.world("World", "Ada");
		Path file = export(world.getId());
		assertThat(inspect(file).clashes()).containsExactly(new Clash(Clash.Kind.WORLD, "World", "World 2"));
		assertThatThrownBy(() -> run(file)).hasMessageContaining("a world called 'World' already");
		assertThat(run(file, Optional.empty(), Map.of("World", Choice.SKIP)).world()).isEmpty();
		assertThat(program.worlds().all()).hasSize(1);
		run(file, Optional.empty(), Map.of("World", Choice.RENAME));
		assertThat(inspect(file).clashes()).containsExactly(new Clash(Clash.Kind.WORLD, "World", "World 3"));
		assertThat(program.worlds().all()).extracting(World::getName).containsExactly("World", "World 2");
	}

	@Test
	void aWorldThatIsReplacedGoesWithAllThatIsInIt() throws Exception {
		World world = program.world("World", "Ada");
		Path file = export(world.getId());
		ChatAddress later = program.chat(world, "Later");
		WorldId there = run(file, Optional.empty(), Map.of("World", Choice.REPLACE)).world().orElseThrow();
		assertThat(program.worlds().all()).extracting(World::getId).containsExactly(there);
		assertThatThrownBy(() -> program.chats().get(later.chat())).hasMessageContaining("There is no chat");
		assertThatThrownBy(() -> program.worlds().get(world.getId())).hasMessageContaining("There is no world");
		assertConsistent();
	}

	@Test
	void replacingABusyAgentIsRefusedAndNamesTheChats() throws Exception {
		World world = program.world("World", "Ada", "Grace");
		ChatAddress chat = program.chat(world, "Talk");
		Agent ada = world.getAgents().getFirst();
		Path wholeWorld = export(world.getId());
		Path adaAlone = export(new ExportSubject.OneAgent(world.getId(), ada.getId()), ExportFormat.JSON);
		program.send(chat, "Hello");
		var call = provider.nextCall(chat.chat());
		List<String> before = everything();
		for (Throwing attempt : List.<Throwing>of(
				() -> run(wholeWorld, Optional.empty(), Map.of("World", Choice.REPLACE)),
				() -> run(adaAlone, Optional.of(world.getId()), Map.of("Ada", Choice.REPLACE)))) {
			AgentBusyException refused = catchThrowableOfType(AgentBusyException.class, attempt::run);
			assertThat(refused.chats()).containsExactly(chat.chat());
			assertThat(refused).hasMessageContaining("'Ada' cannot be replaced").hasMessageContaining(chat.chat().toString());
			assertThat(everything()).isEqualTo(before);
		}
		assertThat(run(adaAlone, Optional.of(world.getId()), Map.of("Ada", Choice.RENAME)).agents()).hasSize(1);
		call.text("Hi").end();
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			provider.nextCall(chat.chat()).text("Hi, too").end();
			recorder.awaitIdle();
		}
		run(adaAlone, Optional.of(world.getId()), Map.of("Ada", Choice.REPLACE));
	}

	private interface Throwing {
		void run() throws Exception;
	}

	@Test
	void anAgentThatIsReplacedStaysWhoItIs() throws Exception {
		World world = program.world("World", "Ada");
		Agent ada = world.getAgents().getFirst();
		ChatAddress chat = program.chat(world, "Talk");
		converse(chat, "Hello", "Hi");
		Path file = export(new ExportSubject.OneAgent(world.getId(), ada.getId()), ExportFormat.JSON);
		Agent edited = EcoreUtil.copy(ada);
		edited.setSystemPrompt("Another prompt.");
		program.worlds().updateAgent(world.getId(), edited);
		assertThat(run(file, Optional.of(world.getId()), Map.of("Ada", Choice.SKIP)).agents()).isEmpty();
		assertThat(program.worlds().get(world.getId()).getAgents().getFirst().getSystemPrompt()).isEqualTo("Another prompt.");
		run(file, Optional.of(world.getId()), Map.of("Ada", Choice.REPLACE));
		Agent now = program.worlds().get(world.getId()).getAgents().getFirst();
		assertThat(now.getId()).isEqualTo(ada.getId());
		assertThat(now.getSystemPrompt()).isEqualTo(ada.getSystemPrompt());
		assertThat(now.getRevision()).isEqualTo(3);
		assertThat(program.store().memory(chat.chat(), now.getId(), 99, 99)).hasSize(2);
		assertConsistent();
	}

	@Test
	void aChatComesWithAgentsThatAreNotThere() throws Exception {
		World from = program.world("From", "Ada", "Grace");
		ChatAddress chat = program.chat(from, "Talk");
		program.send(chat, "Hello");
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			provider.nextCall(chat.chat()).text("I am Ada").end();
			provider.nextCall(chat.chat()).text("I am Grace").end();
			recorder.awaitIdle();
		}
		Path file = export(new ExportSubject.OneChat(chat.chat()), ExportFormat.JSON);
		World to = program.world("To", "ADA");
		Imports imports = new Imports(program.engine());
		assertThat(imports.inspect(file, Optional.of(to.getId()), Progress.NONE).clashes())
				.containsExactly(new Clash(Clash.Kind.AGENT, "ADA", "Ada 2"));
		ImportResult result = run(file, Optional.of(to.getId()), Map.of("ADA", Choice.SKIP));
		World now = program.worlds().get(to.getId());
		assertThat(now.getAgents()).extracting(Agent::getName).containsExactly("ADA", "Grace");
		assertThat(program.store().log(result.chats().getFirst(), 0, 9)).extracting(one -> one.message().agent().orElse(null))
				.containsExactly(null, now.getAgents().getFirst().getId(), now.getAgents().getLast().getId());
		assertThatThrownBy(() -> run(file)).hasMessageContaining("Name the world to which it is added");
		assertThatThrownBy(() -> run(export(from.getId()), Optional.of(to.getId()), Map.of()))
				.hasMessageContaining("is a whole world");
		assertConsistent();
	}

	@Test
	void aConnectionThatIsNotHereIsSaid() throws Exception {
		World world = program.world("World", settings -> settings.setConnection("my-server"), "Ada");
		assertThat(inspect(export(world.getId())).warnings())
				.anyMatch(text -> text.contains("no connection 'my-server' here, which the world uses"));
	}

	@Test
	void whoGivesUpHasChangedNothing() throws Exception {
		WorldId world = RandomWorld.in(program, "World", new Random(7));
		Path file = export(world);
		program.worlds().delete(world);
		long messages = inspect(file).messages();
		AtomicInteger heard = new AtomicInteger();
		assertThatThrownBy(() -> new Imports(program.engine()).run(file, Optional.empty(), Map.of(), _ -> {
			if (heard.incrementAndGet() > messages + 1) {
				throw new CancellationException();
			}
		})).isInstanceOf(CancellationException.class);
		assertThat(everything()).isEmpty();
		assertConsistent();
	}

	/** Each write of an import fails once, and once the store is gone from there on, as after a crash. */
	@Test
	void anImportThatFailsInItsMiddleLeavesNothing() throws Exception {
		WorldId world = RandomWorld.in(program, "World", new Random(11));
		Path file = export(world);
		List<String> expected = WholeWorld.of(program.store(), world);
		program.close();
		AtomicInteger writes = new AtomicInteger();
		AtomicInteger failing = new AtomicInteger(1);
		program = new TestEngine(folder.resolve("other"), provider, Timers.system(),
				store -> faulty(store, writes, failing));
		while (true) {
			writes.set(0);
			try {
				WorldId there = run(file).world().orElseThrow();
				assertThat(WholeWorld.of(program.store(), there)).isEqualTo(expected);
				break;
			} catch (RefusedException e) {
				assertThat(e).hasMessageContaining("The disk is full");
				assertThat(everything()).as("after failure %s", failing.get()).isEmpty();
				assertThat(program.worlds().all()).isEmpty();
				failing.incrementAndGet();
			}
		}
		assertThat(failing.get()).as("there were writes to fail").isGreaterThan(3);
		assertConsistent();
	}

	/** Lets the n-th draft or publication fail. */
	private static Store faulty(Store store, AtomicInteger writes, AtomicInteger failing) {
		return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
				(_, method, arguments) -> {
					boolean isWrite = List.of("draft", "publish", "putAttachment").contains(method.getName());
					if (isWrite && writes.incrementAndGet() == failing.get()) {
						throw new StoreException(StoreException.Kind.DISK_FULL, "The disk is full.");
					}
					try {
						return method.invoke(store, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	/** The part of an answer that came before the failure was deleted: the retry has nothing to cut. */
	@Test
	void anImportedTurnWhosePartialAnswerIsGoneCanBeRetried() throws Exception {
		World world = program.world("World", "Ada");
		ChatAddress chat = program.chat(world, "Talk");
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			program.send(chat, "Hello");
			provider.nextCall(chat.chat()).text("Hal").fail(new TurnError(TurnError.Kind.NETWORK, "It broke.", Optional.empty()));
			recorder.awaitIdle();
		}
		LoggedMessage hello = program.store().log(chat.chat(), 0, 9).getFirst();
		MessageId partial = hello.turns().getFirst().answer().orElseThrow();
		TestEngine.get(program.chats().deleteFrom(chat.chat(), partial));
		Path file = export(world.getId());
		assertThat(Files.readString(file)).doesNotContain(partial.toString());
		assertRetries(file, "World 2");
		String dangling = Files.readString(file).replace("\"requestedAt\"", "\"answer\":\"elsewhere\",\"requestedAt\"");
		Files.writeString(file, dangling);
		assertThat(inspect(file).warnings()).anyMatch(text -> text.contains("not in the file"));
		assertRetries(file, "World 3");
	}

	private void assertRetries(Path file, String name) throws Exception {
		ImportResult result = run(file, Optional.empty(), Map.of("World", Choice.RENAME));
		assertThat(program.worlds().get(result.world().orElseThrow()).getName()).isEqualTo(name);
		ChatAddress copy = new ChatAddress(result.world().orElseThrow(), result.chats().getFirst());
		Turn failed = program.store().log(copy.chat(), 0, 9).getFirst().turns().getFirst();
		assertThat(failed.answer()).isEmpty();
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), copy)) {
			TestEngine.get(program.chats().retry(copy.chat(), failed.id()));
			provider.nextCall(copy.chat()).text("Hallo").end();
			recorder.awaitIdle();
		}
		assertThat(program.store().log(copy.chat(), 0, 9)).extracting(one -> one.message().text()).containsExactly("Hello",
				"Hallo");
	}

	@Test
	void alternativesCanBeChosenAfterAnImport() throws Exception {
		World world = program.world("World", "Ada");
		ChatAddress chat = program.chat(world, "Talk");
		converse(chat, "Hello", "First");
		MessageId first = program.store().log(chat.chat(), 0, 9).getLast().message().id();
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			TestEngine.get(program.chats().regenerate(chat.chat(), first));
			provider.nextCall(chat.chat()).text("Second").end();
			recorder.awaitIdle();
		}
		ImportResult result = run(export(world.getId()), Optional.empty(), Map.of("World", Choice.RENAME));
		ChatId copy = result.chats().getFirst();
		MessagePage page = program.store().page(copy, Long.MAX_VALUE, 9);
		assertThat(page.messages()).extracting(Message::text).containsExactly("Hello", "Second");
		List<MessageId> answers = page.alternatives().get(page.messages().getLast().id());
		assertThat(answers).hasSize(2);
		TestEngine.get(program.chats().choose(copy, answers.getFirst()));
		assertThat(program.store().page(copy, Long.MAX_VALUE, 9).messages()).extracting(Message::text)
				.containsExactly("Hello", "First");
		assertThat(program.store().memory(copy, world(result).getAgents().getFirst().getId(), 9, 9)).hasSize(2);
	}

	private World world(ImportResult result) throws Exception {
		return program.worlds().get(result.world().orElseThrow());
	}

	@Test
	void chatsKeepTheirOrder() throws Exception {
		World world = program.world("World", "Ada");
		for (int i = 0; i < 5; i++) {
			program.chat(world, "Chat " + i);
		}
		TestEngine.get(program.chats().pin(program.chats().named(world.getId(), "Chat 2").getFirst().getId(), true));
		Map<String, Choice> rename = new HashMap<>(Map.of("World", Choice.RENAME));
		WorldId copy = run(export(world.getId()), Optional.empty(), rename).world().orElseThrow();
		assertThat(names(copy)).isEqualTo(names(world.getId()));
	}

	private List<String> names(WorldId world) throws Exception {
		return program.chats().list(world, true, Optional.empty(), 9).stream().map(Chat::getName).toList();
	}
}
