package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.newAgent;
import static org.agentworld.persistence.internal.TestWorld.newWorld;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.Chat;
import org.agentworld.model.Named;
import org.agentworld.model.World;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

class DefinitionsTest extends OpenStore {

	@Test
	void everyAttributeOfAWorldAndItsAgentsComesBack() throws StoreException {
		World world = newWorld("Ärzte & 🍎");
		world.setRevision(7);
		world.setDescription("two\nlines");
		world.setTurnLimit(50);
		world.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME);
		world.setConnection("c");
		world.setModel("m");
		world.setTitleConnection("t");
		world.setTitleModel("small");
		world.setVariables("a=1\n# b\n");
		Agent full = newAgent(AgentId.random(), "Full");
		full.setRevision(3);
		full.setConnection("own");
		full.setModel("big");
		full.setSystemPrompt("Be \u0000 \uD83D brief.");
		full.setTemperature(0.1);
		full.setMaxTokens(17);
		full.setContextTokens(4096);
		full.setAutoReply(false);
		full.setEnabled(false);
		full.setContribution("org.example.agents/calculator");
		full.setAnsweredByClass(true);
		world.getAgents().add(newAgent(AgentId.random(), "Plain"));
		world.getAgents().add(full);
		world.setMainAgent(full);
		store.putWorld(world);
		reopen();
		assertThat(store.worlds()).usingElementComparator((a, b) -> EcoreUtil.equals(a, b) ? 0 : 1)
				.containsExactly(fruit.world, world);
		World stored = stored(world);
		assertThat(stored.getMainAgent()).isSameAs(stored.getAgents().get(1));
	}

	@Test
	void whichPlugInsAreOffIsKept() throws StoreException {
		assertThat(store.plugInsOff()).isEmpty();
		store.putPlugInOff("org.example.one", true);
		store.putPlugInOff("org.example.two", true);
		store.putPlugInOff("org.example.two", true);
		reopen();
		assertThat(store.plugInsOff()).containsExactlyInAnyOrder("org.example.one", "org.example.two");
		store.putPlugInOff("org.example.one", false);
		store.putPlugInOff("org.example.none", false);
		assertThat(store.plugInsOff()).containsExactly("org.example.two");
	}

	@Test
	void whatWasGivenOrGotCanBeChangedWithoutChangingTheStore() throws StoreException {
		World given = EcoreUtil.copy(fruit.world);
		store.putWorld(given);
		given.setName("changed");
		store.worlds().getFirst().getAgents().clear();
		assertEqual(stored(fruit.world), fruit.world);
	}

	@Test
	void aWorldsAgentsAreAddedAndOrderedButNotRewrittenByIt() throws StoreException {
		World changed = EcoreUtil.copy(fruit.world);
		changed.getAgents().move(0, 1);
		changed.getAgents().get(0).setModel("not written by putWorld");
		changed.getAgents().add(1, newAgent(AgentId.random(), "Cid"));
		changed.setMainAgent(changed.getAgents().get(1));
		store.putWorld(changed);
		assertThat(names(stored(changed).getAgents())).containsExactly("Bob", "Cid", "Ann");
		assertThat(stored(changed).getAgents().get(0).getModel()).isEmpty();
		assertThat(stored(changed).getMainAgent().getName()).isEqualTo("Cid");
	}

	@Test
	void anAgentIsAddedAsTheLastAndChangedInItsPlace() throws StoreException {
		store.putAgent(fruit.id(), newAgent(AgentId.random(), "Cid"));
		Agent renamed = newAgent(fruit.ann, "Anna");
		renamed.setRevision(1);
		store.putAgent(fruit.id(), renamed);
		assertThat(names(stored(fruit.world).getAgents())).containsExactly("Anna", "Bob", "Cid");
		assertEqual(stored(fruit.world).getAgents().get(0), renamed);
	}

	@Test
	void aDeletedAgentIsGoneAndItsNameIsFree() throws StoreException {
		World withMain = EcoreUtil.copy(fruit.world);
		withMain.setMainAgent(withMain.getAgents().get(0));
		store.putWorld(withMain);
		store.deleteAgent(fruit.id(), fruit.ann);
		assertThat(names(stored(fruit.world).getAgents())).containsExactly("Bob");
		assertThat(stored(fruit.world).getMainAgent()).isNull();
		assertRefused(Kind.NOT_FOUND, () -> store.putAgent(fruit.id(), newAgent(fruit.ann, "Ann")));
		store.putAgent(fruit.id(), newAgent(AgentId.random(), "Ann"));
		assertThat(names(stored(fruit.world).getAgents())).containsExactly("Bob", "Ann");
	}

	@Test
	void aNameThatIsTakenInAnyCaseIsAConflictAndChangesNothing() throws StoreException {
		store.putWorld(newWorld("Ä"));
		assertRefused(Kind.CONFLICT, () -> store.putWorld(newWorld("ä")));
		assertRefused(Kind.CONFLICT, () -> store.putAgent(fruit.id(), newAgent(AgentId.random(), "BOB")));
		World twice = newWorld("Twice");
		twice.getAgents().add(newAgent(AgentId.random(), "x"));
		twice.getAgents().add(newAgent(AgentId.random(), "X"));
		assertRefused(Kind.CONFLICT, () -> store.putWorld(twice));
		assertThat(names(store.worlds())).containsExactly("Fruit", "Ä");
	}

	@Test
	void anAgentOfAnotherWorldIsAConflict() throws StoreException {
		World other = newWorld("Other");
		store.putWorld(other);
		assertRefused(Kind.CONFLICT, () -> store.putAgent(other.getId(), newAgent(fruit.ann, "Ann")));
		other.setMainAgent(newAgent(AgentId.random(), "not contained"));
		assertRefused(Kind.CONFLICT, () -> store.putWorld(other));
	}

	@Test
	void whatDoesNotExistIsNotFound() throws StoreException {
		WorldId world = WorldId.random();
		ChatId chat = ChatId.random();
		AgentId agent = AgentId.random();
		assertRefused(Kind.NOT_FOUND, () -> store.deleteWorld(world)).contains(world.toString());
		assertRefused(Kind.NOT_FOUND, () -> store.putAgent(world, newAgent(agent, "x"))).contains(world.toString());
		assertRefused(Kind.NOT_FOUND, () -> store.deleteAgent(fruit.id(), agent)).contains(agent.toString());
		assertRefused(Kind.NOT_FOUND, () -> store.clearMemory(fruit.id(), agent, Optional.empty()));
		assertRefused(Kind.NOT_FOUND, () -> store.clearMemory(fruit.id(), fruit.ann, Optional.of(chat)));
		assertRefused(Kind.NOT_FOUND, () -> store.createChat(TestWorld.newChat(world, "x", TIME)));
		assertRefused(Kind.NOT_FOUND, () -> store.deleteChat(chat)).contains(chat.toString());
		assertRefused(Kind.NOT_FOUND, () -> store.chats(fruit.id(), false, Optional.of(chat), 1));
		assertRefused(Kind.NOT_FOUND, () -> store.chatState(chat));
		assertRefused(Kind.NOT_FOUND, () -> store.page(chat, Long.MAX_VALUE, 1));
		assertRefused(Kind.NOT_FOUND, () -> store.memory(chat, agent, Long.MAX_VALUE, 1));
		assertThat(store.chat(chat)).isEmpty();
		assertThat(store.chats(world, false, Optional.empty(), 10)).isEmpty();
	}

	@Test
	void aWorldGoesWithItsAgentsAndChats() throws StoreException {
		TestWorld nuts = new TestWorld(store, "Nuts");
		ChatId gone = fruit.newChat("gone");
		ChatId kept = nuts.newChat("kept");
		fruit.request(fruit.say(gone, 1, "hello gone"), 1);
		nuts.say(kept, 1, "hello kept");
		store.deleteWorld(fruit.id());
		assertThat(names(store.worlds())).containsExactly("Nuts");
		assertThat(store.chat(gone)).isEmpty();
		assertThat(store.search(fruit.id(), "hello", 9)).isEmpty();
		assertThat(store.search(nuts.id(), "hello", 9)).hasSize(1);
	}

	@Test
	void everyAttributeOfAChatComesBack() throws StoreException {
		Chat chat = TestWorld.newChat(fruit.id(), "مرحبا \uD83D", TIME);
		chat.setRevision(4);
		chat.setPinned(true);
		chat.setArchived(true);
		chat.setSeenPosition(7);
		store.createChat(chat);
		reopen();
		assertEqual(store.chat(chat.getId()).orElseThrow(), chat);
		assertEqual(store.chatState(chat.getId()).chat(), chat);
		assertThat(store.chatsNamed(fruit.id(), chat.getName())).hasSize(1);
		assertRefused(Kind.CONFLICT, () -> store.createChat(chat));
	}

	@Test
	void chatsArePagedWithTheNewestMessageFirst() throws StoreException {
		List<ChatId> expected = new ArrayList<>();
		for (int i = 0; i < 25; i++) {
			expected.addFirst(fruit.newChat("chat " + i % 2)); // all have the same time: the later one is first
		}
		ChatId active = expected.remove(20);
		expected.addFirst(active);
		fruit.say(active, 1, "hello");
		List<ChatId> byAge = store.chatsNamed(fruit.id(), "chat 1").stream().map(Chat::getId).toList();
		assertThat(byAge).hasSize(12).doesNotContain(active)
				.isSortedAccordingTo(Comparator.comparingInt(expected::indexOf).reversed());
		assertThat(store.chatsNamed(fruit.id(), "Chat 1")).isEmpty();
		List<ChatId> found = new ArrayList<>();
		for (List<Chat> page = store.chats(fruit.id(), false, Optional.empty(), 10); !page.isEmpty(); page = store
				.chats(fruit.id(), false, Optional.of(found.getLast()), 10)) {
			page.forEach(chat -> found.add(chat.getId()));
		}
		assertThat(found).isEqualTo(expected);
	}

	private World stored(World world) throws StoreException {
		return store.worlds().stream().filter(one -> one.getId().equals(world.getId())).findFirst().orElseThrow();
	}

	private static void assertEqual(Named actual, Named expected) {
		assertThat(EcoreUtil.equals(actual, expected)).as("%s is %s", actual, expected).isTrue();
	}

	private static List<String> names(List<? extends Named> named) {
		return named.stream().map(Named::getName).toList();
	}
}
