package org.agentworld.ui.internal.screenshots;

import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;

/** The worlds and chats of the pictures. */
final class Worlds {

	static final String PRODUCT = "Product";
	private static final String TRAVEL = "Travel";

	static void create(Program program) throws RefusedException {
		world(program, PRODUCT, List.of("Mira", "Jonas", "Priya"), List.of("Names for the new plan", "Accessibility review",
				"Support questions of May", "Talk for the user group"));
		world(program, TRAVEL, List.of("Ines"), List.of("Night trains to Vienna", "Packing list"));
		for (Talk talk : Talk.values()) {
			program.chats().create(program.worlds().named(worldOf(talk)).orElseThrow().getId(), talk.chat());
		}
	}

	static Chat chat(Program program, Talk talk) throws RefusedException {
		World world = program.worlds().named(worldOf(talk)).orElseThrow();
		return program.chats().named(world.getId(), talk.chat()).getFirst();
	}

	/** A chat of the product's world. */
	static Chat named(Program program, String chat) throws RefusedException {
		return program.chats().named(program.worlds().named(PRODUCT).orElseThrow().getId(), chat).getFirst();
	}

	private static String worldOf(Talk talk) {
		return talk == Talk.LISBON ? TRAVEL : PRODUCT;
	}

	private static void world(Program program, String name, List<String> agents, List<String> chats) throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName(name);
		draft.setConnection("openai");
		draft.setModel("picture");
		for (String agentName : agents) {
			Agent agent = ModelFactory.eINSTANCE.createAgent();
			agent.setName(agentName);
			draft.getAgents().add(agent);
		}
		draft.setMainAgent(draft.getAgents().getFirst());
		World world = program.worlds().create(draft);
		for (String chat : chats) {
			program.chats().create(world.getId(), chat);
		}
	}

	private Worlds() {
	}
}
