package org.agentworld.swtbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.agentworld.swtbot.fixture.Launch;
import org.agentworld.swtbot.fixture.Ui;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.NewAgentDialog;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program is started again after a plug-in was installed: its agent is used, and then the plug-in uninstalled. */
class UninstallLaunch {

	@RegisterExtension
	final Launch launch = new Launch();

	private final Window window = new Window();

	@Test
	void theAgentAnswersUntilItsPlugInIsUninstalled() {
		window.explorer().select("Demo");
		window.newAgent().choose("Calculator").create("Calculator").close();
		Chat chat = window.newChat();
		chat.send("@Calculator 2 * (3 + 4)");
		chat.transcript().await("2 * 7 = 14");
		chat.awaitReady();
		assertThat(chat.transcript().entries().getLast().author()).isEqualTo("Calculator");

		window.about().installationDetails().uninstall("Example Agents");
		window.question("Software Updates").press("Apply Changes Now");

		Ui.await(() -> "offered: " + offers(), () -> !offers().contains("Calculator"));
		chat.send("@Calculator 20 + 3");
		chat.transcript().await("the plug-in org.example.agents is not installed");
		chat.awaitReady();
		assertThat(chat.transcript().text()).contains("2 * 7 = 14").doesNotContain("23");
		window.explorer().unfold("Agents");
		window.explorer().open("Calculator");
		window.form("Calculator").awaitSaid("The plug-in that answers is not there or switched off");
	}

	/** What a new agent can begin with. */
	private List<String> offers() {
		NewAgentDialog dialog = window.newAgent();
		List<String> offers = dialog.offers();
		dialog.cancel();
		return offers;
	}
}
