package org.agentworld.core.internal.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.agentworld.core.ContributedAgent;
import org.agentworld.core.PlugIn;
import org.agentworld.core.PlugIn.Contribution;
import org.agentworld.core.PlugIn.Kind;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.spi.tool.ToolDescriptor;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plug-ins contribute, as the extension registry has it when it is asked: plug-ins come and go while the program runs.
 * Safe for use by many threads.
 */
public final class Contributions {

	private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

	/** More than plug-ins can come and go while one is read. */
	private static final int MOST_ATTEMPTS = 100;
	private static final String AGENTS = "org.agentworld.spi.agents";
	private static final String PROVIDERS = "org.agentworld.spi.llmProviders";
	private static final String TOOLS = "org.agentworld.spi.tools";

	private final IExtensionRegistry registry;
	private final Switches switches;

	public Contributions(IExtensionRegistry registry, Switches switches) {
		this.registry = registry;
		this.switches = switches;
	}

	/** Whether this is an extension point for plug-ins of this program. */
	public static boolean isPoint(String id) {
		return List.of(PROVIDERS, AGENTS, TOOLS).contains(id);
	}

	/** Those that contribute something, and those that would if what they need were there; by name. */
	public List<PlugIn> plugIns() {
		return reading(this::readPlugIns);
	}

	private List<PlugIn> readPlugIns() {
		Map<Bundle, List<Contribution>> found = new LinkedHashMap<>();
		elements(PROVIDERS, "provider").forEach(element -> add(found, element, Contributions::provider));
		elements(AGENTS).forEach(element -> add(found, element, Contributions::agent));
		elements(TOOLS).forEach(element -> add(found, element, this::tool));
		List<PlugIn> plugIns = new ArrayList<>();
		found.forEach((bundle, contributions) -> plugIns.add(plugIn(bundle, contributions, Optional.empty())));
		UnresolvedBundle.ofOurs().forEach(
				broken -> plugIns.add(plugIn(broken.bundle(), List.of(), Optional.of(broken.reason()))));
		plugIns.sort(Comparator.comparing(PlugIn::name, String.CASE_INSENSITIVE_ORDER).thenComparing(PlugIn::id));
		return plugIns;
	}

	private PlugIn plugIn(Bundle bundle, List<Contribution> contributions, Optional<String> problem) {
		String id = bundle.getSymbolicName();
		return new PlugIn(id, header(bundle, "Bundle-Name").orElse(id), bundle.getVersion().toString(),
				header(bundle, "Bundle-Vendor").orElse(""), Signatures.signer(bundle), switches.isOn(id), contributions, problem);
	}

	private static Optional<String> header(Bundle bundle, String name) {
		return Optional.ofNullable(bundle.getHeaders().get(name));
	}

	private static void add(Map<Bundle, List<Contribution>> found, IConfigurationElement element,
			Function<IConfigurationElement, Contribution> read) {
		found.computeIfAbsent(Elements.bundle(element), _ -> new ArrayList<>())
				.add(read.apply(element));
	}

	private static Contribution provider(IConfigurationElement element) {
		return new Contribution(Kind.PROVIDER, Elements.name(element), "", Optional.empty());
	}

	private static Contribution agent(IConfigurationElement element) {
		return contribution(Kind.AGENT, element, fault(() -> AgentElement.read(element)));
	}

	private Contribution tool(IConfigurationElement element) {
		return contribution(Kind.TOOL, element, fault(() -> readTool(element)));
	}

	private static Contribution contribution(Kind kind, IConfigurationElement element, Optional<String> fault) {
		return new Contribution(kind, Elements.name(element), Elements.text(element, "description"), fault);
	}

	/** Reads one element. */
	private interface Reading {
		void run() throws FaultyContributionException;
	}

	private static Optional<String> fault(Reading reading) {
		try {
			reading.run();
			return Optional.empty();
		} catch (FaultyContributionException e) {
			return Optional.of(e.getMessage());
		}
	}

	/** The agents that can be used, whether or not their plug-ins are on; by plug-in, in the order of its file. */
	public List<ContributedAgent> agents() {
		return reading(this::readAgents);
	}

	private List<ContributedAgent> readAgents() {
		List<ContributedAgent> agents = new ArrayList<>();
		// What cannot be read is in the list of plug-ins, with what is wrong.
		elements(AGENTS).forEach(element -> fault(() -> agents.add(AgentElement.read(element))));
		agents.sort(Comparator.comparing(ContributedAgent::plugInName, String.CASE_INSENSITIVE_ORDER));
		return agents;
	}

	/** The tools that can be used, of plug-ins that are on. */
	public List<ToolDescriptor> tools() {
		return reading(this::readTools);
	}

	private List<ToolDescriptor> readTools() {
		List<ToolDescriptor> tools = new ArrayList<>();
		elements(TOOLS, "tool").filter(element -> switches.isOn(element.getContributor().getName()))
				.forEach(element -> fault(() -> tools.add(readTool(element))));
		return tools;
	}

	private ToolDescriptor readTool(IConfigurationElement element) throws FaultyContributionException {
		ToolDescriptor tool = ToolElement.read(element);
		if (elements(TOOLS, "tool").filter(other -> tool.name().equals(other.getAttribute("name"))).count() > 1) {
			throw new FaultyContributionException("Another tool is called '" + tool.name() + "' as well.");
		}
		return tool;
	}

	/** The plug-in that an agent's contribution names, whether or not it is there. */
	public static String plugInOf(String contribution) {
		return AgentElement.plugInOf(contribution);
	}

	/**
	 * The plug-in that contributes a provider or a service of this id.
	 *
	 * @param element "provider" or "preset"
	 */
	public Optional<String> contributorOf(String element, String id) {
		return reading(() -> elements(PROVIDERS, element).filter(one -> id.equals(one.getAttribute("id"))).findFirst()
				.map(one -> one.getContributor().getName()));
	}

	/**
	 * A new object of the class that answers for an agent. Runs the plug-in's constructor, which may do anything.
	 *
	 * @param contribution as in {@link ContributedAgent#contribution}
	 * @throws RefusedException if there is none, in words that name the plug-in
	 */
	public ClassAgent createClassAgent(String contribution) throws RefusedException {
		String plugIn = AgentElement.plugInOf(contribution);
		if (!switches.isOn(plugIn)) {
			throw new RefusedException("The agent is one of the plug-in " + plugIn
					+ ", which is switched off. Switch it on in the preferences, and retry.");
		}
		IConfigurationElement element = reading(() -> elements(AGENTS, AgentElement.BY_CLASS)
				.filter(one -> AgentElement.contribution(one).equals(contribution)).findFirst())
				.orElseThrow(() -> new RefusedException(whyMissing(plugIn, contribution)));
		return Elements.create(element, ClassAgent.class, "agent");
	}

	private static String whyMissing(String plugIn, String contribution) {
		Optional<UnresolvedBundle> broken = UnresolvedBundle.ofOurs().stream()
				.filter(bundle -> bundle.bundle().getSymbolicName().equals(plugIn)).findFirst();
		if (broken.isPresent()) {
			return "The agent is one of the plug-in " + plugIn + ", which cannot be started: " + broken.get().reason();
		}
		return "The agent '" + contribution + "' is not there: the plug-in " + plugIn
				+ " is not installed, or has no such agent (any more). Install it again, and retry.";
	}

	/** Asks anew if a plug-in went meanwhile: neither what it contributed nor its bundle can be read to the end then. */
	private static <R> R reading(Supplier<R> question) {
		for (int attempt = 1;; attempt++) {
			try {
				return question.get();
			} catch (InvalidRegistryObjectException | IllegalStateException e) {
				if (attempt == MOST_ATTEMPTS) {
					throw e;
				}
				LOG.debug("A plug-in went while it was read.", e);
			}
		}
	}

	private Stream<IConfigurationElement> elements(String point, String... names) {
		return Arrays.stream(registry.getConfigurationElementsFor(point))
				.filter(element -> names.length == 0 || List.of(names).contains(element.getName()))
				// A bundle is gone a moment before the registry knows.
				.filter(element -> ContributorFactoryOSGi.resolve(element.getContributor()) != null);
	}
}
