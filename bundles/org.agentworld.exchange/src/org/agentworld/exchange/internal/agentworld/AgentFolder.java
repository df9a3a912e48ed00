package org.agentworld.exchange.internal.agentworld;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.json.Node;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;

/**
 * An agent of Agent World.
 *
 * @param path  of its folder, with a slash at the end; empty if the agent was exported alone
 * @param id    what the world's files call it
 * @param agent what becomes of it
 */
record AgentFolder(String path, String id, Agent agent) {

	static final String PROMPT = "system-prompt.md";

	/** A prompt is text that a model reads with each message; no model reads more. */
	private static final int LONGEST_PROMPT = 4 << 20;

	/**
	 * @param path   of its folder, with a slash at the end, or empty
	 * @param folder the name of that folder
	 */
	static AgentFolder read(Folder files, String path, String folder, Node config, Ids ids, Providers providers,
			Consumer<String> warn) throws UnreadableException {
		String id = config.text("id", folder);
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setId(ids.agent(id));
		agent.setName(Names.usable(config.text("name", id), "Agent"));
		String who = "'" + agent.getName() + "'";
		if (files.has(path + PROMPT)) {
			agent.setSystemPrompt(prompt(files, path + PROMPT));
		} else {
			agent.setSystemPrompt(config.text("systemPrompt", ""));
		}
		agent.setModel(config.text("model", ""));
		Optional<String> provider = config.optionalText("provider").filter(name -> !name.isBlank());
		if (provider.isPresent()) {
			Optional<String> connection = providers.connection(provider.get());
			agent.setConnection(connection.orElse(""));
			if (connection.isEmpty()) {
				warn.accept(who + " uses the provider '" + provider.get() + "', of which there is not exactly one connection"
						+ " here. It gets the world's connection; choose another one in its form.");
			}
		}
		agent.setAutoReply(config.find("autoReply").flatMap(Node::asFlag).orElse(true));
		Optional<Double> temperature = config.find("temperature").flatMap(Node::asNumber);
		if (temperature.isPresent() && temperature.get() >= 0 && temperature.get() <= 2) {
			agent.setTemperature(temperature.get());
		} else if (config.has("temperature")) {
			warn.accept("The temperature of " + who + " is not between 0 and 2 and was left out.");
		}
		Optional<Double> maxTokens = config.find("maxTokens").flatMap(Node::asNumber);
		if (maxTokens.isPresent() && maxTokens.get() >= 1 && maxTokens.get() <= Integer.MAX_VALUE) {
			agent.setMaxTokens(maxTokens.get().intValue());
		} else if (config.has("maxTokens")) {
			warn.accept("The maximum of tokens of " + who + " is no number above 0 and was left out.");
		}
		return new AgentFolder(path, id, agent);
	}

	private static String prompt(Folder files, String path) throws UnreadableException {
		byte[] bytes;
		try (InputStream in = files.open(path)) {
			bytes = in.readNBytes(LONGEST_PROMPT + 1);
		} catch (IOException e) {
			throw new UnreadableException(path, "", "it cannot be read (" + e.getMessage() + ").", e);
		}
		if (bytes.length > LONGEST_PROMPT) {
			throw new UnreadableException(path, "", "it has more than " + (LONGEST_PROMPT >> 20) + " MB.");
		}
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
		} catch (CharacterCodingException e) {
			throw new UnreadableException(path, "", "this is no text in UTF-8.", e);
		}
	}
}
