package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.NameSource;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** World folders and agents of Agent World 0.16. */
class AgentWorldTest extends ExchangeTest {

	private AgentWorldFolder garden;

	@BeforeEach
	void writeFolder() throws Exception {
		garden = new AgentWorldFolder(folder);
		ConnectionSettings openai = ModelFactory.eINSTANCE.createConnectionSettings();
		openai.setName("My OpenAI");
		openai.setProvider("openai");
		openai.setBaseUrl("https://localhost/v1");
		program.engine().connections().create(openai, Optional.empty());
	}

	@Test
	void aWorldBecomesAWorld() throws Exception {
		ImportPreview preview = inspect(garden.root);
		assertThat(preview.kind()).isEqualTo(Kind.WORLD);
		assertThat(preview.origin()).isEqualTo(Origin.AGENT_WORLD);
		assertThat(preview.name()).isEqualTo("My Garden");
		assertThat(preview.agents()).containsExactly("Ada", "Grace Hopper");
		assertThat(preview.chats()).isEqualTo(2);
		assertThat(preview.messages()).isEqualTo(6);
		assertThat(program.worlds().all()).as("a preview changes nothing").isEmpty();

		World world = program.worlds().get(run(garden.root).world().orElseThrow());
		assertThat(world.getName()).isEqualTo("My Garden");
		assertThat(world.getDescription()).isEqualTo("Of plants");
		assertThat(world.getTurnLimit()).isEqualTo(7);
		assertThat(world.getMainAgent().getName()).isEqualTo("Grace Hopper");
		assertThat(world.getTitleConnection()).isEqualTo("my-openai");
		assertThat(world.getTitleModel()).isEqualTo("small");
		assertThat(world.getVariables()).contains("place=Garden");
		Agent ada = world.getAgents().getFirst();
		assertThat(ada.getSystemPrompt()).isEqualTo("You are Ada.\nYou like {{place}}.");
		assertThat(ada.getConnection()).isEqualTo("my-openai");
		assertThat(ada.getModel()).isEqualTo("large");
		assertThat(ada.getTemperature()).isEqualTo(0.5);
		assertThat(ada.getMaxTokens()).isEqualTo(1000);
		assertThat(ada.isAutoReply()).isFalse();
		assertThat(ada.isEnabled()).as("the status never kept an agent from answering").isTrue();
		assertThat(ada.getReasoningEffort()).isEqualTo(ReasoningEffort.HIGH);
		Agent grace = world.getAgents().getLast();
		assertThat(grace.getConnection()).as("there is none of google").isEmpty();
		assertThat(grace.isAutoReply()).isTrue();
		assertConsistent();
	}

	@Test
	void memoriesBecomeOneLogAChat() throws Exception {
		World world = program.worlds().get(run(garden.root).world().orElseThrow());
		Map<String, Chat> chats = program.chats().list(world.getId(), true, Optional.empty(), 9).stream()
				.collect(Collectors.toMap(Chat::getName, Function.identity()));
		assertThat(chats).containsOnlyKeys("Roses", "Recovered");
		assertThat(chats.get("Roses").getNameSource()).isEqualTo(NameSource.CONVERSATION);
		assertThat(chats.get("Roses").getCreatedAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
		AgentId ada = world.getAgents().getFirst().getId();
		AgentId grace = world.getAgents().getLast().getId();
		List<LoggedMessage> log = program.store().log(chats.get("Roses").getId(), 0, 99);
		assertThat(log).extracting(one -> one.message().role()).containsExactly(Role.HUMAN, Role.AGENT, Role.TOOL, Role.AGENT,
				Role.HUMAN);
		assertThat(log).extracting(one -> one.message().authorName()).containsExactly("", "Ada", "list_files", "Grace Hopper",
				"world");
		assertThat(log).extracting(one -> one.message().agent()).containsExactly(Optional.empty(), Optional.of(ada),
				Optional.empty(), Optional.of(grace), Optional.empty());
		assertThat(log).extracting(one -> one.message().text()).containsExactly("What grows?",
				"Let me look.\n\nCalled the tool `list_files`:\n\n```\n{\"path\": \"beds\"}\n```", "```\nroses\n```",
				"@Ada, nice.", "Roses from the world");
		assertThat(log).extracting(one -> one.recipients().seenBy()).containsExactly(Set.of(ada, grace), Set.of(ada, grace),
				Set.of(ada), Set.of(ada, grace), Set.of(grace));
		assertThat(log.get(1).message().createdAt()).isEqualTo(Instant.parse("2026-01-01T10:00:02.500Z"));
		assertThat(program.store().pendingAnswers(chats.get("Roses").getId(), 1)).as("nothing is owed").isEmpty();
		assertThat(program.store().memory(chats.get("Roses").getId(), grace, 99, 99)).hasSize(4);
		assertThat(program.store().log(chats.get("Recovered").getId(), 0, 99)).extracting(one -> one.message().text())
				.containsExactly("lost");
		assertThat(program.store().concerns()).as("all of it has been seen").isEmpty();
	}

	@Test
	void whatIsLeftOutIsSaid() throws Exception {
		garden.write("mcp.json", "{}");
		garden.write("agents/ada/archive/memory-1.json", "[]");
		assertThat(inspect(garden.root).warnings()).anyMatch(text -> text.contains("1 messages of the system"))
				.anyMatch(text -> text.contains("belong to no chat")).anyMatch(text -> text.contains("Recovered"))
				.anyMatch(text -> text.contains("tools and their results are kept as text"))
				.anyMatch(text -> text.contains("'google'")).anyMatch(text -> text.contains("mcp.json"))
				.anyMatch(text -> text.contains("archive of 'Ada'")).anyMatch(text -> text.contains("working_directory"));
	}

	@Test
	void anArchiveIsTheSame() throws Exception {
		Path zip = garden.zipped(folder.resolve("garden.zip"));
		assertThat(inspect(zip)).isEqualTo(inspect(garden.root));
		List<String> ofZip = WholeWorld.of(program.store(), run(zip).world().orElseThrow());
		program.worlds().delete(program.worlds().named("My Garden").orElseThrow().getId());
		assertThat(WholeWorld.of(program.store(), run(garden.root).world().orElseThrow())).isEqualTo(ofZip);
	}

	@Test
	void anAgentIsAddedToAWorld() throws Exception {
		World world = program.world("Other", "Grace");
		Path ada = garden.root.resolve("agents/ada");
		ImportPreview preview = inspect(ada);
		assertThat(preview.kind()).isEqualTo(Kind.AGENT);
		assertThat(preview.warnings()).anyMatch(text -> text.contains("remembers is left out"));
		ImportResult result = run(ada, Optional.of(world.getId()), Map.of());
		assertThat(program.worlds().get(world.getId()).getAgents()).extracting(Agent::getName).containsExactly("Grace", "Ada");
		assertThat(result.agents()).hasSize(1);
		assertThatThrownBy(() -> run(ada)).hasMessageContaining("Name the world");
	}

	@Test
	void handWrittenFilesMayLackMuch() throws Exception {
		AgentWorldFolder other = new AgentWorldFolder(Files.createDirectory(folder.resolve("hand")));
		other.write("config.json", "\uFEFF{\r\n\"name\": \"Bare\"\r\n}\r\n");
		other.write("agents/ada/config.json", "{}");
		other.write("agents/ada/system-prompt.md", "\uFEFFOne\r\nTwo");
		other.write("agents/ada/memory.json",
				"[{\"role\": \"user\", \"content\": \"Hi\", \"chatId\": \"chat-1-aaaaaaaaa\"}, {\"role\": \"assistant\","
						+ " \"content\": \"Ho\", \"chatId\": \"chat-1-aaaaaaaaa\", \"createdAt\": \"yesterday\"}]");
		other.write("agents/grace/memory.json", "[]");
		other.write("chats/chat-1-aaaaaaaaa.json", "{}");
		World world = program.worlds().get(run(other.root).world().orElseThrow());
		assertThat(world.getName()).isEqualTo("Bare");
		assertThat(world.getTurnLimit()).isEqualTo(5);
		assertThat(world.getAgents().getFirst().getName()).isEqualTo("ada");
		assertThat(world.getAgents().getFirst().getSystemPrompt()).isEqualTo("One\nTwo");
		Chat chat = program.chats().list(world.getId(), Optional.empty(), 9).getFirst();
		assertThat(chat.getName()).isEqualTo("New Chat");
		assertThat(chat.getNameSource()).isEqualTo(NameSource.DEFAULT);
		assertThat(program.store().log(chat.getId(), 0, 9)).extracting(one -> one.message().text()).containsExactly("Hi", "Ho");
	}

	@Test
	void settingsThatDoNotFitAreSaidAndLeftOut() throws Exception {
		garden.write("config.json", "{\"name\": \" \\u0007 A\\nB \", \"turnLimit\": 99, \"mainAgent\": \"nobody\","
				+ " \"variables\": \"a=1\\nno value\\na=2\", \"heartbeatEnabled\": true}");
		garden.write("agents/ada/config.json",
				"{\"name\": \"Grace Hopper\", \"temperature\": 3, \"maxTokens\": \"many\", \"provider\": \"xai\"}");
		assertThat(inspect(garden.root).warnings()).anyMatch(text -> text.contains("turn limit"))
				.anyMatch(text -> text.contains("'nobody'")).anyMatch(text -> text.contains("'no value'"))
				.anyMatch(text -> text.contains("'a=2'")).anyMatch(text -> text.contains("heartbeat"))
				.anyMatch(text -> text.contains("temperature")).anyMatch(text -> text.contains("maximum of tokens"))
				.anyMatch(text -> text.contains("'Grace Hopper 2'")).anyMatch(text -> text.contains("'xai'"));
		World world = program.worlds().get(run(garden.root).world().orElseThrow());
		assertThat(world.getName()).isEqualTo("A B");
		assertThat(world.getTurnLimit()).isEqualTo(50);
		assertThat(world.getVariables()).isEqualTo("a=1");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			config.json                  | [] | config.json: an object is expected here
			config.json                  | {"name": 7} | config.json, at /name: a text is expected
			config.json                  | {"name": "A"} {} | something follows
			config.json                  | {"name": "A" | config.json
			config.json                  | {"name": "A", "name": "B"} | Duplicate field 'name'
			agents/ada/config.json       | {"id": "grace"} | another agent has the id
			agents/ada/memory.json       | {} | agents/ada/memory.json
			agents/ada/memory.json       | [7] | an object is expected
			agents/ada/memory.json       | [{"role": "king", "content": "", "chatId": "c"}] | agents/ada/memory.json, at /0/role
			agents/ada/memory.json       | [{"role": "user", "content": [], "chatId": "c"}] | agents/ada/memory.json, at /0/content
			agents/ada/memory.json       | [{"role": "user", "content": 1e999999999, "chatId": "c"}] | /0/content
			agents/ada/memory.json       | [{"role": "user", "content": 99999999999999999999999999999999, "chatId": "c"}] | too large
			chats/chat-1-aaaaaaaaa.json  | nul | chats/chat-1-aaaaaaaaa.json, at line 1
			chats/other.json             | {"id": "chat-1-aaaaaaaaa"} | another file is of the chat
			""")
	void whatIsBrokenIsSaidWithItsPlace(String file, String content, String said) throws Exception {
		garden.write(file, content);
		assertRefused(garden.root, said);
		assertRefused(garden.zipped(folder.resolve("garden.zip")), said);
	}

	@Test
	void hostileFilesAreRefused() throws Exception {
		garden.write("agents/ada/memory.json", "[".repeat(100_000));
		assertRefused(garden.root, "nested deeper");
		garden.write("agents/ada/memory.json", new byte[] { '[', '"', (byte) 0xc3, '(', '"', ']' });
		assertRefused(garden.root, "agents/ada/memory.json, at line 1");
		garden.write("agents/ada/memory.json", "[]");
		garden.write("agents/ada/system-prompt.md", new byte[] { (byte) 0xff, (byte) 0xfe });
		assertRefused(garden.root, "agents/ada/system-prompt.md: this is no text in UTF-8");
	}

	@Test
	void aLinkThatLeadsOutIsRefused() throws Exception {
		Path secret = Files.writeString(folder.resolve("secret"), "a secret");
		Path prompt = garden.root.resolve("agents/ada/system-prompt.md");
		Files.delete(prompt);
		Files.createSymbolicLink(prompt, secret);
		assertRefused(garden.root, "agents/ada/system-prompt.md: this is a link that leads out of the folder");
		Files.delete(prompt);
		Path outside = Files.createDirectories(folder.resolve("outside/eve"));
		Files.writeString(outside.resolve("config.json"), "{}");
		Files.createSymbolicLink(garden.root.resolve("agents/eve"), outside);
		assertRefused(garden.root, "agents/eve/config.json: this is a link");
	}

	@Test
	void aMillionAgentsAreRefused() throws Exception {
		Path zip = folder.resolve("many.zip");
		zip(zip, IntStream.range(0, 1001).mapToObj(i -> "w/agents/a" + i + "/config.json").toList(), "{}");
		assertRefused(zip, "at most 1000 agents");
		zip(zip, IntStream.range(0, 104_001).mapToObj(i -> "w/agents/a" + i + "/config.json").toList(), "{}");
		assertRefused(zip, "more than 104000 entries");
	}

	@ParameterizedTest
	@CsvSource({ "../evil.json", "/etc/evil.json", "w/../../evil.json", "w\\..\\evil.json", "C:evil.json" })
	void pathsThatLeadOutOfAnArchiveAreRefused(String path) throws Exception {
		Path zip = folder.resolve("evil.zip");
		zip(zip, List.of("w/config.json", path), "{}");
		assertRefused(zip, "'" + path + "' in it leads out of it");
	}

	@Test
	void anArchiveThatUnpacksToTooMuchIsRefused() throws Exception {
		Path zip = folder.resolve("bomb.zip");
		try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream bomb = new ZipOutputStream(out)) {
			bomb.putNextEntry(new ZipEntry("w/config.json"));
			bomb.write("{}".getBytes(StandardCharsets.UTF_8));
			bomb.putNextEntry(new ZipEntry("w/agents/a/config.json"));
			bomb.write("{}".getBytes(StandardCharsets.UTF_8));
			bomb.putNextEntry(new ZipEntry("w/agents/a/memory.json"));
			byte[] spaces = new byte[1 << 20];
			Arrays.fill(spaces, (byte) ' ');
			for (int i = 0; i < 300; i++) {
				bomb.write(spaces);
			}
		}
		assertThat(Files.size(zip)).isLessThan(1_000_000);
		assertRefused(zip, "more than 256 MB");
		Files.write(zip, List.of("PK\u0003\u0004 and nothing more"));
		assertRefused(zip, "no archive that can be read");
	}

	@Test
	void memoriesThatWouldFillTheMemoryAreRefused() throws Exception {
		Path zip = folder.resolve("rows.zip");
		zipMemory(zip, "{\"role\": \"user\", \"chatId\": \"c\"},", 1_000_001);
		assertThat(Files.size(zip)).isLessThan(1_000_000);
		assertUnreadable(zip, "agents/a/memory.json, at /1000000: the agents remember more than 1000000 messages");
		zipMemory(zip, "{\"role\": \"assistant\", \"chatId\": \"c\", \"tool_calls\": [" + "{},".repeat(400_000) + "{}]},", 3);
		assertUnreadable(zip, "the agents remember more than 1000000 messages and calls of tools");
	}

	@Test
	void namesOfMembersCountAsText() throws Exception {
		Path zip = folder.resolve("names.zip");
		try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream bomb = new ZipOutputStream(out)) {
			bomb.putNextEntry(new ZipEntry("w/config.json"));
			bomb.write('{');
			OutputStream buffered = new BufferedOutputStream(bomb, 1 << 20);
			String name = "x".repeat(990);
			for (int i = 0; i < 142_000; i++) {
				buffered.write(("\"" + name + i + "\": 0,").getBytes(StandardCharsets.UTF_8));
			}
			buffered.flush();
		}
		assertUnreadable(zip, "this has more than " + Bounds.LARGEST_ELEMENT + " characters");
	}

	@Test
	void messagesOfMoreChatsThanThereMayBeAreRefused() throws Exception {
		garden.write("agents/ada/memory.json", "[" + IntStream.rangeClosed(0, Bounds.MOST_CHATS)
				.mapToObj(i -> "{\"role\": \"user\", \"chatId\": \"" + i + "\"}").collect(Collectors.joining(",")) + "]");
		assertRefused(garden.root, "messages of more than 100000 chats");
	}

	@Test
	void noTextTakesLongerThanItsLength() throws Exception {
		String lines = IntStream.range(0, 90_000).mapToObj(i -> "v" + i + "=1\\n").collect(Collectors.joining());
		garden.write("config.json", "{\"name\": \"W\", \"variables\": \"" + lines + "\"}");
		garden.write("agents/ada/memory.json",
				"[{\"role\": \"tool\", \"chatId\": \"c\", \"content\": \"" + "`".repeat(5_000_000) + "\"}]");
		ImportPreview preview = assertTimeoutPreemptively(TestEngine.PATIENCE, () -> inspect(garden.root));
		assertThat(preview.warnings()).noneMatch(text -> text.contains("variables"));
		garden.write("config.json", "{\"variables\": \"" + "#".repeat(Bounds.LONGEST_VARIABLES + 1) + "\"}");
		assertRefused(garden.root, "config.json, at /variables: there are 1048577 characters");
	}

	/** An archive of a world with one agent, whose memory has a row many times. */
	private static void zipMemory(Path file, String row, int times) throws Exception {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (String config : List.of("w/config.json", "w/agents/a/config.json")) {
				zip.putNextEntry(new ZipEntry(config));
				zip.write("{}".getBytes(StandardCharsets.UTF_8));
			}
			zip.putNextEntry(new ZipEntry("w/agents/a/memory.json"));
			OutputStream buffered = new BufferedOutputStream(zip, 1 << 20);
			buffered.write('[');
			byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < times; i++) {
				buffered.write(bytes);
			}
			buffered.write("{}]".getBytes(StandardCharsets.UTF_8));
			buffered.flush();
		}
	}

	private static void zip(Path file, List<String> paths, String content) throws Exception {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("w/config.json".equals(paths.getFirst()) ? "w/other" : "w/config.json"));
			zip.write("{}".getBytes(StandardCharsets.UTF_8));
			for (String path : paths) {
				zip.putNextEntry(new ZipEntry(path));
				zip.write(content.getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private void assertUnreadable(Path path, String said) {
		assertThatThrownBy(() -> inspect(path)).isInstanceOf(UnreadableException.class).hasMessageContaining(said);
	}

	private void assertRefused(Path path, String said) throws Exception {
		List<String> before = everything();
		assertUnreadable(path, said);
		assertThatThrownBy(() -> run(path)).isInstanceOf(UnreadableException.class).hasMessageContaining(said);
		assertThat(everything()).isEqualTo(before);
	}
}
