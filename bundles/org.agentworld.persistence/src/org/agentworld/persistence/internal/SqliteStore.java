package org.agentworld.persistence.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.World;
import org.agentworld.persistence.internal.sql.SqliteErrors;
import org.agentworld.persistence.internal.tables.AgentTable;
import org.agentworld.persistence.internal.tables.AttachmentTable;
import org.agentworld.persistence.internal.tables.ChatChanges;
import org.agentworld.persistence.internal.tables.ChatLog;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.persistence.internal.tables.ConcernTable;
import org.agentworld.persistence.internal.tables.ConnectionTable;
import org.agentworld.persistence.internal.tables.EditorStateTable;
import org.agentworld.persistence.internal.tables.MemoryTable;
import org.agentworld.persistence.internal.tables.MessageTable;
import org.agentworld.persistence.internal.tables.PlugInTable;
import org.agentworld.persistence.internal.tables.SearchIndex;
import org.agentworld.persistence.internal.tables.TurnTable;
import org.agentworld.persistence.internal.tables.WorldTable;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Hands each call to the writer or to a reader. Writes wait for their transaction even if the caller is interrupted;
 * reads end their wait then.
 */
final class SqliteStore implements Store {

	private static final int SHORTEST_SEARCH = 3;

	private final DataFolder folder;
	private final SqliteErrors errors;
	private final Readers readers;
	private final Writer writer;
	private final Purge purge;
	private final Drafts drafts;
	/** Files that may be named soon: put, or part of a draft, since this was opened, and in no message since. */
	private final Set<AttachmentId> held = ConcurrentHashMap.newKeySet();
	private boolean closed;

	SqliteStore(DataFolder folder, SqliteErrors errors, Readers readers, Writer writer) {
		this.folder = folder;
		this.errors = errors;
		this.readers = readers;
		this.writer = writer;
		this.drafts = new Drafts(this::beginPurge);
		this.purge = new Purge(writer, drafts::contains, held::contains);
		purge.begin(); // what the last process left
	}

	private void beginPurge() {
		purge.begin();
	}

	@Override
	public List<World> worlds() throws StoreException {
		return readers.read(sql -> new WorldTable(sql).all());
	}

	@Override
	public void putWorld(World world) throws StoreException {
		World copy = copy(world);
		write(sql -> new WorldTable(sql).put(copy));
	}

	@Override
	public void deleteWorld(WorldId world) throws StoreException {
		Objects.requireNonNull(world, "world");
		write(sql -> new WorldTable(sql).delete(world));
		purge.begin();
	}

	@Override
	public void putAgent(WorldId world, Agent agent) throws StoreException {
		Objects.requireNonNull(world, "world");
		Agent copy = copy(agent);
		write(sql -> new AgentTable(sql).put(world, copy));
	}

	@Override
	public void deleteAgent(WorldId world, AgentId agent) throws StoreException {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(agent, "agent");
		write(sql -> new AgentTable(sql).delete(world, agent));
	}

	@Override
	public void clearMemory(WorldId world, AgentId agent, Optional<ChatId> chat) throws StoreException {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(agent, "agent");
		Objects.requireNonNull(chat, "chat");
		write(sql -> new MemoryTable(sql).clear(world, agent, chat));
	}

	@Override
	public List<ConnectionSettings> connections() throws StoreException {
		return readers.read(sql -> new ConnectionTable(sql).all());
	}

	@Override
	public void putConnection(ConnectionSettings connection) throws StoreException {
		ConnectionSettings copy = copy(connection);
		write(sql -> new ConnectionTable(sql).put(copy));
	}

	@Override
	public void deleteConnection(String connection) throws StoreException {
		Objects.requireNonNull(connection, "connection");
		write(sql -> new ConnectionTable(sql).delete(connection));
	}

	@Override
	public Set<String> plugInsOff() throws StoreException {
		return readers.read(sql -> new PlugInTable(sql).off());
	}

	@Override
	public void putPlugInOff(String plugIn, boolean off) throws StoreException {
		Objects.requireNonNull(plugIn, "plugIn");
		write(sql -> new PlugInTable(sql).putOff(plugIn, off));
	}

	@Override
	public void createChat(Chat chat) throws StoreException {
		Chat copy = copy(chat);
		write(sql -> new ChatTable(sql).create(copy));
	}

	@Override
	public ChatDraft draft(Chat chat) throws StoreException {
		return SqliteChatDraft.begin(copy(chat), writer, drafts);
	}

	@Override
	public void publish(Optional<World> world, List<ChatDraft> written) throws StoreException {
		Optional<World> copy = world.map(SqliteStore::copy);
		publish(sql -> {
			if (copy.isPresent()) {
				new WorldTable(sql).putWithAgents(copy.get());
			}
		}, written);
	}

	@Override
	public void publishInstead(WorldId gone, World world, List<ChatDraft> written) throws StoreException {
		Objects.requireNonNull(gone, "gone");
		World copy = copy(world);
		publish(sql -> {
			WorldTable worlds = new WorldTable(sql);
			worlds.delete(gone);
			worlds.putWithAgents(copy);
		}, written);
		purge.begin();
	}

	private void publish(Change first, List<ChatDraft> written) throws StoreException {
		List<SqliteChatDraft> all = written.stream().map(SqliteChatDraft.class::cast).toList();
		write(sql -> {
			first.apply(sql);
			for (SqliteChatDraft draft : all) {
				draft.publish(sql);
			}
		});
		all.forEach(SqliteChatDraft::published);
	}

	@Override
	public void deleteChat(ChatId chat) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		write(sql -> new ChatTable(sql).delete(chat));
		purge.begin();
	}

	@Override
	public List<Chat> chats(WorldId world, boolean archived, Optional<ChatId> after, int limit)
			throws StoreException {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(after, "after");
		requirePositive(limit);
		return readers.read(sql -> new ChatTable(sql).page(world, archived, after, limit));
	}

	@Override
	public List<Chat> findChats(WorldId world, String text, boolean archived, int limit) throws StoreException {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(text, "text");
		requirePositive(limit);
		return readers.read(sql -> new ChatTable(sql).find(world, text, archived, limit));
	}

	@Override
	public List<Chat> chatsNamed(WorldId world, String name) throws StoreException {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(name, "name");
		return readers.read(sql -> new ChatTable(sql).named(world, name));
	}

	@Override
	public Optional<Chat> chat(ChatId chat) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		return readers.read(sql -> new ChatTable(sql).definition(chat));
	}

	@Override
	public ChatState chatState(ChatId chat) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		return readers.read(sql -> new ChatLog(sql).state(chat));
	}

	@Override
	public List<ChatId> chatsWithUnfinishedTurns() throws StoreException {
		return readers.read(sql -> new TurnTable(sql).chatsWithUnfinished());
	}

	@Override
	public List<ChatConcern> concerns() throws StoreException {
		return readers.read(sql -> new ConcernTable(sql).all());
	}

	@Override
	public CompletableFuture<Void> commit(ChatId chat, List<ChatChange> changes) {
		Objects.requireNonNull(chat, "chat");
		List<ChatChange> copy = List.copyOf(changes);
		CompletableFuture<Void> durable = writer.submit(sql -> new ChatChanges(sql, chat).apply(copy));
		List<AttachmentId> named = copy.stream().flatMap(SqliteStore::content)
				.filter(ContentPart.Attachment.class::isInstance).map(part -> ((ContentPart.Attachment) part).id()).toList();
		return named.isEmpty() ? durable : released(durable, named);
	}

	/** Once a message that names them is durable, that keeps them. */
	private CompletableFuture<Void> released(CompletableFuture<Void> durable, List<AttachmentId> named) {
		CompletableFuture<Void> released = new CompletableFuture<>();
		durable.whenComplete((_, failure) -> {
			if (failure == null) {
				named.forEach(held::remove);
				released.complete(null);
			} else {
				released.completeExceptionally(failure);
			}
		});
		return released;
	}

	private static Stream<ContentPart> content(ChatChange change) {
		return switch (change) {
			case ChatChange.AppendMessage append -> append.message().content().stream();
			case ChatChange.PutQueue put -> put.queue().messages().stream().map(QueuedMessage::content).flatMap(List::stream);
			default -> Stream.empty();
		};
	}

	@Override
	public MessagePage page(ChatId chat, long before, int limit) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		requirePositive(limit);
		return readers.read(sql -> new ChatLog(sql).page(chat, before, limit));
	}

	@Override
	public List<Message> memory(ChatId chat, AgentId agent, long upTo, int limit) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(agent, "agent");
		requirePositive(limit);
		return readers.read(sql -> new MemoryTable(sql).read(chat, agent, upTo, limit));
	}

	@Override
	public int memorySize(ChatId chat, AgentId agent, long upTo) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(agent, "agent");
		return readers.read(sql -> new MemoryTable(sql).size(chat, agent, upTo));
	}

	@Override
	public List<LoggedMessage> log(ChatId chat, long after, int limit) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		requirePositive(limit);
		return readers.read(sql -> new ChatLog(sql).after(chat, after, limit));
	}

	@Override
	public List<MessageId> answers(ChatId chat, MessageId trigger, AgentId agent) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(trigger, "trigger");
		Objects.requireNonNull(agent, "agent");
		return readers.read(sql -> new MessageTable(sql).answers(chat, trigger, agent));
	}

	@Override
	public ChatContents contents(ChatId chat) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		return readers.read(sql -> new ChatLog(sql).contents(chat));
	}

	@Override
	public List<LoggedMessage> log(ChatContents contents, int from, int limit) throws StoreException {
		Objects.requireNonNull(contents, "contents");
		requirePositive(limit);
		return readers.read(sql -> new ChatLog(sql).of(contents, from, limit));
	}

	@Override
	public LogTail tail(ChatId chat, long position) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		return readers.read(sql -> new ChatLog(sql).tail(chat, position));
	}

	@Override
	public List<PendingAnswer> pendingAnswers(ChatId chat, long from) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		return readers.read(sql -> new MemoryTable(sql).pending(chat, from));
	}

	@Override
	public Optional<Message> message(ChatId chat, MessageId message) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(message, "message");
		return readers.read(sql -> new MessageTable(sql).find(chat, message));
	}

	@Override
	public Optional<Turn> turnOf(ChatId chat, MessageId answer) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(answer, "answer");
		return readers.read(sql -> new TurnTable(sql).whichWrote(chat, answer));
	}

	@Override
	public Optional<Turn> turn(ChatId chat, TurnId turn) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(turn, "turn");
		return readers.read(sql -> new TurnTable(sql).find(chat, turn));
	}

	@Override
	public List<Message> search(WorldId world, String text, int limit) throws StoreException {
		Objects.requireNonNull(world, "world");
		if (text.codePointCount(0, text.length()) < SHORTEST_SEARCH) {
			throw new IllegalArgumentException("A search needs at least " + SHORTEST_SEARCH + " characters.");
		}
		requirePositive(limit);
		return readers.read(sql -> new SearchIndex(sql).find(world, text, limit));
	}

	@Override
	public AttachmentId putAttachment(byte[] content) throws StoreException {
		AttachmentId id = AttachmentId.of(content);
		held.add(id); // first: from here on no purge takes it
		write(sql -> new AttachmentTable(sql).put(id, content));
		return id;
	}

	@Override
	public Optional<byte[]> attachment(AttachmentId attachment) throws StoreException {
		Objects.requireNonNull(attachment, "attachment");
		return readers.read(sql -> new AttachmentTable(sql).content(attachment));
	}

	@Override
	public EditorState editorState(ChatId chat) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		EditorState state = readers.read(sql -> new EditorStateTable(sql).of(chat));
		state.attachments().forEach(file -> held.add(file.id()));
		return state;
	}

	@Override
	public void putEditorState(ChatId chat, EditorState state) throws StoreException {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(state, "state");
		write(sql -> new EditorStateTable(sql).put(chat, state));
	}

	/**
	 * The reading connections go first: SQLite takes its log into the file when the last one closes, if that may write.
	 */
	@Override
	public synchronized void close() throws StoreException {
		if (closed) {
			return;
		}
		closed = true;
		Uninterruptibly.onPlatformThread("agentworld-store-close", () -> {
			try (folder; writer; readers) {
				return null;
			} catch (SQLException e) {
				throw errors.describe(e);
			}
		});
	}

	private void write(Change change) throws StoreException {
		Uninterruptibly.get(writer.submit(change));
	}

	/** What a caller does to its object later must not reach what waits to be written. */
	private static <T extends EObject> T copy(T definition) {
		return EcoreUtil.copy(Objects.requireNonNull(definition));
	}

	private static void requirePositive(int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("The limit is " + limit + "; it must be at least 1.");
		}
	}
}
