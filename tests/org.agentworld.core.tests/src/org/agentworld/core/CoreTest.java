package org.agentworld.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program over a fresh store, whose models say what the test tells them to. */
abstract class CoreTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	final ScriptedProvider provider = new ScriptedProvider();
	private final List<ChatRecorder> recorders = new ArrayList<>();
	TestEngine program;

	@BeforeEach
	final void openProgram() {
		program = newProgram();
	}

	TestEngine newProgram() {
		return new TestEngine(folder, provider);
	}

	@AfterEach
	final void closeProgram() {
		recorders.forEach(ChatRecorder::close);
		program.close();
	}

	/** A new chat and what its subscriber gets. */
	final ChatRecorder chat(World world, String name) {
		return record(program.chat(world, name));
	}

	final ChatRecorder record(ChatAddress chat) {
		ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat);
		recorders.add(recorder);
		return recorder;
	}

	/** Sends, and waits until the model is asked. */
	final Call ask(ChatRecorder chat, String text) {
		program.send(chat.chat(), text);
		return call(chat);
	}

	final Call call(ChatRecorder chat) {
		return provider.nextCall(chat.chat().chat());
	}

	/** Lets a call say something, and waits until the chat's subscriber has it. */
	static void say(Call call, ChatRecorder chat, String text) {
		call.text(text);
		chat.await(TurnChunk.class, chunk -> chunk.text().equals(text));
	}

	/** Lets a call say something and end, and waits for its message. */
	static void answer(Call call, ChatRecorder chat, String text) {
		call.text(text).end();
		chat.await(MessageCommitted.class,
				event -> event.message().role() == Role.AGENT && event.message().text().endsWith(text));
	}

	static ChatId id(ChatRecorder chat) {
		return chat.chat().chat();
	}

	/** Changes a copy of an object. */
	static <T extends EObject> T edited(T published, Consumer<T> edit) {
		T copy = EcoreUtil.copy(published);
		edit.accept(copy);
		return copy;
	}
}
