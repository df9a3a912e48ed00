package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not as they should be change nothing, and are refused with the place and the reason. */
class BrokenJsonTest extends ExchangeTest {

	private static final String HEAD = "{\"format\": \"agent-world-workbench\", \"version\": 1, ";
	private static final String SETTINGS = HEAD + "\"kind\": \"WORLD\", \"world\": {\"name\": \"W\"}, ";
	private static final String AGENTS = SETTINGS + "\"agents\": [{\"id\": \"a\", \"name\": \"Ada\"}], ";
	private static final String CHAT = AGENTS
			+ "\"chats\": [{\"id\": \"c\", \"name\": \"C\", \"createdAt\": \"2026-01-01T00:00:00Z\", ";
	private static final String MESSAGES = CHAT + "\"messages\": [";
	private static final String TIME = "\"createdAt\": \"2026-01-01T00:00:00Z\"";
	private static final String FIRST = "{\"id\": \"m\", \"position\": 1, \"role\": \"HUMAN\", " + TIME
			+ ", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}]";
	private static final String TURN = "{\"id\": \"t\", \"ordinal\": 1, \"agent\": \"a\", \"agentName\": \"Ada\","
			+ " \"humanMessage\": \"m\", \"turnOfExchange\": 1, \"requestedAt\": \"2026-01-01T00:00:00Z\","
			+ " \"endedAt\": \"2026-01-01T00:00:00Z\", \"state\": ";
	private static final Map<String, String> SHORT = Map.of("HEAD", HEAD, "SETTINGS", SETTINGS, "AGENTS", AGENTS, "CHAT",
			CHAT, "MESSAGES", MESSAGES, "FIRST", FIRST, "TURN", TURN, "TIME", TIME);

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			nothing          | ^^ | an object is expected here
			no object        | [] | an object is expected here
			no JSON          | hello | line 1
			other format     | {"a": 1} | this is not an export of this program
			later version    | {"format": "agent-world-workbench", "version": 2} | newer version of the program
			no version       | {"format": "agent-world-workbench"} | 'version' is expected
			no kind          | ${HEAD} "x": 1} | 'kind' is expected
			unknown kind     | ${HEAD} "kind": "GALAXY"} | at /kind: one of [WORLD, CHAT, AGENT]
			cut off          | ${MESSAGES} ${FIRST} | line 1
			no agents        | ${HEAD} "kind": "WORLD", "world": {"name": "W"}} | 'agents' is missing
			world too late   | ${HEAD} "kind": "WORLD", "agents": [], "world": {"name": "W"}} | after 'world'
			no name          | ${HEAD} "kind": "WORLD", "world": {}, "agents": []} | at /world: 'name' is missing
			name is a number | ${HEAD} "kind": "WORLD", "world": {"name": 5}} | at /world/name: a text is expected
			turn limit       | ${HEAD} "kind": "WORLD", "world": {"name": "W", "turnLimit": 51}} | The turn limit is 51
			fraction         | ${HEAD} "kind": "WORLD", "world": {"name": "W", "turnLimit": 1.5}} | /world/turnLimit: a whole
			huge number      | ${HEAD} "kind": "WORLD", "world": {"name": "W", "turnLimit": 99999999999999999999}} | too large
			main agent       | ${HEAD} "kind": "WORLD", "world": {"name": "W", "mainAgent": "z"}, "agents": []} | /world/mainAgent
			same id          | ${SETTINGS} "agents": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]} | /agents/1: an agent before
			same name        | ${SETTINGS} "agents": [{"id": "a", "name": "A"}, {"id": "b", "name": "a"}]} | /agents/1: an agent before
			bad name         | ${SETTINGS} "agents": [{"id": "a", "name": "A\\nB"}]} | line break
			temperature      | ${SETTINGS} "agents": [{"id": "a", "name": "A", "temperature": 1e400}]} | too large
			temperature 3    | ${SETTINGS} "agents": [{"id": "a", "name": "A", "temperature": 3}]} | The temperature is 3.0
			extra parameters | ${SETTINGS} "agents": [{"id": "a", "name": "A", "extraParameters": "x"}]} | not a JSON object
			flag             | ${SETTINGS} "agents": [{"id": "a", "name": "A", "enabled": "yes"}]} | /agents/0/enabled: true or false
			literal          | ${SETTINGS} "agents": [{"id": "a", "name": "A", "reasoningEffort": "SOME"}]} | one of [DEFAULT
			twice            | ${SETTINGS} "agents": [], "agents": []} | Duplicate field
			chats first      | ${SETTINGS} "chats": []} | stands after 'agents'
			no chat name     | ${AGENTS} "chats": [{"id": "c", "messages": []}]} | at /chats/0: 'name' is missing
			no time          | ${AGENTS} "chats": [{"id": "c", "name": "C", "createdAt": "soon"}]} | /chats/0/createdAt: a time is
			ancient time     | ${AGENTS} "chats": [{"id": "c", "name": "C", "createdAt": "0001-01-01T00:00:00Z"}]} | years 1678 to 2261
			same chat        | ${CHAT} "messages": []}, {"id": "c", "name": "D", ${TIME}}]} | /chats/1/id: a chat before
			not a message    | ${MESSAGES} 5]}]} | at /chats/0/messages/0: an object is expected
			cut why          | ${MESSAGES} ${FIRST}, "cut": "DELETE"}]}]} | /cut: one of [REGENERATE] is expected
			no alternative   | ${MESSAGES} ${FIRST}, "cut": "REGENERATE"}]}]} | /cut: only an agent's answer can be
			no content       | ${MESSAGES} {"id": "m", "position": 1, "role": "HUMAN", ${TIME}}]}]} | 'content' is missing
			empty content    | ${MESSAGES} {"id": "m", "position": 1, "role": "HUMAN", ${TIME}, "content": []}]}]} | at least one part
			position 0       | ${MESSAGES} {"id": "m", "position": 0}]}]} | /chats/0/messages/0/position: the number is 0
			same position    | ${MESSAGES} ${FIRST}}, {"id": "n", "position": 1}]}]} | this one must be above
			same message     | ${MESSAGES} ${FIRST}}, {"id": "m", "position": 2}]}]} | /messages/1/id: a message before
			nobody           | ${MESSAGES} {"id": "m", "position": 1, "role": "AGENT"}]}]} | an agent wrote this
			unknown part     | ${MESSAGES} {"id": "m", "position": 1, "role": "HUMAN", "content": [{"type": "film"}]}]}]} | 'film' is no part
			no file          | ${MESSAGES} {"id": "m", "position": 1, "role": "HUMAN", "content": [{"type": "attachment", "id": "x"}]}]}]} | /content/0/id: 64 hex
			unfinished turn  | ${MESSAGES} ${FIRST}, "turns": [${TURN} "CALLING_MODEL"}]}]}]} | cannot be CALLING_MODEL
			failed why       | ${MESSAGES} ${FIRST}, "turns": [${TURN} "FAILED"}]}]}]} | exactly if it failed
			dismissed        | ${MESSAGES} ${FIRST}, "turns": [${TURN} "ENDED", "dismissed": true}]}]}]} | cannot be dismissed
			same turn        | ${MESSAGES} ${FIRST}, "turns": [${TURN} "ENDED"}, ${TURN} "ENDED"}]}]}]} | a turn before in this chat
			floor            | ${MESSAGES} ${FIRST}}], "memoryFloors": {"a": -1}}]} | /chats/0/memoryFloors/a: the number is -1
			queue            | ${MESSAGES} ${FIRST}}], "queue": [{"id": "m"}]}]} | /chats/0/queue/0/id: a message before
			agent alone      | ${HEAD} "kind": "AGENT", "agents": []} | it is to hold one agent, and holds 0
			chat alone       | ${HEAD} "kind": "CHAT", "agents": []} | it is to hold one chat, and holds 0
			more behind      | ${SETTINGS} "agents": []} {} | something follows after the end
			""")
	void whatIsWrongIsSaidWithItsPlace(String what, String json, String said) throws Exception {
		assertRefused(write(complete(json)), said);
	}

	private static String complete(String json) {
		String text = json;
		for (Map.Entry<String, String> word : SHORT.entrySet()) {
			text = text.replace("${" + word.getKey() + "}", word.getValue());
		}
		return text;
	}

	@Test
	void deepNestingIsRefused() throws Exception {
		assertRefused(write(SETTINGS + "\"x\": " + "[".repeat(100_000)), "nested deeper");
	}

	@Test
	void aMillionAgentsAreRefused() throws Exception {
		Path file = folder.resolve("many.json");
		try (Writer out = Files.newBufferedWriter(file)) {
			out.write(SETTINGS + "\"agents\": [");
			for (int i = 0; i < 1_000_000; i++) {
				out.write("{\"id\": \"" + i + "\", \"name\": \"" + i + "\"},");
			}
		}
		assertRefused(file, "at /agents/1000: a world has at most 1000 agents");
	}

	@Test
	void aMessageOfAMillionPartsIsRefused() throws Exception {
		Path file = folder.resolve("parts.json");
		try (Writer out = Files.newBufferedWriter(file)) {
			out.write(MESSAGES + "{\"content\": [");
			for (int i = 0; i < 1_000_001; i++) {
				out.write("{},");
			}
		}
		assertRefused(file, "more than 1000000 parts");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			recipients | ${MESSAGES} ${FIRST}, "seenBy": [*]}]}]} | "a" | 1000 | /chats/0/messages/0/seenBy: there are 1001
			answering  | ${MESSAGES} ${FIRST}, "answeredBy": [*]}]}]} | "a" | 1000 | /answeredBy: there are 1001
			turns      | ${MESSAGES} ${FIRST}, "turns": [*]}]}]} | {} | 10000 | /chats/0/messages/0/turns: there are 10001
			parts      | ${MESSAGES} {"id": "m", "position": 1, "role": "HUMAN", "content": [*]}]}]} | {} | 10000 | /content: there are 10001
			waiting    | ${MESSAGES} ${FIRST}}], "queue": [*]}]} | {} | 1000 | /chats/0/queue: there are 1001
			floors     | ${MESSAGES} ${FIRST}}], "memoryFloors": {*}}]} | "#": 0 | 1000 | /chats/0/memoryFloors: there are 1001
			""")
	void moreOfOneKindThanThereCanBeIsRefused(String what, String json, String one, int most, String said)
			throws Exception {
		String many = IntStream.rangeClosed(0, most).mapToObj(i -> one.replace("#", "" + i)).collect(Collectors.joining(","));
		assertRefused(write(complete(json).replace("*", many)), said);
	}

	@Test
	void textThatIsNoUtf8IsRefused() throws Exception {
		byte[] text = (SETTINGS + "\"agents\": [{\"id\": \"a\", \"name\": \"A?\"}]}").getBytes(StandardCharsets.UTF_8);
		text[new String(text, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xc3;
		assertRefused(Files.write(folder.resolve("latin.json"), text), "UTF-8");
	}

	@Test
	void aByteOrderMarkAndOtherLineEndsAreNoFault() throws Exception {
		String text = "\uFEFF" + AGENTS.replace(", ", ",\r\n") + "\"chats\": []}";
		assertThat(run(write(text)).world()).isPresent();
	}

	@Test
	void aFileWhoseContentWasChangedIsRefused() throws Exception {
		String id = AttachmentId.of(new byte[] { 1, 2, 3 }).toString();
		String part = "{\"id\": \"m\", \"position\": 1, \"role\": \"HUMAN\", " + TIME
				+ ", \"content\": [{\"type\": \"attachment\", \"id\": \"" + id
				+ "\", \"name\": \"../../x\\u202egpj.exe\", \"mediaType\": \"image/png\"%s}]}]}]}";
		assertRefused(write(MESSAGES + part.formatted(", \"content\": \"AQIE\"")), "not the SHA-256 of the content");
		assertRefused(write(MESSAGES + part.formatted(", \"content\": \"?\"")), "this is not Base64");
		assertRefused(write(MESSAGES + part.formatted("")), "neither here nor before");
		WorldId world = run(write(MESSAGES + part.formatted(", \"content\": \"AQID\""))).world().orElseThrow();
		assertThat(WholeWorld.of(program.store(), world)).as("the name is made plain")
				.anyMatch(line -> line.contains("name=xgpj.exe"));
	}

	@Test
	void whatIsUnknownIsLeftOutAndSaidOnce() throws Exception {
		Path file = write(MESSAGES + FIRST + ", \"mood\": 1}, " + FIRST.replace("\"m\"", "\"n\"").replace(": 1,", ": 2,")
				+ ", \"mood\": 2}], \"colour\": 3}], \"extra\": {}}");
		List<String> warnings = inspect(file).warnings();
		assertThat(warnings).filteredOn(text -> text.contains("'mood'")).hasSize(1);
		assertThat(warnings).anyMatch(text -> text.contains("'colour'")).anyMatch(text -> text.contains("'extra'"));
		assertThat(run(file).chats()).hasSize(1);
	}

	/** Every byte of a good file changed, cut out or doubled: it is imported whole, or refused and nothing has changed. */
	@Test
	void damagedFilesAreImportedWholeOrNotAtAll() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("BrokenJsonTest: -Dseed=" + seed);
		Random random = new Random(seed);
		WorldId world = RandomWorld.in(program, "World", random);
		byte[] good = Files.readAllBytes(export(world));
		program.worlds().delete(world);
		Path file = folder.resolve("damaged.json");
		for (int i = 0; i < 150; i++) {
			byte[] damaged = good.clone();
			int place = random.nextInt(damaged.length);
			switch (random.nextInt(3)) {
				case 0 -> damaged[place] = (byte) random.nextInt(256);
				case 1 -> damaged = Arrays.copyOf(damaged, place);
				default -> damaged[place] ^= (byte) (1 << random.nextInt(7));
			}
			Files.write(file, damaged);
			try {
				Optional<WorldId> imported = run(file).world();
				program.worlds().delete(imported.orElseThrow());
			} catch (RefusedException e) {
				assertThat(e).isInstanceOf(UnreadableException.class).hasMessageStartingWith("damaged.json");
			}
			assertThat(everything()).isEmpty();
		}
		assertThat(program.worlds().all()).extracting(World::getName).isEmpty();
	}

	private Path write(String text) throws Exception {
		return Files.writeString(folder.resolve("broken.json"), text);
	}

	private void assertRefused(Path file, String said) throws Exception {
		List<String> before = everything();
		assertThatThrownBy(() -> run(file)).isInstanceOf(UnreadableException.class).hasMessageContaining(said)
				.hasMessageStartingWith(file.getFileName().toString());
		assertThat(everything()).isEqualTo(before);
		assertThat(Set.copyOf(program.worlds().all())).isEmpty();
	}
}
