package org.agentworld.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.EditorState.ReadingPlace;
import org.agentworld.spi.store.StoreException;
import org.junit.jupiter.api.Test;

class EditorStateTest extends OpenStore {

	@Test
	void comesBackAsItWasLeft() throws StoreException {
		ChatId chat = fruit.newChat("chat");
		ChatId other = fruit.newChat("other");
		store.putEditorState(chat, new EditorState("first", 1, Optional.empty()));
		EditorState left = new EditorState("a\u0000b\uD83D", 3, Optional.of(new ReadingPlace("message-1", -7)));
		store.putEditorState(chat, left);
		reopen();
		assertThat(store.editorState(chat)).isEqualTo(left);
		assertThat(store.editorState(other)).isEqualTo(EditorState.NEW);
	}

	@Test
	void ofAChatThatIsNotThereThereIsNone() throws StoreException {
		ChatId chat = fruit.newChat("chat");
		store.putEditorState(chat, new EditorState("draft", 5, Optional.empty()));
		store.deleteChat(chat);
		store.putEditorState(chat, new EditorState("again", 5, Optional.empty()));
		assertThat(store.editorState(chat)).isEqualTo(EditorState.NEW);
	}
}
