package org.agentworld.swtbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.swtbot.fixture.Launch;
import org.agentworld.swtbot.page.ContributionsDialog;
import org.agentworld.swtbot.page.Question;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plug-in is installed from its site, and the program started again. */
class InstallLaunch {

	@RegisterExtension
	final Launch launch = new Launch();

	private final Window window = new Window();

	@Test
	void thePlugInIsInstalledAndTheProgramStartedAgain() throws InterruptedException {
		window.installNewSoftware().site(launch.left("site").strip()).choose("Example Agents").review().acceptLicence()
				.finish();
		ContributionsDialog contributions = window.contributions();
		assertThat(contributions.text()).contains("not signed", "Agent Proof Reader",
				"Agent Calculator, which answers by its own code");
		contributions.install();
		window.trustArtifacts().trustAll();

		Question restart = window.question("Software Updates");
		assertThat(restart.defaultButton()).isEqualTo("Restart Now");
		launch.startAgain(restart::pressEnter);
	}
}
