package org.agentworld.ui.internal.editor;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import org.agentworld.events.ChatAddress;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.ui.internal.badge.Badges;
import org.agentworld.ui.internal.overview.Overview;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;

/** The icon and the tool tip of a chat editor's tab, which follow what the chat is doing. Used on the UI thread. */
final class ChatTab implements AutoCloseable {

	private final ResourceManager images = new LocalResourceManager(JFaceResources.getResources());
	private final Overview overview;
	private final ChatAddress chat;
	private final BiConsumer<Image, String> shown;
	private final Runnable endOfChanges;
	private String name = "";

	/**
	 * @param ui    the UI thread, as long as the editor lives
	 * @param shown gets the icon, which is valid until {@link #close()}, and the tool tip
	 */
	ChatTab(Overview overview, ChatAddress chat, Executor ui, BiConsumer<Image, String> shown) {
		this.overview = overview;
		this.chat = chat;
		this.shown = shown;
		endOfChanges = overview.onChange(changed -> changed(changed, ui));
		show();
	}

	private void changed(Set<ChatAddress> changed, Executor ui) {
		if (changed.contains(chat)) {
			ui.execute(this::show);
		}
	}

	void name(String now) {
		if (!name.equals(now)) {
			name = now;
			show();
		}
	}

	private void show() {
		ChatConcern concern = overview.of(chat);
		String doing = Badges.of(concern);
		shown.accept(images.get(Badges.icon(concern)), doing.isEmpty() ? name : name + " (" + doing + ")");
	}

	@Override
	public void close() {
		endOfChanges.run();
		images.dispose();
	}
}
