package org.agentworld.ui.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.editor.ChatWindow;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Setting up a connection, as a person does it. */
class ConnectionWizardTest {

	private static final String CANARY = "sk-canary-0123456789";
	private static final String NEXT = IDialogConstants.NEXT_LABEL.replace("&", "");
	private static final String FINISH = IDialogConstants.FINISH_LABEL.replace("&", "");

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final MemoryKeyring keyring = new MemoryKeyring();
	private final TestServices services = new TestServices(Services.CLOUD, Services.LOCAL);

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, services, keyring));

	private WizardDialog dialog;

	@AfterEach
	void close() {
		keyring.release();
		if (dialog != null) {
			dialog.close();
		}
	}

	@Test
	void aServiceWithAKeyIsConnectedAndUsedByTheWorldThatWaits() throws RefusedException {
		World waiting = window.engine().world("Waiting", world -> world.setConnection("offline"));
		services.offer("large", "small");
		open(Optional.empty());
		search().setText("cloud");
		press(NEXT);
		assertThat(dialog.getErrorMessage()).as("nothing is wrong yet").isNull();
		assertThat(button(FINISH).isEnabled()).isFalse();

		key().setText("two words");
		assertThat(dialog.getErrorMessage()).contains("space");
		key().setText("line\nbreak");
		assertThat(dialog.getErrorMessage()).contains("line break");
		key().setText(CANARY);
		assertThat(dialog.getErrorMessage()).isNull();
		model().setText("small");
		press(FINISH);

		ConnectionSettings created = connections().find("cloud").orElseThrow();
		assertThat(created.getDefaultModel()).isEqualTo("small");
		assertThat(created.getKeySource()).isEqualTo(KeySource.KEYRING);
		assertThat(keyring.kept("cloud")).contains(CANARY);
		assertThat(program().worlds().get(waiting.getId()).getConnection()).isEqualTo("cloud");
	}

	@Test
	void aServiceOnThisComputerStandsFirstAndItsModelsAreKnown() {
		services.offer("llama", "qwen");
		open(Optional.empty());

		EventLoop.until(() -> rows().toString(), () -> rows().getFirst().equals("Local Models | Answers on this computer"));
		search().setText("local");
		press(NEXT);

		EventLoop.until(() -> labels().toString(), () -> labels().contains("The server offers 2 models. Type to search."));
	}

	@Test
	void aKeyIsNeverShownStaysAndIsReplaced() throws RefusedException {
		ConnectionSettings settings = connections().create(Services.CLOUD.draft(), Optional.of(new Secret(CANARY)));
		open(Optional.of(ConnectionDraft.of(settings, Optional.of(Services.CLOUD))));
		assertThat(Dialogs.texts(dialog.getShell()).toString()).doesNotContain(CANARY);
		assertThat(key().isVisible()).isFalse();
		Dialogs.named(dialog.getShell(), Text.class, Messages.Settings_name).setText("Renamed");
		press(FINISH);
		assertThat(keyring.kept("cloud")).contains(CANARY);

		open(Optional.of(ConnectionDraft.of(connections().find("cloud").orElseThrow(), Optional.of(Services.CLOUD))));
		press(Messages.KeyField_replace);
		assertThat(key().isVisible()).isTrue();
		assertThat(key().getText()).isEmpty();
		key().setText("sk-other");
		press(FINISH);
		assertThat(keyring.kept("cloud")).contains("sk-other");
		assertThat(connections().find("cloud").orElseThrow().getName()).isEqualTo("Renamed");
	}

	@Test
	void aKeyIsRemoved() throws RefusedException {
		ConnectionSettings settings = connections().create(Services.CLOUD.draft(), Optional.of(new Secret(CANARY)));
		open(Optional.of(ConnectionDraft.of(settings, Optional.of(Services.CLOUD))));

		press(Messages.KeyField_remove);
		press(FINISH);

		assertThat(keyring.kept("cloud")).isEmpty();
		assertThat(connections().find("cloud").orElseThrow().getKeySource()).isEqualTo(KeySource.NONE);
	}

	@Test
	void whatWasChangedElsewhereIsNotOverwritten() throws RefusedException {
		ConnectionSettings settings = connections().create(Services.LOCAL.draft(), Optional.empty());
		open(Optional.of(ConnectionDraft.of(settings, Optional.empty())));
		ConnectionSettings theirs = connections().find("local").orElseThrow();
		theirs.setDefaultModel("theirs");
		connections().update(theirs, Optional.empty());

		Dialogs.named(dialog.getShell(), Text.class, Messages.Settings_name).setText("Mine");
		press(FINISH);

		assertThat(dialog.getErrorMessage()).contains("was changed while you edited it");
		assertThat(connections().find("local").orElseThrow().getName()).isEqualTo("Local Models");
	}

	@Test
	void anAddressThatIsNoneIsRefusedWhileOneTypes() throws RefusedException {
		ConnectionSettings settings = connections().create(Services.LOCAL.draft(), Optional.empty());
		open(Optional.of(ConnectionDraft.of(settings, Optional.empty())));

		Dialogs.named(dialog.getShell(), Text.class, Messages.Settings_address).setText("localhost");

		assertThat(dialog.getErrorMessage()).startsWith("The address begins with http://");
		assertThat(button(FINISH).isEnabled()).isFalse();
	}

	@Test
	void theKeyboardIsWhereSomethingIsMissing() {
		ConnectionPreset elsewhere = new ConnectionPreset("elsewhere", "Elsewhere", TestServices.LISTED, "", KeyUse.OPTIONAL, "",
				"", false, "", true);
		open(Optional.of(ConnectionDraft.to(elsewhere, List.of(), _ -> false)));

		Text address = Dialogs.named(dialog.getShell(), Text.class, Messages.Settings_address);
		EventLoop.until(() -> "the keyboard is at " + address.getDisplay().getFocusControl(), address::isFocusControl);
	}

	@Test
	void whileTheKeyringIsWaitedForTheWindowGoesOn() {
		open(Optional.empty());
		search().setText("cloud");
		press(NEXT);
		key().setText(CANARY);
		keyring.hold();
		// Runs only if the event loop does while Finish waits.
		window.window().getShell().getDisplay().timerExec(50, keyring::release);

		press(FINISH);

		assertThat(keyring.kept("cloud")).contains(CANARY);
	}

	@Test
	void modelsAreFoundByTheirWordsAndAllAreOfferedBehindAWholeName() {
		List<ModelInfo> models = List.of(new ModelInfo("llama3.2:1b", "Llama 3.2"), new ModelInfo("qwen3:8b", "Qwen 3"));
		List<ModelProposals.Known> known = ModelProposals.Known.of(models);
		assertThat(ModelProposals.matching(known, "")).isEqualTo(models);
		assertThat(ModelProposals.matching(known, "8B qwen")).containsExactly(models.get(1));
		assertThat(ModelProposals.matching(known, "qwen3:8b")).isEqualTo(models);
		assertThat(ModelProposals.matching(known, "gpt")).isEmpty();
	}

	@Test
	void everyFieldHasAName() {
		open(Optional.empty());
		search().setText("cloud");
		press(NEXT);

		List<Control> nameless = Controls.in(dialog.getShell(), Control.class).stream()
				.filter(one -> one instanceof Text || one instanceof Combo || one instanceof Table)
				.filter(one -> AccessibleNames.of(one) == null)
				// The title area's own message.
				.filter(one -> (one.getStyle() & SWT.READ_ONLY) == 0 || one instanceof Combo).toList();

		assertThat(nameless).isEmpty();
	}

	private Program program() {
		return Program.of(window.window());
	}

	private ConnectionManager connections() {
		return program().connections();
	}

	private void open(Optional<ConnectionDraft> edited) {
		dialog = ConnectionWizard.dialog(window.window().getShell(), program(), edited);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private Text search() {
		return Dialogs.named(dialog.getShell(), Text.class, Messages.Preset_search);
	}

	private Text key() {
		return Dialogs.named(dialog.getShell(), Text.class, Messages.KeyField_name);
	}

	private Text model() {
		return Dialogs.named(dialog.getShell(), Text.class, Messages.Settings_model);
	}

	private Button button(String label) {
		return Dialogs.button(dialog.getShell(), label);
	}

	private void press(String label) {
		Dialogs.press(dialog.getShell(), label);
	}

	private List<String> rows() {
		return Arrays.stream(Controls.in(dialog.getShell(), Table.class).getFirst().getItems())
				.map((TableItem item) -> item.getText(0) + " | " + item.getText(1)).toList();
	}

	private List<String> labels() {
		return Controls.in(dialog.getShell(), Label.class).stream().map(Label::getText).toList();
	}
}
