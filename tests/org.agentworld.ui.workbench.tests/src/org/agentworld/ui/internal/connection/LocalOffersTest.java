package org.agentworld.ui.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.editor.ChatWindow;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services on this computer, offered without being asked for. */
class LocalOffersTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final TestServices services = new TestServices(Services.CLOUD, Services.LOCAL);

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, services, new MemoryKeyring()));

	private Shell shell;

	@AfterEach
	void close() {
		shell.dispose();
	}

	@Test
	void oneClickConnectsAndLetsTheWorldUseIt() throws RefusedException {
		World waiting = window.engine().world("Waiting", world -> world.setConnection("offline"));
		services.offer("llama", "qwen");
		open();

		Dialogs.press(shell, "Use Local Models");

		EventLoop.until(() -> labels().toString(), () -> labels().equals(List.of(
				"Local Models is connected, with the model llama. The world 'Waiting' uses it from now on.")));
		assertThat(window.engine().worlds().get(waiting.getId()).getConnection()).isEqualTo("local");
		assertThat(window.engine().engine().connections().find("local").orElseThrow().getDefaultModel()).isEqualTo("llama");
		assertThat(Controls.in(shell, Button.class)).isEmpty();
	}

	@Test
	void aServerWithoutAModelIsNotGivenToAWorld() throws RefusedException {
		World waiting = window.engine().world("Waiting", world -> world.setConnection("offline"));
		open();

		Dialogs.press(shell, "Use Local Models");

		EventLoop.until(() -> labels().toString(), () -> labels().getFirst().contains("has no model yet"));
		assertThat(window.engine().worlds().get(waiting.getId()).getConnection()).isEqualTo("offline");
	}

	private void open() {
		shell = new Shell(window.window().getShell());
		new LocalOffers(shell, Program.of(window.window()), () -> {
		});
		EventLoop.until(() -> "no offer", () -> !labels().isEmpty());
		assertThat(labels()).containsExactly("Local Models answers on this computer.");
	}

	private List<String> labels() {
		return Controls.in(shell, Label.class).stream().map(Label::getText).toList();
	}
}
