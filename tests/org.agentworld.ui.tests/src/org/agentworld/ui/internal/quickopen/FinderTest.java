package org.agentworld.ui.internal.quickopen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.quickopen.Ranking.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FinderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final BlockingQueue<Results> shown = new LinkedBlockingQueue<>();
	private final BlockingQueue<RefusedException> failures = new LinkedBlockingQueue<>();
	private TestEngine program;

	@BeforeEach
	void open() {
		program = new TestEngine(folder, new ScriptedProvider());
	}

	@AfterEach
	void close() {
		program.close();
	}

	@Test
	void findsWorldsAgentsAndChats() throws InterruptedException {
		World garden = program.world("Garden", "Rose", "Tulip");
		program.world("Kitchen", "Rosemary");
		ChatAddress chat = program.chat(garden, "Roses in May");
		try (Finder finder = finder(List.of())) {
			finder.find("rose");
			assertThat(names(awaitComplete("rose"))).as("the whole name first, then equals as they were used")
					.containsExactly("Rose", "Roses in May", "Rosemary");
			finder.find("gar");
			Results worlds = awaitComplete("gar");
			assertThat(worlds.rows().iterator().next().target()).isEqualTo(new Target.OfWorld(garden.getId(), "Garden"));
			finder.find("may");
			assertThat(await(results -> names(results).equals(List.of("Roses in May", "Rosemary"))).rows().iterator().next().target())
					.isInstanceOfSatisfying(Target.OfChat.class, found -> assertThat(found.chat()).isEqualTo(chat));
		}
	}

	@Test
	void findsChatsOfAllPagesAndCountsWhatItDoesNotShow() throws InterruptedException {
		World world = program.world("World", "Agent");
		World other = program.world("Other", "Agent");
		program.chat(other, "needle elsewhere");
		program.chat(world, "needle of the first");
		int chats = 2 * TargetReader.PAGE;
		for (int i = 1; i < chats; i++) {
			program.chat(world, "hay " + i);
		}
		try (Finder finder = finder(List.of())) {
			finder.find("needle");
			assertThat(names(awaitComplete("needle"))).containsExactlyInAnyOrder("needle elsewhere", "needle of the first");
			finder.find("hay");
			Results hay = awaitComplete("hay");
			assertThat(hay.rows()).hasSize(Finder.LIMIT);
			assertThat(hay.more()).isEqualTo(chats - 1 - Finder.LIMIT);
		}
	}

	@Test
	void withoutATextTheLastUsedChatsComeFirst() throws InterruptedException {
		World world = program.world("World", "Agent");
		ChatAddress first = program.chat(world, "first");
		ChatAddress second = program.chat(world, "second");
		program.chat(world, "third");
		program.chat(world, "fourth");
		try (Finder finder = finder(List.of(second, first))) {
			finder.find("");
			Results results = await(found -> found.complete());
			assertThat(names(results)).startsWith("second", "first").hasSize(6).endsWith("World", "Agent");
		}
	}

	@Test
	void whatCannotBeReadIsSaidAndTheRestIsSearched() throws Exception {
		World world = program.world("World", "Agent");
		TargetReader reader = new TargetReader(program.worlds(), program.chats(), List.of());
		program.store().close();
		try (Finder finder = new Finder(reader, Runnable::run, shown::add, failures::add)) {
			finder.find("wor");
			assertThat(failures.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
			assertThat(names(await(results -> results.complete() && results.rows().size() == 1)))
					.containsExactly(world.getName());
		}
	}

	private Finder finder(List<ChatAddress> recent) {
		return new Finder(new TargetReader(program.worlds(), program.chats(), recent), Runnable::run, shown::add,
				failures::add);
	}

	/** The results for this text when all was read. */
	private Results awaitComplete(String text) throws InterruptedException {
		FuzzyPattern pattern = new FuzzyPattern(text);
		return await(results -> results.complete() && !results.rows().isEmpty()
				&& names(results).stream().allMatch(name -> pattern.in(name).isPresent()));
	}

	private Results await(Predicate<Results> condition) throws InterruptedException {
		Results last = null;
		Results next = shown.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		while (next != null) {
			if (condition.test(next)) {
				return next;
			}
			last = next;
			next = shown.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		throw new AssertionError("waited in vain; the last results were " + last);
	}

	private static List<String> names(Results results) {
		return results.rows().stream().map(found -> found.target().name()).toList();
	}
}
