package org.agentworld.core.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.store.Store;
import org.agentworld.testing.Latches;
import org.junit.jupiter.api.Test;

class PromptFilesTest {

	private static final byte[] CONTENT = "a,b ```` c".getBytes(StandardCharsets.UTF_8);
	private static final AttachmentId ID = AttachmentId.of(CONTENT);
	private static final Attachment PLAIN = new Attachment(ID, "a.txt", "text/plain", CONTENT.length);
	private static final Attachment TABLE = new Attachment(ID, "a.csv", "text/csv", CONTENT.length);
	private static final String FENCED = "`````\na,b ```` c\n`````";

	/** Has one content. */
	private static final Store STORE = (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
			(_, method, _) -> {
				assertThat(method.getName()).isEqualTo("attachment");
				return Optional.of(CONTENT);
			});

	@Test
	void oneContentIsGivenAsEachOfItsFilesIsTaken() throws Exception {
		for (List<Attachment> order : List.of(List.of(PLAIN, TABLE), List.of(TABLE, PLAIN))) {
			PromptFiles files = read("text/csv"::equals, message(order));
			assertThat(files.part(PLAIN)).isEqualTo(new PromptPart.Text("The file 'a.txt':\n" + FENCED));
			assertThat(files.part(TABLE)).isInstanceOfSatisfying(PromptPart.File.class,
					file -> assertThat(file.mediaType()).isEqualTo("text/csv"));
		}
	}

	/** So that large ones do not hold up the virtual threads of other chats. */
	@Test
	void twoThreadsOfTheSystemReadTextsAndATurnThatWaitsCanBeInterrupted() throws Exception {
		CountDownLatch bothBusy = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		for (int i = 0; i < 2; i++) {
			PromptFiles.READERS.execute(() -> {
				assertThat(Thread.currentThread().isVirtual()).isFalse();
				bothBusy.countDown();
				try {
					Latches.await(release);
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
			});
		}
		try {
			Latches.await(bothBusy);
			FutureTask<PromptFiles> waiting = new FutureTask<>(() -> read(_ -> false, message(List.of(PLAIN))));
			Thread turn = Thread.ofVirtual().start(waiting);
			turn.interrupt();
			turn.join();
			assertThat(waiting.exceptionNow()).isInstanceOf(InterruptedException.class);
		} finally {
			release.countDown();
		}
		assertThat(read(_ -> false, message(List.of(PLAIN))).part(PLAIN))
				.isEqualTo(new PromptPart.Text("The file 'a.txt':\n" + FENCED));
	}

	private static PromptFiles read(Predicate<String> takes, Message answered) throws Exception {
		PromptFiles files = new PromptFiles(takes, "here", STORE);
		files.read(List.of(answered), answered);
		return files;
	}

	private static Message message(List<Attachment> files) {
		return new Message(MessageId.random(), ChatId.random(), 1, Role.HUMAN, Optional.empty(), "", List.copyOf(files),
				Optional.empty(), Instant.EPOCH);
	}
}
