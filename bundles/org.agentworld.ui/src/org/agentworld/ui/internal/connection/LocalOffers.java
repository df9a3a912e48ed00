package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Enablement;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Offers the services that answer on this computer: one click connects one, with its first model, and lets the world that
 * has no model yet use it. Empty where none answers. Used on the UI thread.
 */
public final class LocalOffers {

	private static final int WIDTH = 360;
	/** The first question to a server loads much, and the window that opens is to be usable before. */
	private static final int ASK_AFTER_MILLIS = 1_500;

	private final Composite area;
	private final Program program;
	private final Runnable resized;

	/** @param resized this needs another place than before */
	public LocalOffers(Composite parent, Program program, Runnable resized) {
		this.program = program;
		this.resized = resized;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		area.getDisplay().timerExec(ASK_AFTER_MILLIS, this::ask);
	}

	private void ask() {
		if (!area.isDisposed()) {
			program.engine().modelServers().findLocal(program.connections().all()).thenAcceptAsync(this::show,
					new UiExecutor(area));
		}
	}

	public Control control() {
		return area;
	}

	private void show(List<ConnectionPreset> found) {
		for (ConnectionPreset preset : found) {
			Label label = new Label(area, SWT.WRAP);
			label.setText(NLS.bind(Messages.Local_answers, preset.name()));
			GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH / 2, SWT.DEFAULT)
					.applyTo(label);
			Button button = new Button(area, SWT.PUSH);
			button.setText(NLS.bind(Messages.Local_use, preset.name()));
			button.addListener(SWT.Selection, _ -> accept(preset, label, button));
		}
		resized.run();
	}

	private void accept(ConnectionPreset preset, Label label, Button button) {
		Enablement.set(button, false);
		label.setText(NLS.bind(Messages.Local_connecting, preset.name()));
		Background.call(area, connect(program, preset), said -> {
			button.dispose();
			GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(label);
			say(label, said);
		}, why -> {
			Enablement.set(button, true);
			say(label, why);
		});
	}

	private void say(Label label, String text) {
		label.setText(text.replace("&", "&&"));
		resized.run();
	}

	/** Connects a service; blocks, and says what it did. */
	static Callable<String> connect(Program program, ConnectionPreset preset) {
		return () -> {
			ConnectionSettings draft = preset.draft();
			if (draft.getDefaultModel().isEmpty()) {
				draft.setDefaultModel(firstModel(program, draft));
			}
			ConnectionSettings created = program.connections().create(draft, Optional.empty());
			if (created.getDefaultModel().isEmpty()) {
				return NLS.bind(Messages.Local_noModel, created.getName());
			}
			Optional<WorldUse> world = WorldUse.waiting(program.worlds());
			if (world.isEmpty()) {
				return NLS.bind(Messages.Local_connected, created.getName(), created.getDefaultModel());
			}
			world.get().begin(program.worlds(), created.getId());
			return NLS.bind(Messages.Local_used,
					new Object[] {created.getName(), created.getDefaultModel(), world.get().name()});
		};
	}

	/** Empty if the server has none, or no list. */
	private static String firstModel(Program program, ConnectionSettings draft)
			throws RefusedException, InterruptedException {
		try {
			return program.engine().modelServers().models(draft, Optional.empty()).get().orElse(List.of()).stream()
					.map(ModelInfo::id).findFirst().orElse("");
		} catch (ExecutionException e) {
			throw new RefusedException(Background.reason(e));
		}
	}
}
