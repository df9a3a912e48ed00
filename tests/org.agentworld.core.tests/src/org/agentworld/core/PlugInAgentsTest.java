package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.faulty.Echo;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.World;
import org.agentworld.spi.tool.ToolDescriptor.Effect;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.Osgi;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.Signals;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestPlugIn;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.junit.jupiter.api.Test;

/** Agents of plug-ins that are installed while the program runs. */
class PlugInAgentsTest extends PlugInTest {

	@Test
	void anAgentAppearsWhenItsPlugInIsInstalledAndAnswers() {
		assertThat(program.engine().plugIns().agents()).isEmpty();
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			ChatRecorder chat = chatWith("test.echo");
			program.send(chat.chat(), "hello");
			chat.awaitIdle();
			assertThat(chat.texts(Role.AGENT)).containsExactly("echo: hello");
			assertThat(chat.events(TurnChunk.class)).extracting(TurnChunk::text).containsExactly("echo: ", "hello");
			assertThat(chat.events(TurnEnded.class)).hasSize(1);
			chat.assertOrderly();
		}
		awaitAgent("test.echo/agent", false);
		assertThat(program.engine().plugIns().agents()).isEmpty();
	}

	@Test
	void itKnowsItsOwnChatAndSettingsAndNothingElse() {
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			Agent draft = program.engine().plugIns().agent("test.echo/agent").orElseThrow().draft();
			draft.setName("Ronda");
			draft.setSystemPrompt("Be {{how}}.");
			draft.setExtraParameters("{\"loud\": true}");
			World world = program.world("World", settings -> {
				settings.setVariables("how=brief\nwhere=here");
				settings.getAgents().add(draft);
			});
			ChatRecorder other = chat(world, "other");
			program.send(other.chat(), "a secret");
			other.awaitIdle();
			ChatRecorder chat = chat(world, "chat");
			program.send(chat.chat(), "one");
			chat.awaitIdle();
			program.send(chat.chat(), "know");
			chat.awaitIdle(2);
			assertThat(chat.texts(Role.AGENT).getLast()).isEqualTo("Ronda|Be brief.|{\"loud\": true}|{how=brief, where=here}|"
					+ "[USER : one, ASSISTANT Ronda: echo: one, USER : know]");
		}
	}

	@Test
	void itAnswersBesideModelsInTheirOrderAndInParallel() throws Exception {
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			World world = program.world("World", settings -> {
				settings.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME);
				settings.getAgents().add(program.engine().plugIns().agent("test.echo/agent").orElseThrow().draft());
			}, "Ada");
			ChatRecorder chat = chat(world, "chat");
			Call ada = ask(chat, "hello");
			chat.await(TurnEnded.class, _ -> true);
			answer(ada, chat, "Hello.");
			chat.awaitIdle();
			assertThat(chat.texts(Role.AGENT)).containsExactlyInAnyOrder("echo: hello", "Hello.");
			program.send(chat.chat(), "@Echo alone");
			chat.awaitIdle(2);
			assertThat(chat.texts(Role.AGENT).getLast()).isEqualTo("echo: @Echo alone");
			assertThat(provider.hasCall(id(chat))).as("the model was asked").isFalse();
		}
	}

	@Test
	void itIsStoppedAndAskedAgain() throws Exception {
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			ChatRecorder chat = chatWith("test.echo");
			program.send(chat.chat(), "wait");
			chat.await(TurnChunk.class, chunk -> chunk.text().equals("waiting"));
			TestEngine.get(program.chats().stop(id(chat)));
			Signals.await("closed");
			Signals.await("interrupted");
			Turn cancelled = chat.await(TurnCancelled.class, _ -> true).turn();
			assertThat(program.snapshot(id(chat)).page().messages().getLast().text()).isEqualTo("waiting");
			TestEngine.get(program.chats().retry(id(chat), cancelled.id()));
			chat.await(TurnChunk.class, chunk -> chunk.text().equals("waiting"), 2);
			TestEngine.get(program.chats().stop(id(chat)));
		}
	}

	@Test
	void whatItSaysOfItsFailureIsShown() {
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			ChatRecorder chat = chatWith("test.echo");
			program.send(chat.chat(), "fail");
			TurnError error = chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
			assertThat(error.kind()).isEqualTo(TurnError.Kind.AGENT);
			assertThat(error.message()).isEqualTo("There is no echo here. Speak louder.");
		}
	}

	@Test
	void withoutItsPlugInItFailsInWordsAndAnswersAgainWhenThatIsBack() {
		ChatRecorder chat;
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			chat = chatWith("test.echo");
		}
		awaitAgent("test.echo/agent", false);
		program.send(chat.chat(), "hello");
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		assertThat(failed.error().orElseThrow().kind()).isEqualTo(TurnError.Kind.PLUG_IN);
		assertThat(failed.error().orElseThrow().message()).contains("plug-in test.echo", "not installed", "test.echo/agent");
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			TestEngine.get(program.chats().retry(id(chat), failed.id()));
			chat.awaitIdle(2);
			assertThat(chat.texts(Role.AGENT)).containsExactly("echo: hello");
		}
	}

	@Test
	void anAgentWhoseContributionNamesNothingFailsInWords() {
		World world = program.world("World", draft -> {
			Agent odd = TestEngine.agent("Odd");
			odd.setContribution("nonsense");
			odd.setAnsweredByClass(true);
			draft.getAgents().add(odd);
		});
		ChatRecorder chat = chat(world, "chat");
		program.send(chat.chat(), "hello");
		TurnError error = chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
		assertThat(error.kind()).isEqualTo(TurnError.Kind.PLUG_IN);
		assertThat(error.message()).contains("'nonsense'");
	}

	/** What is read while its plug-in goes is neither an error nor half an agent. */
	@Test
	void plugInsComeAndGoWhileTheyAreListed() throws Exception {
		AtomicBoolean going = new AtomicBoolean(true);
		CompletableFuture<Void> listing = CompletableFuture.runAsync(() -> {
			while (going.get()) {
				program.engine().plugIns().all();
			}
		}, task -> Thread.ofPlatform().daemon().start(task));
		for (int i = 0; i < 30; i++) {
			installed("test.coming", Echo.class).close();
		}
		going.set(false);
		TestEngine.get(listing);
		awaitAgent("test.coming/agent", false);
	}

	@Test
	void aPlugInThatIsSwitchedOffIsUsedNoMoreFromTheNextTurnOn() throws Exception {
		try (TestPlugIn _ = installed("test.echo", Echo.class)) {
			ChatRecorder running = chatWith("test.echo");
			ChatRecorder chat = chat(program.worlds().all().getFirst(), "next");
			program.send(running.chat(), "wait");
			running.await(TurnChunk.class, chunk -> chunk.text().equals("waiting"));

			program.engine().plugIns().switchPlugIn("test.echo", false);
			assertThat(program.engine().plugIns().agents()).isEmpty();
			program.send(chat.chat(), "hello");
			Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
			assertThat(failed.error().orElseThrow().message()).contains("test.echo", "switched off");
			assertThat(program.snapshot(id(running)).liveTurns()).as("what runs goes on").hasSize(1);
			TestEngine.get(program.chats().stop(id(running)));

			program.restart();
			assertThat(program.engine().plugIns().agents()).as("after a restart").isEmpty();
			program.engine().plugIns().switchPlugIn("test.echo", true);
			assertThat(program.engine().plugIns().agents()).hasSize(1);
			TestEngine.get(program.chats().retry(id(chat), failed.id()));
			chat.awaitIdle(2);
			assertThat(chat.texts(Role.AGENT)).containsExactly("echo: hello");
		}
	}

	@Test
	void providersAndServicesOfAPlugInThatIsSwitchedOffAreNotGivenOut() throws Exception {
		String plugIn = "org.agentworld.providers";
		try (TestEngine other = new TestEngine(folder.resolve("other"),
				LlmProviders.registeredIn(Osgi.service(IExtensionRegistry.class)), new MemoryKeyring())) {
			int presets = other.engine().connections().presets().size();
			assertThat(presets).isPositive();
			other.engine().plugIns().switchPlugIn(plugIn, false);
			assertThat(other.engine().connections().presets()).isEmpty();
			assertThatThrownBy(() -> other.engine().modelServers().settings("offline")).isInstanceOf(RefusedException.class)
					.hasMessageContaining(plugIn).hasMessageContaining("switched off");
			other.engine().plugIns().switchPlugIn(plugIn, true);
			assertThat(other.engine().connections().presets()).hasSize(presets);
			other.engine().modelServers().settings("offline");
		}
	}

	@Test
	void anotherVersionOfAPlugInIsUsedAtOnce() {
		try (TestPlugIn plugIn = installed("test.echo", Echo.class)) {
			ChatRecorder chat = chatWith("test.echo");
			program.send(chat.chat(), "one");
			chat.awaitIdle();
			plugIn.update(agent(Echo.class).replace("id='agent'", "id='other'"), Echo.class);
			awaitAgent("test.echo/other", true);
			program.send(chat.chat(), "two");
			assertThat(chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow().message()).contains("test.echo");
			plugIn.update(agent(Echo.class), Echo.class);
			awaitAgent("test.echo/agent", true);
			program.send(chat.chat(), "three");
			chat.awaitIdle(3);
			assertThat(chat.texts(Role.AGENT)).containsExactly("echo: one", "echo: three");
		}
	}

	@Test
	void allThatAPlugInContributesIsListedAndWhatIsWrongWithIt() {
		try (TestPlugIn _ = TestPlugIn.start("test.many", """
				<extension point='org.agentworld.spi.agents'>
				   <promptAgent id='reader' name='Reader' description='Reads.' temperature='0.2' topP='0.9' maxTokens='500'
				         reasoningEffort='low'>
				      <prompt>
				         Read
				         carefully:
				           line by line.
				      </prompt>
				      <starter>Read this.</starter>
				      <starter>Read that.</starter>
				   </promptAgent>
				   <promptAgent id='hot' name='Hot' temperature='3'><prompt>Burn.</prompt></promptAgent>
				   <promptAgent id='wordy' name='Wordy' maxTokens='many'><prompt>Talk.</prompt></promptAgent>
				   <promptAgent id='no name'><prompt>Hide.</prompt></promptAgent>
				   <classAgent id='empty' name='Empty'/>
				   <classAgent id='blind' name='Blind' class='org.example.Blind' icon='missing.svg'/>
				</extension>
				<extension point='org.agentworld.spi.tools'>
				   <tool name='look' description='Looks.' effect='reads' class='org.example.Look'>
				      <arguments>{"type": "object"}</arguments>
				   </tool>
				   <tool name='look' description='Looks again.' effect='reads' class='org.example.Look'>
				      <arguments>{"type": "object"}</arguments>
				   </tool>
				   <tool name='write' description='Writes.' effect='changes' class='org.example.Write'>
				      <arguments>{"type": "object"}</arguments>
				   </tool>
				   <tool name='say it' description='Says.' effect='reads' class='org.example.Say'><arguments>{}</arguments></tool>
				   <tool name='odd' description='Is odd.' effect='none' class='org.example.Odd'><arguments>{}</arguments></tool>
				   <tool name='vague' description='Is vague.' effect='reads' class='org.example.Vague'><arguments>{</arguments></tool>
				</extension>""")) {
			awaitAgent("test.many/reader", true);
			PlugIn plugIn = program.engine().plugIns().all().stream().filter(one -> one.id().equals("test.many")).findFirst()
					.orElseThrow();
			assertThat(plugIn.name()).isEqualTo("Plug-in test.many");
			assertThat(plugIn.version()).isEqualTo("1.2.3");
			assertThat(plugIn.vendor()).isEqualTo("Tests");
			assertThat(plugIn.on()).isTrue();
			assertThat(plugIn.problem()).isEmpty();
			assertThat(plugIn.contributions()).extracting(one -> one.name() + ": " + one.fault().orElse("good")).containsExactly(
					"Reader: good", "Hot: The temperature is 3.0; 0 to 2 are allowed.",
					"Wordy: Its 'maxTokens' is not a number: 'many'.",
					"promptAgent: Its id is letters, digits, '.', '_' and '-', not 'no name'.", "Empty: Its 'class' is missing.",
					"Blind: Its icon 'missing.svg' is not in the plug-in.", "look: Another tool is called 'look' as well.",
					"look: Another tool is called 'look' as well.", "write: good",
					"say it: The name of a tool is 1 to 64 letters, digits, '_' and '-', not 'say it'.",
					"odd: Its 'effect' is reads or changes, not 'none'.",
					plugIn.contributions().getLast().name() + ": " + plugIn.contributions().getLast().fault().orElseThrow());
			assertThat(plugIn.contributions().getLast().fault().orElseThrow()).startsWith("Its 'arguments' are not a JSON Schema");
			assertThat(program.engine().plugIns().tools()).extracting(tool -> tool.name() + " " + tool.effect())
					.containsExactly("write " + Effect.CHANGES);

			ContributedAgent reader = program.engine().plugIns().agent("test.many/reader").orElseThrow();
			assertThat(reader.starters()).isEqualTo(List.of("Read this.", "Read that."));
			assertThat(reader.icon()).isEqualTo(Optional.empty());
			Agent draft = reader.draft();
			assertThat(draft.getSystemPrompt()).isEqualTo("Read\ncarefully:\n  line by line.");
			assertThat(draft.getTemperature()).isEqualTo(0.2);
			assertThat(draft.getTopP()).isEqualTo(0.9);
			assertThat(draft.getMaxTokens()).isEqualTo(500);
			assertThat(draft.getReasoningEffort()).isEqualTo(ReasoningEffort.LOW);
			assertThat(draft.isAnsweredByClass()).isFalse();
			assertThat(program.engine().plugIns().agents()).containsExactly(reader);
		}
	}

	@Test
	void whoSignedAPlugInIsSaid() throws Exception {
		Path jar = folder.resolve("signed.jar");
		Path keys = folder.resolve("keys");
		Files.write(jar, TestPlugIn.jar("test.signed", TestPlugIn.IMPORTS, agent(Echo.class), Echo.class));
		tool("keytool", "-genkeypair", "-alias", "tester", "-keyalg", "RSA", "-dname", "CN=Tester", "-storepass", "changeit",
				"-keystore", keys.toString());
		tool("jarsigner", "-keystore", keys.toString(), "-storepass", "changeit", jar.toString(), "tester");
		try (TestPlugIn signed = TestPlugIn.install("test.signed", Files.readAllBytes(jar));
				TestPlugIn _ = installed("test.unsigned", Echo.class)) {
			signed.start();
			awaitAgent("test.signed/agent", true);
			assertThat(program.engine().plugIns().all()).filteredOn(one -> one.id().startsWith("test."))
					.extracting(one -> one.id() + " " + one.signer())
					.containsExactly("test.signed Optional[CN=Tester]", "test.unsigned Optional.empty");
		}
	}

	private static void tool(String name, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isZero();
	}

	@Test
	void anAgentOfAPromptAnswersWithItsModelAlsoWithoutItsPlugIn() {
		World world;
		try (TestPlugIn _ = TestPlugIn.start("test.prompt", """
				<extension point='org.agentworld.spi.agents'>
				   <promptAgent id='agent' name='Reader'><prompt>Read.</prompt></promptAgent>
				</extension>""")) {
			awaitAgent("test.prompt/agent", true);
			world = worldOf("test.prompt");
		}
		awaitAgent("test.prompt/agent", false);
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "hello");
		assertThat(call.request().systemPrompt()).isEqualTo("Read.");
		answer(call, chat, "I read.");
	}
}
