package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Osgi;
import org.agentworld.testing.TestEngine;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.junit.jupiter.api.Test;

/** After its end an engine does nothing more, for chats that it knew and for others. */
class ClosedEngineTest extends CoreTest {

	@Test
	void whoeverComesLateIsRefused() throws Exception {
		ChatRecorder known = chat(program.world("World", "Ada"), "known");
		ChatRecorder unknown = chat(program.worlds().all().getFirst(), "unknown");
		try (Engine second = Engine.open(new EngineParts(program.store(), program.publisher(), program.subscriptions(),
				_ -> Optional.of(new ContributedProvider(provider, "the.test")), Connections.NONE,
				Osgi.service(IExtensionRegistry.class), Keyring.unavailable("no keys here"), Timers.system()))) {
			TestEngine.get(second.chats().snapshot(id(known), Long.MAX_VALUE, 1));
			second.close();
			assertThat(TestEngine.refusal(second.chats().send(id(known), "late"))).hasMessage("The program is ending.");
			assertThat(TestEngine.refusal(second.chats().send(id(unknown), "late"))).hasMessage("The program is ending.");
		}
		assertThat(program.snapshot(id(known)).page().messages()).isEmpty();
		assertThat(program.snapshot(id(unknown)).page().messages()).isEmpty();
	}
}
