package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What the manager gives out is the caller's: whatever is done to it reaches neither turns nor other callers. */
class PublishedRevisionsTest extends CoreTest {

	@Test
	void nobodyCanChangeWhatTheTurnsUse() throws Exception {
		World created = program.world("World", "Ada");
		WorldManager worlds = program.worlds();
		Agent grace = worlds.createAgent(created.getId(), TestEngine.agent("Grace"));
		Agent ada = worlds.updateAgent(created.getId(),
				edited(created.getAgents().getFirst(), copy -> copy.setModel("small")));
		World updated = worlds.update(edited(created, copy -> copy.setTurnLimit(7)));

		for (World given : List.of(created, updated, worlds.get(created.getId()), worlds.all().getFirst(),
				worlds.named("World").orElseThrow())) {
			given.setName("Broken");
			given.setConnection("nowhere");
			given.getAgents().forEach(agent -> agent.setSystemPrompt("broken"));
			given.getAgents().clear();
		}
		for (Agent given : List.of(ada, grace)) {
			assertThat(given.eContainer()).as("there is no way from an agent to its world").isNull();
			given.setSystemPrompt("broken");
		}

		World now = worlds.get(created.getId());
		assertThat(now.getName()).isEqualTo("World");
		assertThat(now.getConnection()).isEqualTo("test");
		assertThat(now.getTurnLimit()).isEqualTo(7);
		assertThat(now.getAgents()).extracting(Agent::getSystemPrompt).containsExactly("You are Ada.", "You are Grace.");
		ChatRecorder chat = chat(now, "chat");
		assertThat(ask(chat, "question").request().systemPrompt()).isEqualTo("You are Ada.");
	}

	@Test
	void theMainAgentIsKeptRight() throws Exception {
		World created = program.world("World", world -> world.setMainAgent(world.getAgents().get(1)), "Ada", "Grace");
		WorldManager worlds = program.worlds();
		assertThat(created.getMainAgent()).isSameAs(created.getAgents().get(1));
		World updated = worlds.update(edited(created, copy -> copy.setMainAgent(copy.getAgents().getFirst())));
		assertThat(updated.getMainAgent()).isSameAs(updated.getAgents().getFirst());
		worlds.updateAgent(created.getId(), edited(updated.getMainAgent(), ada -> ada.setName("Lovelace")));
		assertThat(worlds.get(created.getId()).getMainAgent().getName()).isEqualTo("Lovelace");
		worlds.deleteAgent(created.getId(), updated.getMainAgent().getId());
		assertThat(worlds.get(created.getId()).getMainAgent()).isNull();
		assertThatThrownBy(() -> worlds.update(edited(updated, copy -> copy.setDescription("from before"))))
				.isInstanceOf(RefusedException.class).hasMessageContaining("There is no agent");
		program.restart();
		assertThat(program.worlds().get(created.getId()).getMainAgent()).isNull();
	}
}
