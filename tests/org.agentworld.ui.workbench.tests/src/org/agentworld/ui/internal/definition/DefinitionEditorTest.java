package org.agentworld.ui.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.Dialogs;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The forms in the workbench, over the real engine. */
class DefinitionEditorTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private World world;

	@BeforeEach
	void createWorld() throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName("Forms " + WorldId.random());
		draft.getAgents().add(TestEngine.agent("Ada"));
		draft.getAgents().add(TestEngine.agent("Linus"));
		world = program.worlds().create(draft);
	}

	/** Without an active window no control has the focus, and keys go nowhere. */
	@BeforeEach
	void activate() {
		Shell shell = page.getWorkbenchWindow().getShell();
		shell.forceActive();
		EventLoop.until(() -> "the window is not active", () -> shell.getDisplay().getActiveShell() == shell);
	}

	@AfterEach
	void closeEditors() throws RefusedException {
		page.closeAllEditors(false);
		program.worlds().delete(world.getId());
	}

	@Test
	void errorsAreSaidWhileTypingAndRefuseSaving() throws RefusedException {
		DefinitionEditor editor = openAda();

		type(editor, Literals.NAMED__NAME, "");
		type(editor, Literals.AGENT__TEMPERATURE, "2.5");
		pressCtrl('s');

		assertThat(form(editor).getMessageType()).isEqualTo(IMessageProvider.ERROR);
		assertThat(form(editor).getMessage()).isEqualTo("Not saved. The name is empty. (1 more)");
		EventLoop.until(() -> "the name does not get the focus", editor.field(Literals.NAMED__NAME)::isFocusControl);
		assertThat(editor.isDirty()).isTrue();
		assertThat(ada().getName()).isEqualTo("Ada");

		type(editor, Literals.NAMED__NAME, "Eve");
		assertThat(message(editor)).isEqualTo("The temperature is 2.5; 0 to 2 are allowed.");
		type(editor, Literals.AGENT__TEMPERATURE, "");
		assertThat(message(editor)).isEmpty();
	}

	@Test
	void aLongNameOrMessageDoesNotMakeTheFormWiderThanItsEditor() throws RefusedException {
		DefinitionEditor editor = openAda();
		String variable = "{{" + "unknown".repeat(40) + "}}";

		type(editor, Literals.NAMED__NAME, "Ada ".repeat(20).strip());
		type(editor, Literals.AGENT__SYSTEM_PROMPT, variable);
		pressCtrl('s');

		assertThat(ada().getName()).isEqualTo("Ada ".repeat(20).strip());
		Form form = form(editor);
		assertThat(message(editor)).contains(variable);
		EventLoop.until(() -> form.getSize() + " in " + form.getParent().getClientArea(),
				() -> form.getSize().x == form.getParent().getClientArea().width);
		Control field = editor.field(Literals.NAMED__NAME);
		assertThat(field.getBounds().x + field.getSize().x).as("right end of a field").isLessThan(form.getBody().getSize().x);
		assertThat(form.getHead().getChildren()).as("one of the head").anySatisfy(
				control -> assertThat(control.getToolTipText()).contains(variable));
	}

	@Test
	void theConnectionIsChosenByNameAndAMissingOneShownAsSuch() throws RefusedException {
		useInWorld("offline");
		DefinitionEditor editor = openAda();
		Combo connection = (Combo) editor.field(Literals.AGENT__CONNECTION);
		assertThat(connection.getText()).isEqualTo("As the world: Offline");
		assertThat(connection.getItems()).contains("Offline");

		connection.select(connection.indexOf("Offline"));
		connection.notifyListeners(SWT.Selection, new Event());
		assertThat(editor.draft().get(Literals.AGENT__CONNECTION)).isEqualTo("offline");

		editor.draft().undo();
		useInWorld("removed");
		EventLoop.until(connection::getText,
				() -> connection.getText().equals("As the world: removed (not among the connections)"));
	}

	@Test
	void whatTheServiceDoesNotKnowIsSaidAtTheFieldAndSavedAllTheSame() throws RefusedException {
		useInWorld("offline");
		DefinitionEditor editor = openAda();

		type(editor, Literals.AGENT__TOP_P, "0.5");

		EventLoop.until(() -> message(editor), () -> message(editor)
				.equals("Top-p: the service of 'Offline' does not know this. It has no effect."));
		assertThat(form(editor).getMessageType()).isEqualTo(IMessageProvider.INFORMATION);
		pressCtrl('s');
		assertThat(ada().getTopP()).isEqualTo(0.5);
	}

	@Test
	void variablesAreCheckedWhileTheyAreTyped() throws RefusedException {
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), world.getName()));
		DefinitionEditor editor = (DefinitionEditor) page.getActiveEditor();

		type(editor, Literals.WORLD__VARIABLES, "# places\ncity=Lisbon\nyear");
		assertThat(message(editor)).isEqualTo("Line 3 of the variables has no '='. Write name=value.");
		type(editor, Literals.WORLD__VARIABLES, "# places\ncity=Lisbon\nyear=2026");
		assertThat(message(editor)).isEmpty();
		pressCtrl('s');

		assertThat(program.worlds().get(world.getId()).getVariables()).isEqualTo("# places\ncity=Lisbon\nyear=2026");
	}

	@Test
	void whatStandsForNothingInAPromptIsSaidUntilTheWorldHasIt() throws RefusedException {
		DefinitionEditor editor = openAda();

		type(editor, Literals.AGENT__SYSTEM_PROMPT, "You know {{city}} in {{year}}.");
		assertThat(message(editor)).isEqualTo(
				"{{city}}, {{year}} stand for nothing: '" + world.getName() + "' has no such variables.");
		assertThat(form(editor).getMessageType()).isEqualTo(IMessageProvider.INFORMATION);

		World edited = program.worlds().get(world.getId());
		edited.setVariables("city=Lisbon");
		program.worlds().update(edited);
		EventLoop.until(() -> message(editor), () -> message(editor).startsWith("{{year}} stands for nothing"));
		pressCtrl('s');
		assertThat(ada().getSystemPrompt()).isEqualTo("You know {{city}} in {{year}}.");
	}

	@Test
	void whoNamesChatsIsChosenByConnection() throws RefusedException {
		useInWorld("offline");
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), world.getName()));
		DefinitionEditor editor = (DefinitionEditor) page.getActiveEditor();
		Combo connection = (Combo) editor.field(Literals.WORLD__TITLE_CONNECTION);
		assertThat(connection.getText()).isEqualTo("As the first agent: Offline");
		assertThat(text(editor, Literals.WORLD__TITLE_MODEL).getMessage()).isEqualTo("Empty: the first agent's");

		connection.select(connection.indexOf("Offline"));
		connection.notifyListeners(SWT.Selection, new Event());
		assertThat(text(editor, Literals.WORLD__TITLE_MODEL).getMessage()).isEqualTo("Empty: the connection's default");
		type(editor, Literals.WORLD__TITLE_MODEL, "small");
		pressCtrl('s');

		World saved = program.worlds().get(world.getId());
		assertThat(List.of(saved.getTitleConnection(), saved.getTitleModel())).containsExactly("offline", "small");
	}

	private void useInWorld(String connection) throws RefusedException {
		World edited = program.worlds().get(world.getId());
		edited.setConnection(connection);
		program.worlds().update(edited);
	}

	@Test
	void theKeyboardSaves() throws RefusedException {
		DefinitionEditor editor = openAda();

		type(editor, Literals.AGENT__SYSTEM_PROMPT, "You count.");
		pressCtrl('s');

		assertThat(editor.isDirty()).isFalse();
		assertThat(ada().getSystemPrompt()).isEqualTo("You count.");
		assertThat(ada().getRevision()).isEqualTo(2);
	}

	@Test
	void undoAndRedoOfThePlatformWorkInTheForm() throws Exception {
		DefinitionEditor editor = openAda();
		type(editor, Literals.NAMED__NAME, "Eve");
		type(editor, Literals.AGENT__MODEL, "offline");
		Button enabled = (Button) editor.field(Literals.AGENT__ENABLED);
		enabled.setSelection(false);
		enabled.notifyListeners(SWT.Selection, new Event());

		pressCtrl('z');
		pressCtrl('z');
		assertThat(enabled.getSelection()).isTrue();
		assertThat(text(editor, Literals.AGENT__MODEL).getText()).isEmpty();
		assertThat(text(editor, Literals.NAMED__NAME).getText()).isEqualTo("Eve");
		pressCtrl('z');
		assertThat(editor.isDirty()).isFalse();
		// Its keys differ from one desktop to another.
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(IWorkbenchCommandConstants.EDIT_REDO,
				null);
		assertThat(text(editor, Literals.NAMED__NAME).getText()).isEqualTo("Eve");
		assertThat(editor.isDirty()).isTrue();
	}

	@Test
	void aStaleEditShowsBothValuesAndSavesWhatIsChosen() throws RefusedException {
		DefinitionEditor editor = openAda();
		type(editor, Literals.NAMED__NAME, "Mine");
		type(editor, Literals.AGENT__SYSTEM_PROMPT, "You are mine.");
		changeElsewhere(agent -> {
			agent.setName("Theirs");
			agent.setMaxTokens(99);
		});
		EventLoop.until(() -> "message " + message(editor),
				() -> message(editor).contains("changed elsewhere"));
		assertThat(text(editor, Literals.NAMED__NAME).getText()).isEqualTo("Mine");

		List<String> shown = new ArrayList<>();
		Dialogs.onNext(Messages.Compare_title, dialog -> {
			Controls.in(dialog, Text.class).forEach(text -> shown.add(text.getText()));
			Button theirName = Controls.in(dialog, Button.class).stream()
					.filter(button -> (button.getStyle() & SWT.RADIO) != 0).toList().get(1);
			theirName.setSelection(true);
			theirName.notifyListeners(SWT.Selection, new Event());
			Dialogs.press(dialog, Messages.Compare_save);
		});
		pressCtrl('s');

		assertThat(shown).contains("Mine", "Theirs", "You are mine.", "You are Ada.", "99");
		assertThat(List.of(ada().getName(), ada().getSystemPrompt(), ada().getMaxTokens(), ada().getRevision()))
				.containsExactly("Theirs", "You are mine.", 99, 3L);
		assertThat(editor.isDirty()).isFalse();
		assertThat(message(editor)).doesNotContain("changed elsewhere");
	}

	@Test
	void whoCancelsTheChoiceKeepsWhatWasTyped() throws RefusedException {
		DefinitionEditor editor = openAda();
		type(editor, Literals.NAMED__NAME, "Mine");
		changeElsewhere(agent -> agent.setName("Theirs"));

		Dialogs.press(Messages.Compare_title, IDialogConstants.CANCEL_LABEL);
		pressCtrl('s');

		assertThat(editor.isDirty()).isTrue();
		assertThat(text(editor, Literals.NAMED__NAME).getText()).isEqualTo("Mine");
		assertThat(ada().getName()).isEqualTo("Theirs");
	}

	@Test
	void aCleanFormShowsWhatWasChangedElsewhere() throws RefusedException {
		DefinitionEditor editor = openAda();

		changeElsewhere(agent -> agent.setName("Augusta"));

		EventLoop.until(() -> text(editor, Literals.NAMED__NAME).getText(),
				() -> text(editor, Literals.NAMED__NAME).getText().equals("Augusta"));
		assertThat(editor.getPartName()).isEqualTo("Augusta");
		assertThat(editor.isDirty()).isFalse();
		assertThat(message(editor)).isEmpty();
	}

	@Test
	void whoClosesAFormIsAskedAndMaySave() throws RefusedException {
		DefinitionEditor editor = openAda();
		type(editor, Literals.NAMED__NAME, "Augusta");

		Dialogs.press("Save Resource", "Cancel");
		assertThat(page.closeEditor(editor, true)).as("closed").isFalse();
		assertThat(editor.isDirty()).isTrue();
		Dialogs.press("Save Resource", "Save");
		assertThat(page.closeEditor(editor, true)).as("closed").isTrue();

		assertThat(ada().getName()).isEqualTo("Augusta");
		assertThat(page.getEditorReferences()).isEmpty();
	}

	@Test
	void aFormWithErrorsStaysOpenWhenItIsToBeSaved() throws RefusedException {
		DefinitionEditor editor = openAda();
		type(editor, Literals.NAMED__NAME, "");

		Dialogs.press("Save Resource", "Save");

		assertThat(page.closeEditor(editor, true)).as("closed").isFalse();
		assertThat(form(editor).getMessage()).isEqualTo("Not saved. The name is empty.");
		assertThat(ada().getName()).isEqualTo("Ada");
	}

	@Test
	void whatIsDeletedCanOnlyBeCopied() throws RefusedException {
		DefinitionEditor editor = openAda();
		type(editor, Literals.AGENT__SYSTEM_PROMPT, "Long work.");

		program.worlds().deleteAgent(world.getId(), ada().getId());

		EventLoop.until(() -> "message " + message(editor),
				() -> message(editor).contains("deleted"));
		Text prompt = text(editor, Literals.AGENT__SYSTEM_PROMPT);
		assertThat(prompt.getText()).isEqualTo("Long work.");
		assertThat(prompt.getEditable()).isFalse();
		assertThat(prompt.isEnabled()).isTrue();
		assertThat(editor.isDirty()).isFalse();
	}

	@Test
	void aFormOfWhatIsGoneSaysSo() throws RefusedException {
		DefinitionInput input = DefinitionInput.of(world.getId(), ada().getId(), "Ada");
		program.worlds().deleteAgent(world.getId(), ada().getId());

		DefinitionEditor.open(page, input);

		DefinitionEditor editor = (DefinitionEditor) page.getActiveEditor();
		assertThat(message(editor)).contains("deleted");
		assertThat(editor.isDirty()).isFalse();
	}

	@Test
	void anAgentIsEditedWhileItAnswers() throws RefusedException {
		changeElsewhere(agent -> agent.setModel("offline:60000ms"));
		ChatId chat = program.chats().create(world.getId(), "running").getId();
		TestEngine.get(program.chats().send(chat, "Go on."));
		EventLoop.until(() -> "no turn", () -> runs(chat));
		DefinitionEditor editor = openAda();

		type(editor, Literals.NAMED__NAME, "Grace");
		pressCtrl('s');

		assertThat(ada().getName()).isEqualTo("Grace");
		assertThat(editor.isDirty()).isFalse();
		assertThat(runs(chat)).isTrue();
		TestEngine.get(program.chats().stop(chat));
	}

	@Test
	void aWorldIsEditedAndLinksItsAgents() throws RefusedException {
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), world.getName()));
		DefinitionEditor editor = (DefinitionEditor) page.getActiveEditor();
		type(editor, Literals.WORLD__TURN_LIMIT, "7");
		Combo main = (Combo) editor.field(Literals.WORLD__MAIN_AGENT);
		main.select(main.indexOf("Linus"));
		main.notifyListeners(SWT.Selection, new Event());
		changeElsewhere(agent -> agent.setName("Augusta"));
		EventLoop.until(() -> Arrays.toString(main.getItems()), () -> main.indexOf("Augusta") >= 0);
		assertThat(main.getText()).isEqualTo("Linus");
		pressCtrl('s');

		World saved = program.worlds().get(world.getId());
		assertThat(saved.getTurnLimit()).isEqualTo(7);
		assertThat(saved.getMainAgent().getName()).isEqualTo("Linus");
		assertThat(editor.isDirty()).isFalse();

		Hyperlink link = Controls.in(form(editor), Hyperlink.class).stream().filter(one -> one.getText().equals("Augusta"))
				.findFirst().orElseThrow();
		Event enter = new Event();
		enter.detail = SWT.DefaultSelection;
		enter.character = SWT.CR;
		link.notifyListeners(SWT.KeyDown, enter);
		assertThat(page.getActiveEditor().getEditorInput())
				.isEqualTo(DefinitionInput.of(world.getId(), ada().getId(), "whatever name"));
	}

	@Test
	void whatTheEngineRefusesIsSaidInTheForm() throws RefusedException {
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), world.getName()));
		DefinitionEditor editor = (DefinitionEditor) page.getActiveEditor();

		type(editor, Literals.NAMED__NAME, "Demo");
		pressCtrl('s');

		assertThat(message(editor)).contains("There is a world called 'Demo' already.");
		assertThat(editor.isDirty()).isTrue();
		assertThat(text(editor, Literals.NAMED__NAME).getText()).isEqualTo("Demo");
	}

	@Test
	void aFormComesBackAfterARestart() throws RefusedException {
		for (DefinitionInput input : List.of(DefinitionInput.of(world.getId(), "World"),
				DefinitionInput.of(world.getId(), ada().getId(), "Ada"))) {
			XMLMemento memento = XMLMemento.createWriteRoot("input");
			input.saveState(memento);

			assertThat(new DefinitionInputFactory().createElement(memento)).isEqualTo(input);
		}
	}

	private DefinitionEditor openAda() throws RefusedException {
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), ada().getId(), "Ada"));
		return (DefinitionEditor) page.getActiveEditor();
	}

	private Agent ada() throws RefusedException {
		return program.worlds().get(world.getId()).getAgents().getFirst();
	}

	private void changeElsewhere(Consumer<Agent> change) throws RefusedException {
		Agent edited = ada();
		change.accept(edited);
		program.worlds().updateAgent(world.getId(), edited);
	}

	private boolean runs(ChatId chat) {
		return !TestEngine.get(program.chats().snapshot(chat, Long.MAX_VALUE, 10)).liveTurns().isEmpty();
	}

	private static Text text(DefinitionEditor editor, EStructuralFeature feature) {
		return (Text) editor.field(feature);
	}

	private static void type(DefinitionEditor editor, EStructuralFeature feature, String value) {
		Text text = text(editor, feature);
		text.setFocus();
		text.setText(value);
	}

	/** Through the platform's key bindings, which listen on the display. */
	private static void pressCtrl(char key) {
		Event event = new Event();
		event.stateMask = SWT.CTRL;
		event.keyCode = key;
		event.character = (char) (key & 0x1F);
		Display display = Display.getCurrent();
		EventLoop.until(() -> "no control has the focus", () -> display.getFocusControl() != null);
		display.getFocusControl().notifyListeners(SWT.KeyDown, event);
	}

	private static Form form(DefinitionEditor editor) {
		Control control = editor.field(Literals.NAMED__NAME);
		while (!(control instanceof Form)) {
			control = control.getParent();
		}
		return (Form) control;
	}

	/** What the header says; empty if nothing. */
	private static String message(DefinitionEditor editor) {
		return Objects.requireNonNullElse(form(editor).getMessage(), "");
	}
}
