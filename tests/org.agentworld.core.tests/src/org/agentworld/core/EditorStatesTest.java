package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.EditorState.ReadingPlace;
import org.agentworld.spi.store.Store;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

/** What was typed and not sent is there again. */
class EditorStatesTest extends CoreTest {

	private static final EditorState LEFT = new EditorState("half a sent", 4,
			Optional.of(new ReadingPlace("message-1", -20)));

	private final VirtualTimers timers = new VirtualTimers();
	private final FaultyStore disk = new FaultyStore();
	private final Semaphore written = new Semaphore(0);

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, store -> watched(disk.apply(store)));
	}

	@Test
	void eachChatHasItsOwn() throws Exception {
		ChatId one = newChat("one");
		ChatId other = newChat("other");
		states().put(one, LEFT);
		assertThat(get(one)).isEqualTo(LEFT);
		assertThat(get(other)).isEqualTo(EditorState.NEW);
	}

	@Test
	void manyChangesAreOneWrite() throws Exception {
		ChatId chat = newChat("chat");
		for (int i = 0; i < 100; i++) {
			states().put(chat, new EditorState("x".repeat(i), i, Optional.empty()));
		}
		assertThat(timers.planned()).isEqualTo(1);
		states().put(chat, LEFT);
		program.restart();
		assertThat(get(chat)).as("the engine saves as it closes").isEqualTo(LEFT);
	}

	@Test
	void itIsSavedWithoutAnyClosing() throws Exception {
		ChatId chat = newChat("chat");
		states().put(chat, LEFT);
		save();
		assertThat(program.store().editorState(chat)).isEqualTo(LEFT);
	}

	@Test
	void whatIsAttachedToADraftIsThereAfterACrash() throws Exception {
		ChatId chat = newChat("chat");
		Attachment file = TestEngine.get(program.engine().attachments().add("photo.png", new byte[] { 1, 2, 3 }));
		EditorState left = new EditorState("Look", List.of(file), 4, Optional.empty());
		states().put(chat, left);
		timers.advance(EditorStates.DELAY);
		assertThat(written.tryAcquire(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		program.crash();
		assertThat(get(chat)).isEqualTo(left);
		assertThat(TestEngine.get(program.engine().attachments().content(file))).containsExactly(1, 2, 3);
	}

	@Test
	void aDeletedChatLeavesNothing() throws Exception {
		ChatId chat = newChat("chat");
		states().put(chat, LEFT);
		program.chats().delete(chat).get(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		states().put(chat, LEFT);
		program.restart();
		assertThat(get(chat)).isEqualTo(EditorState.NEW);
	}

	@Test
	void whatTheDiskRefusesIsKeptAndSavedWithTheNextChange() throws Exception {
		ChatId chat = newChat("chat");
		ChatId other = newChat("other");
		disk.refuseEditorStates(true);
		states().put(chat, LEFT);
		save();
		assertThat(get(chat)).as("not lost").isEqualTo(LEFT);
		assertThat(program.store().editorState(chat)).isEqualTo(EditorState.NEW);

		EditorState later = new EditorState("later", 5, Optional.empty());
		disk.refuseEditorStates(false);
		states().put(other, later);
		save();
		awaitWritten();
		assertThat(program.store().editorState(chat)).isEqualTo(LEFT);
		assertThat(program.store().editorState(other)).isEqualTo(later);
	}

	@Test
	void whatTheDiskRefusedIsSavedAsTheEngineCloses() throws Exception {
		ChatId chat = newChat("chat");
		disk.refuseEditorStates(true);
		states().put(chat, LEFT);
		save();
		disk.refuseEditorStates(false);
		program.restart();
		assertThat(get(chat)).isEqualTo(LEFT);
	}

	private Store watched(Store store) {
		return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
				(_, method, arguments) -> {
					try {
						return method.invoke(store, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					} finally {
						if (method.getName().equals("putEditorState")) {
							written.release();
						}
					}
				});
	}

	/** Lets the time pass after which changes are written, and waits until one was tried. */
	private void save() throws InterruptedException {
		timers.advance(EditorStates.DELAY);
		awaitWritten();
	}

	private void awaitWritten() throws InterruptedException {
		assertThat(written.tryAcquire(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private ChatId newChat(String name) {
		return program.chat(program.world("World " + name, "Ada"), name).chat();
	}

	private EditorStates states() {
		return program.editorStates();
	}

	private EditorState get(ChatId chat) throws Exception {
		return states().get(chat).get(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}
}
