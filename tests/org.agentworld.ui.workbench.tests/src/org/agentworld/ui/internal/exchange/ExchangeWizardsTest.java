package org.agentworld.ui.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.events.ChatAddress;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.exchange.ExportSubject;
import org.agentworld.exchange.Exports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.connection.Dialogs;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatWindow;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.explorer.Node;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Export and import as a person does them. */
class ExchangeWizardsTest {

	private static final String NEXT = IDialogConstants.NEXT_LABEL.replace("&", "");
	private static final String FINISH = IDialogConstants.FINISH_LABEL.replace("&", "");

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, new ScriptedProvider()));

	@TempDir
	Path folder;

	private WizardDialog dialog;

	@AfterEach
	void close() {
		if (dialog != null) {
			dialog.close();
		}
	}

	@Test
	void whatIsSelectedIsExportedAndAFileIsReplacedOnlyWhenThePersonSaysSo() throws Exception {
		World world = window.engine().world("Garden", "Ada");
		ChatAddress chat = window.engine().chat(world, "Trees");
		Path file = folder.resolve("trees.html");
		openExport(new Node.ChatNode(chat, "Trees", false, false));
		assertThat(combo(Messages.Export_what).getText()).isEqualTo("Chat: Trees");
		assertThat(combo(Messages.Export_what).getItems()).contains("World: Garden");
		assertThat(text(Messages.Export_file).getText()).endsWith("Trees.html");
		choose(combo(Messages.Export_format), Messages.Export_json);
		assertThat(text(Messages.Export_file).getText()).endsWith("Trees.json");
		text(Messages.Export_file).setText(" ");
		assertThat(dialog.getErrorMessage()).isEqualTo(Messages.Export_fileMissing);
		assertThat(Dialogs.button(dialog.getShell(), FINISH).isEnabled()).isFalse();
		text(Messages.Export_file).setText(file.toString());
		choose(combo(Messages.Export_format), Messages.Export_html);
		assertThat(text(Messages.Export_file).getText()).as("what was typed stays").isEqualTo(file.toString());
		press(FINISH);
		assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("<h2>Trees</h2>");

		Files.writeString(file, "old");
		openExport(new Node.ChatNode(chat, "Trees", false, false));
		text(Messages.Export_file).setText(file.toString());
		Dialogs.whenOpen(Messages.Export_replaceTitle, shell -> Dialogs.press(shell, "No"));
		press(FINISH);
		assertThat(file).hasContent("old");
		Dialogs.whenOpen(Messages.Export_replaceTitle, shell -> Dialogs.press(shell, "Yes"));
		press(FINISH);
		assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
	}

	@Test
	void anAgentIsExportedAsJsonOnly() throws Exception {
		World world = window.engine().world("Garden", "Ada");
		Agent ada = world.getAgents().getFirst();
		openExport(new Node.AgentNode(world.getId(), ada.getId(), "Ada", false, true, ""));
		assertThat(combo(Messages.Export_format).getItems()).containsExactly(Messages.Export_json);
		text(Messages.Export_file).setText(folder.resolve("ada.json").toString());
		press(FINISH);
		assertThat(Files.readString(folder.resolve("ada.json"))).contains("\"kind\":\"AGENT\"", "\"name\":\"Ada\"");
	}

	@Test
	void whyAFileCannotBeWrittenIsSaid() {
		openExport(null);
		text(Messages.Export_file).setText(folder.resolve("no/such/folder/file.html").toString());
		press(FINISH);
		assertThat(dialog.getErrorMessage()).contains("does not exist");
	}

	@Test
	void aWorldIsPreviewedAndImportedUnderAnotherNameUnlessThePersonSaysOtherwise() throws Exception {
		World world = window.engine().world("Garden", "Ada", "Grace");
		window.engine().chat(world, "Trees");
		Path file = export(new ExportSubject.WholeWorld(world.getId()));
		openImport(file);
		awaitPreview();
		assertThat(Controls.in(dialog.getShell(), Label.class).stream()
				.map(Label::getText)).anyMatch(text -> text.contains("The world 'Garden'")
						&& text.contains("2 agents, 1 chats, 0 messages, 0 files") && text.contains("Ada, Grace"));
		assertThat(taken("Garden").getText()).isEqualTo("Import as 'Garden 2'");
		assertThat(text(Messages.Preview_warnings).getText()).contains("no connection 'test' here");
		assertThat(worlds()).as("a preview changes nothing").containsExactlyInAnyOrder("Garden", "Tested");
		press(FINISH);
		assertThat(worlds()).containsExactlyInAnyOrder("Garden", "Garden 2", "Tested");

		openImport(file);
		awaitPreview();
		choose(taken("Garden"), Messages.Preview_replaceWorld);
		assertThat(dialog.getCurrentPage().getMessage()).contains("'Garden' that is here will be deleted");
		press(FINISH);
		assertThat(worlds()).containsExactlyInAnyOrder("Garden", "Garden 2", "Tested");
		assertThat(program().worlds().named("Garden").orElseThrow().getId()).isNotEqualTo(world.getId());
	}

	@Test
	void aChatGoesIntoTheChosenWorldWithTheAgentsThatAreThereAndIsOpened() throws Exception {
		World from = window.engine().world("From", "Ada", "Grace");
		Path file = export(new ExportSubject.OneChat(window.engine().chat(from, "Trees").chat()));
		World to = window.engine().world("To", "Ada");
		openImport(file);
		awaitPreview();
		choose(combo(Messages.Preview_into), "To");
		awaitPreview();
		assertThat(taken("Ada").getText()).isEqualTo(Messages.Preview_useHere);
		press(FINISH);
		List<Chat> chats = program().chats().list(to.getId(), Optional.empty(), 9);
		assertThat(chats).extracting(Chat::getName).containsExactly("Trees");
		assertThat(program().worlds().get(to.getId()).getAgents()).extracting(Agent::getName).containsExactly("Ada", "Grace");
		assertThat(window.window().getActivePage().getActiveEditor()).isInstanceOf(ChatEditor.class);
		assertThat(window.window().getActivePage().getActiveEditor().getTitle()).isEqualTo("Trees");
	}

	@Test
	void whatIsBrokenIsSaidAndCannotBeImported() throws Exception {
		Path file = Files.writeString(folder.resolve("broken.json"), "{\"format\": \"other\"}");
		openImport(file);
		EventLoop.until(() -> "nothing is said", () -> dialog.getErrorMessage() != null);
		assertThat(dialog.getErrorMessage()).contains("broken.json: this is not an export of this program");
		assertThat(Dialogs.button(dialog.getShell(), FINISH).isEnabled()).isFalse();
		assertThat(worlds()).containsExactly("Tested");
	}

	@Test
	void everyFieldHasAName() throws Exception {
		World world = window.engine().world("Garden", "Ada");
		openExport(null);
		assertThat(nameless()).isEmpty();
		dialog.close();
		openImport(export(new ExportSubject.WholeWorld(world.getId())));
		awaitPreview();
		assertThat(nameless()).isEmpty();
	}

	@Test
	void thePlatformKnowsTheWizards() throws Exception {
		assertThat(PlatformUI.getWorkbench().getExportWizardRegistry().findWizard("org.agentworld.ui.export").createWizard())
				.isInstanceOf(ExportWizard.class);
		assertThat(PlatformUI.getWorkbench().getImportWizardRegistry().findWizard("org.agentworld.ui.import").createWizard())
				.isInstanceOf(ImportWizard.class);
	}

	private Program program() {
		return Program.of(window.window());
	}

	private List<String> worlds() {
		return program().worlds().all().stream().map(World::getName).collect(Collectors.toList());
	}

	private Path export(ExportSubject subject) throws Exception {
		Path file = Files.createTempFile(folder, "export", ".json");
		try (var out = Files.newOutputStream(file)) {
			new Exports(program().engine()).write(subject, ExportFormat.JSON, out, Progress.NONE);
		}
		return file;
	}

	private void openExport(Node selected) {
		open(new ExportWizard(), selected == null ? StructuredSelection.EMPTY : new StructuredSelection(selected));
	}

	private void openImport(Path file) {
		open(new ImportWizard(), StructuredSelection.EMPTY);
		text(Messages.Source_path).setText(file + ".no");
		assertThat(dialog.getErrorMessage()).isEqualTo(Messages.Source_missing);
		text(Messages.Source_path).setText(file.toString());
		press(NEXT);
	}

	private void open(IWorkbenchWizard wizard, StructuredSelection selection) {
		if (dialog != null) {
			dialog.close();
		}
		wizard.init(PlatformUI.getWorkbench(), selection);
		dialog = new WizardDialog(window.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private void awaitPreview() {
		EventLoop.until(() -> "no preview: " + dialog.getErrorMessage(), () -> dialog.getCurrentPage().isPageComplete());
	}

	private Combo taken(String name) {
		return named(Combo.class, NLS.bind(Messages.Preview_choice, name));
	}

	private Combo combo(String label) {
		return named(Combo.class, label);
	}

	private Text text(String label) {
		return named(Text.class, label);
	}

	private <C extends Control> C named(Class<C> type, String label) {
		return Controls.in(dialog.getShell(), type).stream()
				.filter(one -> ExportPage.plain(label).equals(AccessibleNames.of(one))).findFirst().orElseThrow();
	}

	private static void choose(Combo combo, String item) {
		combo.select(combo.indexOf(item));
		combo.notifyListeners(SWT.Selection, new Event());
	}

	private void press(String label) {
		Dialogs.press(dialog.getShell(), label);
	}

	private List<Control> nameless() {
		return Controls.in(dialog.getShell(), Control.class).stream()
				.filter(one -> one instanceof Text || one instanceof Combo || one instanceof Table)
				.filter(one -> AccessibleNames.of(one) == null)
				// The title area's own message.
				.filter(one -> (one.getStyle() & SWT.READ_ONLY) == 0 || one instanceof Combo).toList();
	}
}
