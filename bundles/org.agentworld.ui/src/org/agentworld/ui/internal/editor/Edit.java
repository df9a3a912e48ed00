package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.agentworld.events.conversation.ContentPart;

/**
 * Something that was written before and is written anew in the composer.
 *
 * @param title   says what it is, and what happens with it
 * @param button  what takes it over is called
 * @param content what it says until then
 * @param send    takes over what it is to say; completed with false if the person would rather not, fails with the reason
 */
record Edit(String title, String button, List<ContentPart> content,
		Function<List<ContentPart>, CompletableFuture<Boolean>> send) {

	Edit {
		content = List.copyOf(content);
	}
}
