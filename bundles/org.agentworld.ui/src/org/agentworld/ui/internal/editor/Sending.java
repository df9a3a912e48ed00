package org.agentworld.ui.internal.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.agentworld.core.ChatManager;
import org.agentworld.core.EditorStates;
import org.agentworld.core.Engine;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.ui.internal.program.UiExecutor;

/** Messages on their way from a chat's composer to the chat: what is not taken comes back. Used on the UI thread. */
final class Sending {

	private final ChatManager chats;
	private final EditorStates states;
	private final ChatId chat;
	private final Composer composer;
	private final Supplier<Optional<String>> ended;
	private final UiExecutor ui;
	private final Map<CompletableFuture<MessageId>, List<ContentPart>> underWay = new HashMap<>();

	/** @param ended why nothing can be sent any more, if so */
	Sending(Engine engine, ChatId chat, Composer composer, Supplier<Optional<String>> ended) {
		this.chats = engine.chats();
		this.states = engine.editorStates();
		this.chat = chat;
		this.composer = composer;
		this.ended = ended;
		this.ui = new UiExecutor(composer.control());
	}

	void send(List<ContentPart> message) {
		composer.sending();
		CompletableFuture<MessageId> sending = chats.send(chat, message);
		underWay.put(sending, message);
		sending.whenCompleteAsync((_, failure) -> {
			underWay.remove(sending);
			if (failure != null) {
				// That the chat has ended says more than that something was refused for it.
				composer.notSent(message, ended.get().orElseGet(() -> ChatEditor.reason(failure)));
			}
		}, ui);
	}

	/** The composer goes before it is known whether messages were taken: those that are not are drafts again. */
	void keepUnsent() {
		underWay.forEach((sending, message) -> sending.exceptionallyCompose(_ -> states.get(chat).thenApply(left -> {
			states.put(chat, Draft.of(message).before(Draft.of(left)).at(left.place()));
			return null;
		})));
	}
}
