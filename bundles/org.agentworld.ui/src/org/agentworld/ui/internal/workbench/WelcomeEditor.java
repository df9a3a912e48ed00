package org.agentworld.ui.internal.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.agentworld.ui.internal.connection.LocalOffers;
import org.agentworld.ui.internal.program.Icons;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.StaticEditor;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.bindings.IBindingManagerListener;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.statushandlers.StatusManager;

/** What is seen while nothing is open: what to try, and the keys that one needs most. */
public final class WelcomeEditor extends StaticEditor {

	static final String ID = "org.agentworld.ui.welcomeEditor";
	private static final String NEW_CHAT = "org.agentworld.ui.newChat";
	private static final String CONNECT = "org.agentworld.ui.connect";

	/** Commands, and what they do in a word or two. */
	private static final Map<String, String> KEYS = new LinkedHashMap<>();

	static {
		KEYS.put(NEW_CHAT, Messages.WelcomeEditor_keyNewChat);
		KEYS.put("org.agentworld.ui.focusComposer", Messages.WelcomeEditor_keyComposer);
		KEYS.put("org.agentworld.ui.stop", Messages.WelcomeEditor_keyStop);
		KEYS.put("org.agentworld.ui.quickOpen", Messages.WelcomeEditor_keyQuickOpen);
		KEYS.put("org.eclipse.ui.window.quickAccess", Messages.WelcomeEditor_keyQuickAccess);
		KEYS.put("org.agentworld.ui.keySheet", Messages.WelcomeEditor_keySheet);
	}

	private static final int WIDTH = 480;
	private static final int MARGIN = 24;
	private static final int SPACE = 12;
	private static final int BIG_SPACE = 28;

	private ScrolledComposite scrolled;
	private Button newChat;

	@Override
	public void createPartControl(Composite parent) {
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		Composite page = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
		Composite content = new Composite(page, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).hint(WIDTH, SWT.DEFAULT)
				.applyTo(content);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(SPACE, SPACE).applyTo(content);
		scrolled.setContent(page);
		createContent(content);
	}

	private void createContent(Composite content) {
		LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), content);
		Label logo = new Label(content, SWT.NONE);
		logo.setImage(resources.create(Icons.of("app-48")));
		Label title = new Label(content, SWT.WRAP);
		title.setText(Messages.WelcomeEditor_title);
		title.setFont(JFaceResources.getHeaderFont());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(title);

		Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		String[] steps = {Messages.WelcomeEditor_first, Messages.WelcomeEditor_second, Messages.WelcomeEditor_third,
				Messages.WelcomeEditor_fourth};
		for (int i = 0; i < steps.length; i++) {
			Label number = new Label(content, SWT.NONE);
			number.setText(String.valueOf(i + 1));
			number.setFont(bold);
			GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).indent(0, i == 0 ? SPACE : 0)
					.applyTo(number);
			Label step = new Label(content, SWT.WRAP);
			step.setText(steps[i]);
			GridDataFactory.fillDefaults().grab(true, false).indent(0, i == 0 ? SPACE : 0).applyTo(step);
		}

		Composite buttons = new Composite(content, SWT.NONE);
		GridDataFactory.swtDefaults().span(2, 1).align(SWT.CENTER, SWT.CENTER).indent(0, SPACE).applyTo(buttons);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(SPACE, 0).applyTo(buttons);
		newChat = button(buttons, Messages.WelcomeEditor_newChat, NEW_CHAT);
		newChat.setImage(resources.create(Icons.of("new-chat")));
		button(buttons, Messages.WelcomeEditor_connect, CONNECT);
		LocalOffers offers = new LocalOffers(content, Program.of(getSite()), this::resize);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(offers.control());
		createKeys(content, bold);
	}

	private Button button(Composite parent, String text, String command) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, _ -> execute(command));
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	private void resize() {
		scrolled.setMinSize(scrolled.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT));
		scrolled.getContent().requestLayout();
	}

	/** Keys as they are set now. While the window opens none are: so they are shown again when that changes. */
	private void createKeys(Composite content, Font bold) {
		Composite keys = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.CENTER, SWT.BEGINNING).indent(0, BIG_SPACE).applyTo(keys);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(MARGIN, SPACE / 2).applyTo(keys);
		IBindingService bindings = getSite().getService(IBindingService.class);
		List<KeyLine> lines = KEYS.entrySet().stream()
				.map(key -> new KeyLine(key.getKey(), cell(keys, bold, ""), cell(keys, keys.getFont(), key.getValue())))
				.toList();
		Runnable show = () -> {
			lines.forEach(line -> line.show(bindings.getBestActiveBindingFormattedFor(line.command())));
			keys.requestLayout();
			resize();
		};
		show.run();
		IBindingManagerListener listener = event -> {
			if (event.isActiveBindingsChanged()) {
				show.run();
			}
		};
		bindings.addBindingManagerListener(listener);
		keys.addDisposeListener(_ -> bindings.removeBindingManagerListener(listener));
	}

	private static Label cell(Composite keys, Font font, String text) {
		Label cell = new Label(keys, SWT.NONE);
		cell.setFont(font);
		cell.setText(text);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(cell);
		return cell;
	}

	/** A command with its key; not to be seen if it has none. */
	private record KeyLine(String command, Label sequence, Label what) {

		void show(String formatted) {
			sequence.setText(Objects.requireNonNullElse(formatted, ""));
			for (Label cell : List.of(sequence, what)) {
				cell.setVisible(formatted != null);
				((GridData) cell.getLayoutData()).exclude = formatted == null;
			}
		}
	}

	private void execute(String command) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	@Override
	public void setFocus() {
		newChat.setFocus();
	}
}
