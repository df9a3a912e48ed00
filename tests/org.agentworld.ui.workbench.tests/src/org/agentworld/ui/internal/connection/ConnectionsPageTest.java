package org.agentworld.ui.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.editor.ChatWindow;
import org.agentworld.ui.internal.editor.EventLoop;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of all connections, in the platform's dialog over the real engine. */
class ConnectionsPageTest {

	private static final String CANARY = "sk-canary-0123456789";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final MemoryKeyring keyring = new MemoryKeyring();
	private final TestServices services = new TestServices(Services.CLOUD, Services.LOCAL);

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, services, keyring));

	private PreferenceDialog dialog;

	@AfterEach
	void close() {
		keyring.release();
		if (dialog != null) {
			dialog.close();
		}
	}

	@Test
	void theListSaysWhereEachKeyIs() throws RefusedException {
		create(Services.CLOUD.draft(), Optional.of(new Secret(CANARY)));
		create(named("Not set", KeySource.ENVIRONMENT, "NO_SUCH_VARIABLE_FOR_TESTS"), Optional.empty());
		create(named("Set", KeySource.ENVIRONMENT, "PATH"), Optional.empty());
		create(Services.LOCAL.draft(), Optional.empty());

		open();

		awaitRow("Cloud Models |  | kept in the keyring");
		awaitRow("Not set |  | missing");
		awaitRow("Set |  | from $PATH");
		awaitRow("Local Models |  | none");
		assertThat(rows().toString()).doesNotContain(CANARY);
		select("Local Models");
		assertThat(Controls.in(page().getControl(), Label.class)).extracting(Label::getText)
				.contains("Local Models · http://127.0.0.1:1/v1");
	}

	@Test
	void aKeyringThatAsksThePersonDoesNotHoldUpTheWindow() throws RefusedException {
		create(Services.CLOUD.draft(), Optional.of(new Secret(CANARY)));
		keyring.hold();

		open();
		EventLoop.turn();

		assertThat(rows()).contains("Cloud Models |  | ");
		keyring.release();
		awaitRow("Cloud Models |  | kept in the keyring");
	}

	@Test
	void whoUsesAConnectionIsNamedWhenItIsRemoved() throws RefusedException {
		ConnectionSettings used = create(Services.LOCAL.draft(), Optional.empty());
		window.engine().world("Garden", world -> world.setConnection(used.getId()));
		open();
		select("Local Models");

		confirmRemoval();

		EventLoop.until(this::result, () -> result().contains("is used by the world 'Garden'"));
		assertThat(rows()).anyMatch(row -> row.startsWith("Local Models"));
	}

	@Test
	void whatNobodyUsesIsRemovedWithItsKey() throws RefusedException {
		ConnectionSettings unused = create(Services.CLOUD.draft(), Optional.of(new Secret(CANARY)));
		open();
		select("Cloud Models");

		confirmRemoval();

		EventLoop.until(() -> rows().toString(), () -> rows().stream().noneMatch(row -> row.startsWith("Cloud")));
		assertThat(keyring.kept(unused.getId())).isEmpty();
	}

	@Test
	void testSaysInWordsWhatItFound() throws RefusedException {
		try (ModelServer server = ModelServer.startForAny(ConnectionsPageTest::answer)) {
			ConnectionSettings settings = create(Services.at(server.baseUrl()).draft(), Optional.of(new Secret("wrong")));
			open();
			select("Compatible");

			Dialogs.press(page().getControl(), Messages.Page_test);
			assertThat(result()).startsWith("Compatible: ").contains("key");

			window.engine().engine().connections().putKey(settings.getId(), new Secret("right"));
			Dialogs.press(page().getControl(), Messages.Page_test);
			assertThat(result()).contains("The model 'model' answered.");
		}
	}

	private static Script answer(ModelServer.Asked asked) {
		if (!asked.authorization().equals(Optional.of("Bearer right"))) {
			return Script.error(401, "Incorrect API key provided.");
		}
		return asked.what().startsWith("GET ") ? Script.status(200, Map.of(), "{\"data\":[{\"id\":\"model\"}]}")
				: Script.answer("OK");
	}

	@Test
	void aTestCanBeGivenUp() throws Exception {
		try (ModelServer server = ModelServer.startForAny(_ -> Script.silence())) {
			create(Services.at(server.baseUrl()).draft(), Optional.empty());
			open();
			select("Compatible");

			Dialogs.whenOpen("Progress Information",
					progress -> Controls.in(progress, Label.class).stream()
							.anyMatch(label -> label.getText().contains("Testing 'Compatible'")),
					progress -> Dialogs.press(progress, IDialogConstants.CANCEL_LABEL.replace("&", "")));
			Dialogs.press(page().getControl(), Messages.Page_test);

			assertThat(result()).isEqualTo("Compatible: " + Messages.Test_cancelled);
			server.awaitRequest().awaitClosed();
		}
	}

	private ConnectionSettings create(ConnectionSettings draft, Optional<Secret> key) throws RefusedException {
		return window.engine().engine().connections().create(draft, key);
	}

	private static ConnectionSettings named(String name, KeySource source, String variable) {
		ConnectionSettings draft = Services.CLOUD.draft();
		draft.setName(name);
		draft.setKeySource(source);
		draft.setKeyVariable(variable);
		return draft;
	}

	private void confirmRemoval() {
		Dialogs.whenOpen(Messages.Page_removeTitle,
				question -> Dialogs.press(question, IDialogConstants.OK_LABEL.replace("&", "")));
		Dialogs.press(page().getControl(), Messages.Page_remove);
	}

	private void open() {
		dialog = PreferencesUtil.createPreferenceDialogOn(window.window().getShell(), ConnectionsPage.ID, null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private PreferencePage page() {
		return (PreferencePage) dialog.getSelectedPage();
	}

	private Table table() {
		return Controls.in(page().getControl(), Table.class).getFirst();
	}

	private List<String> rows() {
		return Arrays.stream(table().getItems()).map(ConnectionsPageTest::row).toList();
	}

	private static String row(TableItem item) {
		return String.join(" | ", IntStream.range(0, 3).mapToObj(item::getText).toList());
	}

	private void awaitRow(String row) {
		EventLoop.until(() -> rows().toString(), () -> rows().contains(row));
	}

	/** Once the keys are known: until then the rows change. */
	private void select(String name) {
		EventLoop.until(() -> rows().toString(), () -> rows().stream().noneMatch(row -> row.endsWith("| ")));
		int index = IntStream.range(0, rows().size()).filter(i -> rows().get(i).startsWith(name)).findFirst().orElseThrow();
		table().setSelection(index);
		table().notifyListeners(SWT.Selection, new Event());
	}

	private String result() {
		return Dialogs.named((Composite) page().getControl(), Text.class, Messages.Settings_result).getText();
	}
}
