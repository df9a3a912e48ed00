package org.agentworld.ui.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.EventLoop;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which command a key means in this product, after all conflicts with the platform's own keys are decided. */
class KeysTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@ParameterizedTest
	@CsvSource({ "CTRL+P,org.agentworld.ui.quickOpen", "CTRL+N,org.agentworld.ui.newChat", "CTRL+T,org.agentworld.ui.newChat",
			"CTRL+.,org.agentworld.ui.stop", "CTRL+L,org.agentworld.ui.focusComposer", "CTRL+3,org.eclipse.ui.window.quickAccess",
			"CTRL+TAB,org.agentworld.ui.lastChat", "CTRL+1,org.agentworld.ui.oneStack", "CTRL+2,org.agentworld.ui.tileTwo",
			"CTRL+4,org.agentworld.ui.tileFour", "CTRL+W,org.eclipse.ui.file.close", "CTRL+F6,org.eclipse.ui.window.nextEditor",
			"CTRL+SHIFT+F6,org.eclipse.ui.window.previousEditor", "CTRL+PAGE_DOWN,org.eclipse.ui.navigate.nextTab",
			"CTRL+M,org.eclipse.ui.window.maximizePart", "F2,org.eclipse.ui.edit.rename",
			"CTRL+SHIFT+E,org.agentworld.ui.editMessage", "CTRL+SHIFT+R,org.agentworld.ui.answerAgain",
			"CTRL+SHIFT+B,org.agentworld.ui.branchHere", "CTRL+ARROW_UP,org.agentworld.ui.previousMessage",
			"CTRL+ARROW_DOWN,org.agentworld.ui.nextMessage", "ALT+ARROW_UP,org.agentworld.ui.moveAgentUp",
			"ALT+ARROW_DOWN,org.agentworld.ui.moveAgentDown",
			"CTRL+SHIFT+X,org.eclipse.ui.file.export", "CTRL+SHIFT+I,org.eclipse.ui.file.import" })
	void keyMeansCommand(String key, String command) throws ParseException {
		IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
		KeySequence sequence = KeySequence.getInstance(key);
		// Keys have a meaning only while the window is active, which it may not be yet after a test with dialogs.
		PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell().forceActive();
		EventLoop.until(() -> key + " means nothing", () -> bindings.getPerfectMatch(sequence) != null);
		ParameterizedCommand meant = bindings.getPerfectMatch(sequence).getParameterizedCommand();
		assertThat(meant.getId()).isEqualTo(command);
	}
}
