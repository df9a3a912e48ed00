package org.agentworld.ui.internal.workbench;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;

/** What is seen while nothing is open: three lines on what to try. */
public final class WelcomeEditor extends StaticEditor {

	static final String ID = "org.agentworld.ui.welcomeEditor";
	private static final int WIDTH = 460;
	private static final int SPACE = 12;

	private Button newChat;

	@Override
	public void createPartControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(area);
		Composite content = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).hint(WIDTH, SWT.DEFAULT)
				.applyTo(content);
		GridLayoutFactory.fillDefaults().spacing(0, SPACE).applyTo(content);
		line(content, Messages.WelcomeEditor_title).setFont(JFaceResources.getHeaderFont());
		line(content, Messages.WelcomeEditor_first);
		line(content, Messages.WelcomeEditor_second);
		line(content, Messages.WelcomeEditor_third);
		newChat = new Button(content, SWT.PUSH);
		newChat.setText(Messages.WelcomeEditor_newChat);
		newChat.addListener(SWT.Selection, _ -> createChat());
	}

	private static Label line(Composite parent, String text) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
		return label;
	}

	private void createChat() {
		try {
			getSite().getService(IHandlerService.class).executeCommand("org.agentworld.ui.newChat", null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	@Override
	public void setFocus() {
		newChat.setFocus();
	}
}
