package org.agentworld.exchange.internal.json;

import java.util.Set;
import java.util.function.Consumer;

import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.NameSource;
import org.agentworld.model.Named;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.World;
import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.util.Diagnostician;

/**
 * Worlds, agents and chats of a JSON file. What is missing has the model's default; what breaks one of its constraints is
 * refused where it stands.
 */
final class Definitions {

	private static final Set<String> WORLD = Set.of("name", "description", "turnLimit", "answerOrder", "connection",
			"model", "titleConnection", "titleModel", "variables", "mainAgent");
	private static final Set<String> AGENT = Set.of("id", "name", "connection", "model", "systemPrompt", "temperature",
			"topP", "maxTokens", "contextTokens", "reasoningEffort", "stop", "extraParameters", "streamed", "autoReply",
			"enabled", "contribution", "answeredByClass");

	/** With an id of its own, and without its agents. */
	static World world(Node node, Consumer<String> warn) throws UnreadableException {
		node.warnOfUnknown(WORLD, warn);
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setName(node.text("name"));
		world.setDescription(node.text("description", world.getDescription()));
		world.setTurnLimit((int) node.optionalNumber("turnLimit", Integer.MIN_VALUE, Integer.MAX_VALUE)
				.orElse(world.getTurnLimit()));
		world.setAnswerOrder(node.literal(AnswerOrder.class, "answerOrder", world.getAnswerOrder()));
		world.setConnection(node.text("connection", world.getConnection()));
		world.setModel(node.text("model", world.getModel()));
		world.setTitleConnection(node.text("titleConnection", world.getTitleConnection()));
		world.setTitleModel(node.text("titleModel", world.getTitleModel()));
		world.setVariables(node.text("variables", world.getVariables()));
		if (world.getVariables().length() > Bounds.LONGEST_VARIABLES) {
			throw node.get("variables").error("there are " + world.getVariables().length() + " characters; at most "
					+ Bounds.LONGEST_VARIABLES + " are allowed.");
		}
		world.setId(WorldId.random());
		refuse(node, Diagnostician.INSTANCE.validate(world));
		return world;
	}

	static Agent agent(Node node, Ids ids, Consumer<String> warn) throws UnreadableException {
		node.warnOfUnknown(AGENT, warn);
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setId(ids.agent(node.text("id")));
		agent.setName(node.text("name"));
		agent.setConnection(node.text("connection", agent.getConnection()));
		agent.setModel(node.text("model", agent.getModel()));
		agent.setSystemPrompt(node.text("systemPrompt", agent.getSystemPrompt()));
		agent.setTemperature(node.decimal("temperature"));
		agent.setTopP(node.decimal("topP"));
		agent.setMaxTokens(node.integer("maxTokens", Integer.MIN_VALUE));
		agent.setContextTokens(node.integer("contextTokens", Integer.MIN_VALUE));
		agent.setReasoningEffort(node.literal(ReasoningEffort.class, "reasoningEffort", agent.getReasoningEffort()));
		agent.setStop(node.text("stop", agent.getStop()));
		agent.setExtraParameters(node.text("extraParameters", agent.getExtraParameters()));
		agent.setStreamed(node.flag("streamed", agent.isStreamed()));
		agent.setAutoReply(node.flag("autoReply", agent.isAutoReply()));
		agent.setEnabled(node.flag("enabled", agent.isEnabled()));
		agent.setContribution(node.text("contribution", agent.getContribution()));
		agent.setAnsweredByClass(node.flag("answeredByClass", agent.isAnsweredByClass()));
		refuse(node, Diagnostician.INSTANCE.validate(agent));
		return agent;
	}

	/** Without its world. */
	static Chat chat(Node node, Ids ids) throws UnreadableException {
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ids.chat(node.text("id")));
		chat.setName(node.text("name"));
		chat.setNameSource(node.literal(NameSource.class, "nameSource", NameSource.PERSON));
		chat.setCreatedAt(node.instant("createdAt"));
		chat.setLastMessageAt(chat.getCreatedAt());
		chat.setPinned(node.flag("pinned", false));
		chat.setArchived(node.flag("archived", false));
		chat.setSeenPosition(node.optionalNumber("seenPosition", 0, Bounds.LARGEST_POSITION).orElse(0));
		if (node.has("branchedFrom")) {
			Node origin = node.get("branchedFrom");
			chat.setBranchedFrom(ids.chat(origin.text("chat")));
			chat.setBranchedFromName(origin.text("name"));
		}
		refuseName(node, chat);
		return chat;
	}

	private static void refuseName(Node node, Named named) throws UnreadableException {
		BasicDiagnostic broken = new BasicDiagnostic();
		named.hasUsableName(broken, null);
		refuse(node, broken);
	}

	private static void refuse(Node node, Diagnostic broken) throws UnreadableException {
		if (broken.getSeverity() >= Diagnostic.ERROR) {
			throw node.error(broken.getChildren().getFirst().getMessage());
		}
	}

	private Definitions() {
	}
}
