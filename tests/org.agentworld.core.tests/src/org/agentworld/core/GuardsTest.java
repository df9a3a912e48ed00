package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.conversation.Role;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

/** What may be done to worlds and agents while chats run, and what may not. */
class GuardsTest extends CoreTest {

	@Test
	void deletingAnAgentThatAnswersIsRefusedAndNamesTheChats() throws Exception {
		World world = program.world("World", "Ada", "Grace");
		Agent ada = world.getAgents().get(0);
		Agent grace = world.getAgents().get(1);
		ChatRecorder one = chat(world, "one");
		ChatRecorder two = chat(world, "two");
		Call inOne = ask(one, "1");
		Call inTwo = ask(two, "2");

		AgentBusyException running = catchThrowableOfType(AgentBusyException.class,
				() -> program.worlds().deleteAgent(world.getId(), ada.getId()));
		assertThat(running.chats()).containsExactlyInAnyOrder(id(one), id(two));
		assertThat(running).hasMessageContaining("'Ada' cannot be deleted").hasMessageContaining(id(one).toString());
		AgentBusyException waiting = catchThrowableOfType(AgentBusyException.class,
				() -> program.worlds().deleteAgent(world.getId(), grace.getId()));
		assertThat(waiting.chats()).as("Grace waits until Ada has answered")
				.containsExactlyInAnyOrder(id(one), id(two));

		answer(inOne, one, "a");
		answer(call(one), one, "b");
		one.awaitIdle();
		AgentBusyException onlyTwo = catchThrowableOfType(AgentBusyException.class,
				() -> program.worlds().deleteAgent(world.getId(), ada.getId()));
		assertThat(onlyTwo.chats()).containsExactly(id(two));
		TestEngine.get(program.chats().stop(id(two)));
		TestEngine.get(inTwo.returned());
		program.worlds().deleteAgent(world.getId(), ada.getId());
		assertThat(program.worlds().get(world.getId()).getAgents()).extracting(Agent::getName).containsExactly("Grace");
		assertThat(program.snapshot(id(one)).page().messages()).as("what she wrote stays")
				.anyMatch(message -> message.role() == Role.AGENT && message.authorName().equals("Ada"));
	}

	@Test
	void aWorldThatIsThereIsNotAddedAgain() throws Exception {
		World world = program.world("World", "Ada");
		World same = edited(world, one -> one.setName("Another"));
		assertThatThrownBy(() -> program.engine().transfer().addWorld(same, List.of())).isInstanceOf(RefusedException.class)
				.hasMessageContaining("is there already");
		assertThatThrownBy(() -> program.engine().transfer().replaceWorld(world.getId(), same, List.of()))
				.isInstanceOf(RefusedException.class).hasMessageContaining("is there already");
		assertThat(program.worlds().get(world.getId()).getName()).isEqualTo("World");
		assertThat(program.store().worlds()).extracting(World::getName).containsExactly("World");
	}

	@Test
	void clearingAMemoryIsRefusedOnlyForAChatConcerned() throws Exception {
		World world = program.world("World", "Ada");
		Agent ada = world.getAgents().getFirst();
		ChatRecorder busy = chat(world, "busy");
		ChatRecorder free = chat(world, "free");
		answer(ask(free, "remember the number 7"), free, "ok");
		free.awaitIdle();
		Call call = ask(busy, "question");

		AgentBusyException refused = catchThrowableOfType(AgentBusyException.class,
				() -> program.worlds().clearMemory(world.getId(), ada.getId(), Optional.empty()));
		assertThat(refused.chats()).containsExactly(id(busy));
		assertThatThrownBy(() -> program.worlds().clearMemory(world.getId(), ada.getId(), Optional.of(id(busy))))
				.isInstanceOf(AgentBusyException.class);
		program.worlds().clearMemory(world.getId(), ada.getId(), Optional.of(id(free)));

		Call afterwards = ask(free, "which number?");
		assertThat(afterwards.request().prompt()).extracting(message -> message.text())
				.containsExactly("which number?");
		assertThat(program.snapshot(id(free)).page().messages()).as("the log stays").hasSize(3);
		afterwards.text("none").end();
		answer(call, busy, "answer");
	}

	@Test
	void aNewAgentCanBeCreatedWhileAChatRuns() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "1");
		program.worlds().createAgent(world.getId(), TestEngine.agent("Grace"));
		answer(call, chat, "a");
		chat.awaitIdle();
		assertThat(provider.hasCall(id(chat))).as("Grace was not there when the message came").isFalse();
		answer(ask(chat, "2"), chat, "b");
		assertThat(call(chat).request().agentName()).isEqualTo("Grace");
	}

	@Test
	void aRunningTurnKeepsItsSnapshotAndTheNextUsesTheChange() throws Exception {
		World world = program.world("World", "Ada", "Grace");
		Agent grace = world.getAgents().get(1);
		ChatRecorder chat = chat(world, "chat");
		Call ada = ask(chat, "1");
		Agent next = program.worlds().updateAgent(world.getId(), edited(grace, copy -> {
			copy.setSystemPrompt("new");
			copy.setName("Hopper");
		}));
		assertThat(next.getRevision()).isEqualTo(grace.getRevision() + 1);
		assertThat(grace.getSystemPrompt()).as("a published revision never changes").isEqualTo("You are Grace.");
		answer(ada, chat, "a");
		Call ofGrace = call(chat);
		assertThat(ofGrace.request().systemPrompt()).as("the turn was requested before").isEqualTo("You are Grace.");
		answer(ofGrace, chat, "b");
		chat.awaitIdle();
		answer(ask(chat, "2"), chat, "c");
		assertThat(call(chat).request().systemPrompt()).isEqualTo("new");
	}

	@Test
	void worldSettingsCanBeChangedWhileAChatRuns() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "1");
		assertThat(call.request().model()).isEqualTo("model");
		program.worlds().update(edited(world, copy -> copy.setModel("another")));
		answer(call, chat, "a");
		chat.awaitIdle();
		assertThat(ask(chat, "2").request().model()).isEqualTo("another");
	}

	@Test
	void aStaleEditIsRefusedWithBothValues() throws Exception {
		World world = program.world("World", "Ada");
		Agent ada = world.getAgents().getFirst();
		program.worlds().updateAgent(world.getId(), edited(ada, copy -> copy.setName("Lovelace")));
		Agent mine = edited(ada, copy -> copy.setName("Countess"));
		StaleRevisionException stale = catchThrowableOfType(StaleRevisionException.class,
				() -> program.worlds().updateAgent(world.getId(), mine));
		assertThat(stale.submitted().getName()).isEqualTo("Countess");
		assertThat(stale.current().getName()).isEqualTo("Lovelace");
	}

	@Test
	void anInvalidDefinitionIsRefusedInWords() throws Exception {
		World world = program.world("World", "Ada", "Grace");
		Agent ada = world.getAgents().getFirst();
		assertThatThrownBy(() -> program.worlds().updateAgent(world.getId(), edited(ada, copy -> copy.setName("GRACE"))))
				.isInstanceOf(InvalidException.class).hasMessageContaining("Another agent of this world is called");
		assertThatThrownBy(() -> program.worlds().update(edited(world, copy -> copy.setTurnLimit(51))))
				.hasMessageContaining("The turn limit is 51; 1 to 50 are allowed.");
		assertThatThrownBy(() -> program.worlds().create(edited(world, copy -> copy.setName("WORLD"))))
				.hasMessageContaining("a world called 'WORLD' already");
		assertThatThrownBy(() -> program.chats().create(world.getId(), "a\nb")).hasMessageContaining("line break");
		assertThat(EcoreUtil.equals(program.worlds().get(world.getId()), world)).isTrue();
	}

	@Test
	void deletingAWorldEndsItsChatsAndNoOther() throws Exception {
		World gone = program.world("Gone", "Ada");
		World stays = program.world("Stays", "Ada");
		ChatRecorder inGone = chat(gone, "chat");
		ChatRecorder inStays = chat(stays, "chat");
		Call ofGone = ask(inGone, "1");
		Call ofStays = ask(inStays, "2");
		program.worlds().delete(gone.getId());
		TestEngine.get(ofGone.cancelled());
		inGone.await(ChatDeleted.class, _ -> true);
		assertThat(program.worlds().all()).extracting(World::getName).containsExactly("Stays");
		assertThatThrownBy(() -> program.worlds().get(gone.getId())).hasMessageContaining("There is no world");
		answer(ofStays, inStays, "answer");
	}
}
