package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.PutQueue;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are kept once, as long as a message, a queue or a draft names them. */
class AttachmentTest extends OpenStore {

	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final byte[] CONTENT = "a file".getBytes(StandardCharsets.UTF_8);

	private ChatId chat;

	@BeforeEach
	void addChat() throws StoreException {
		chat = fruit.newChat("chat");
	}

	@Test
	void aMessageComesBackWithItsFile() throws StoreException {
		Attachment file = put("photo.png", CONTENT);
		Message message = say(chat, 1, file, new ContentPart.Text("Look"));
		reopen();
		assertThat(store.page(chat, Long.MAX_VALUE, 9).messages()).containsExactly(message);
		assertThat(store.memory(chat, fruit.ann, 9, 9)).containsExactly(message);
		assertThat(store.attachment(file.id())).contains(CONTENT);
	}

	@Test
	void theSameContentIsKeptOnce() throws Exception {
		byte[] large = new byte[3_000_000];
		new Random(1).nextBytes(large);
		Attachment first = put("first.bin", large);
		Attachment second = put("second.bin", large.clone());
		assertThat(second.id()).isEqualTo(first.id());
		say(chat, 1, first, second);
		say(fruit.newChat("other"), 1, second);
		store.close();
		assertThat(Files.size(folder.resolve("agentworld.db"))).isBetween(3_000_000L, 4_000_000L);
		try (Sql sql = Connections.reading(folder.resolve("agentworld.db"))) {
			assertThat(sql.list(row -> row.number("size"), "SELECT size FROM attachment")).containsExactly(3_000_000L);
		}
	}

	@Test
	void anEmptyFileIsAFile() throws StoreException {
		Attachment file = put("empty.txt", new byte[0]);
		say(chat, 1, file);
		assertThat(store.attachment(file.id())).contains(new byte[0]);
	}

	@Test
	void aFileThatIsNotThereCannotBeNamed() throws StoreException {
		Attachment missing = new Attachment(AttachmentId.of(CONTENT), "lost.png", "image/png", CONTENT.length);
		assertRefused(Kind.CONFLICT, () -> say(chat, 1, missing)).contains("lost.png").contains("attach it again");
		assertRefused(Kind.CONFLICT, () -> queue(chat, missing)).contains("lost.png");
		assertThat(store.attachment(missing.id())).isEmpty();
	}

	@Test
	void aQueuedMessageKeepsItsFile() throws StoreException {
		Attachment file = put("photo.png", CONTENT);
		Queue queue = queue(chat, file);
		reopen();
		assertThat(store.chatState(chat).queue()).isEqualTo(queue);
		purge();
		assertThat(store.attachment(file.id())).contains(CONTENT);
	}

	@Test
	void aDraftKeepsItsFiles() throws StoreException {
		EditorState left = new EditorState("see", List.of(put("b.png", CONTENT), put("a.txt", new byte[] { 1 })), 3,
				Optional.empty());
		store.putEditorState(chat, left);
		reopen();
		purge();
		assertThat(store.editorState(chat)).isEqualTo(left);
		assertThat(store.attachment(left.attachments().getFirst().id())).contains(CONTENT);
		EditorState fewer = new EditorState("see", left.attachments().subList(1, 2), 3, Optional.empty());
		store.putEditorState(chat, fewer);
		assertThat(store.editorState(chat)).isEqualTo(fewer);
	}

	@Test
	void aDraftLeavesOutWhatIsNotThere() throws StoreException {
		Attachment missing = new Attachment(AttachmentId.of(CONTENT), "lost.png", "image/png", CONTENT.length);
		store.putEditorState(chat, new EditorState("see", List.of(missing), 3, Optional.empty()));
		assertThat(store.editorState(chat)).isEqualTo(new EditorState("see", 3, Optional.empty()));
	}

	@Test
	void aFileGoesWithTheLastChatThatNamesIt() throws StoreException {
		Attachment file = put("photo.png", CONTENT);
		ChatId other = fruit.newChat("other");
		say(chat, 1, file);
		say(other, 1, file);
		store.deleteChat(chat);
		purge();
		assertThat(store.attachment(file.id())).contains(CONTENT);
		store.deleteChat(other);
		awaitGone(file);
	}

	@Test
	void whatIsAboutToBeSentIsNotPurged() throws StoreException {
		Attachment pasted = put("pasted.png", CONTENT);
		Attachment drafted = put("drafted.png", new byte[] { 1 });
		store.putEditorState(chat, new EditorState("", List.of(drafted), 0, Optional.empty()));
		reopen();
		Attachment again = put(pasted.name(), CONTENT);
		assertThat(store.editorState(chat).attachments()).containsExactly(drafted);
		store.putEditorState(chat, EditorState.NEW); // the draft is being sent
		purge();
		say(chat, 1, again, drafted);
		assertThat(store.attachment(again.id())).isPresent();
		assertThat(store.attachment(drafted.id())).isPresent();
	}

	@Test
	void whatNobodySentIsGoneWithTheNextStart() throws StoreException {
		Attachment file = put("photo.png", CONTENT);
		reopen();
		awaitGone(file);
	}

	@Test
	void aMessageIsFoundByTheNameOfItsFile() throws StoreException {
		fruit.say(chat, 1, "something else");
		Message message = say(chat, 2, put("Quarterly Figures.PDF", CONTENT));
		assertThat(store.search(fruit.id(), "figures.pdf", 9)).containsExactly(message);
	}

	private Attachment put(String name, byte[] content) throws StoreException {
		return new Attachment(store.putAttachment(content), name, "image/png", content.length);
	}

	private Message say(ChatId in, long position, ContentPart... content) throws StoreException {
		Message message = human(in, position, List.of(content));
		TestWorld.commit(store, in, new AppendMessage(message, Set.of(fruit.ann)));
		return message;
	}

	private Queue queue(ChatId in, ContentPart... content) throws StoreException {
		Queue queue = new Queue(List.of(new QueuedMessage(MessageId.random(), List.of(content), TIME)), true);
		TestWorld.commit(store, in, new PutQueue(queue));
		return queue;
	}

	/** Lets the store remove what it can: what is put last and named by nobody but a deleted chat has gone afterwards. */
	private void purge() throws StoreException {
		Chat chatOfIt = TestWorld.newChat(fruit.id(), "doomed", TIME);
		ChatId doomed = chatOfIt.getId();
		store.createChat(chatOfIt);
		Attachment last = put("last.bin", ("last " + doomed).getBytes(StandardCharsets.UTF_8));
		say(doomed, 1, last);
		store.deleteChat(doomed);
		awaitGone(last);
	}

	private void awaitGone(Attachment file) throws StoreException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (store.attachment(file.id()).isPresent()) {
			assertThat(System.nanoTime()).as("%s stays", file.name()).isLessThan(deadline);
			Thread.onSpinWait();
		}
	}
}
