package org.agentworld.ui.internal.definition;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.core.StaleRevisionException;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.model.Named;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.IMessageManager;
import org.eclipse.ui.forms.ManagedForm;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A form for a definition. Shows a {@link Draft}, and saves it on top of the revision from which it began. */
public abstract class DefinitionEditor extends EditorPart {

	private static final Logger LOG = LoggerFactory.getLogger(DefinitionEditor.class);
	private static final int MARGIN = 12;
	/** Wide enough for the mark of a problem between a label and its field. */
	private static final int COLUMN_SPACING = 16;
	private static final int ROW_SPACING = 8;

	private final CommandHandler undo = new CommandHandler(() -> draft().undo());
	private final CommandHandler redo = new CommandHandler(() -> draft().redo());

	private FormToolkit toolkit;
	private ManagedForm managed;
	private ScrolledForm form;
	private Fields fields;
	private EventSubscription subscription;
	/** Null only if the definition was gone before this was opened. */
	private Draft draft;
	private boolean saving;
	private boolean changedElsewhere;
	private boolean gone;
	/** Whether a save came to nothing because of problems, and nothing was changed since. */
	private boolean refused;
	/** Why the engine refused the last save; null if it did not, or something was changed since. */
	private String refusal;

	/** Opens the form, or brings it to the front. On the UI thread. */
	public static void open(IWorkbenchPage page, DefinitionInput input) {
		try {
			page.openEditor(input, switch (input.subject()) {
				case Subject.OfWorld _ -> WorldEditor.ID;
				case Subject.OfAgent _ -> AgentEditor.ID;
			});
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	/** Creates the fields, in the order in which the person goes through them. */
	abstract void createFields(Fields into);

	/** Creates what the form has below its fields. */
	void createMore(FormToolkit toolkit, Composite parent) {
		// Nothing.
	}

	/** Shows the draft in what {@link #createMore} created. */
	void showMore(Draft shown) {
		// Nothing.
	}

	/** What the person should know of the draft that does not hinder saving it. */
	List<Problem> notes(Draft shown) {
		return List.of();
	}

	/** Nothing can be edited any more. */
	void end() {
		// Nothing but the fields.
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		toolkit = new FormToolkit(parent.getDisplay());
		form = new FittingForm(parent, toolkit.getColors());
		managed = new ManagedForm(toolkit, form);
		toolkit.decorateFormHeading(form.getForm());
		form.setText(getEditorInput().getName());
		Composite body = form.getBody();
		GridLayoutFactory.swtDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(COLUMN_SPACING, ROW_SPACING)
				.applyTo(body);
		fields = new Fields(toolkit, body, this::draft);
		createFields(fields);
		createMore(toolkit, body);
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, undo);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, redo);
		// Connections may be others when the person comes back from their page.
		form.addListener(SWT.Activate, _ -> show());
		UiExecutor ui = new UiExecutor(form);
		subscription = program().subscriptions().subscribe(subject().world(), new Follower(() -> ui.execute(this::follow)));
		follow();
	}

	private Subject subject() {
		return ((DefinitionInput) getEditorInput()).subject();
	}

	Program program() {
		return Program.of(getSite());
	}

	/** The control of a feature's field; null if the form has none. */
	Control field(EStructuralFeature feature) {
		return fields.control(feature);
	}

	/** What is edited now. */
	Draft draft() {
		return draft;
	}

	/** Looks at what is published now. While a save runs this waits for its end: it may be what was published. */
	private void follow() {
		if (saving || gone) {
			return;
		}
		Optional<World> world = world();
		Optional<Named> published = world.flatMap(subject()::in);
		if (published.isEmpty()) {
			gone = true;
			fields.end();
			end();
			form.getBody().setVisible(draft != null);
		} else if (draft == null || !draft.isDirty() && !draft.beganFrom(published.get())) {
			draft = new Draft(world.get(), published.get());
			draft.onChange(_ -> changed());
		} else {
			changedElsewhere = published.get().getRevision() != draft.revision();
			draft.followNeighbours(world.get());
		}
		show();
		form.reflow(true);
	}

	/** The definition's latest revision; empty if it is gone. */
	final Optional<Named> published() {
		return world().flatMap(subject()::in);
	}

	private Optional<World> world() {
		try {
			return Optional.of(program().worlds().get(subject().world()));
		} catch (RefusedException _) {
			return Optional.empty();
		}
	}

	private void changed() {
		refused = false;
		refusal = null;
		show();
	}

	/** Shows the draft as it is now, and what is to be said of it. */
	final void show() {
		if (draft != null) {
			fields.show();
			showMore(draft);
			if (!draft.isDirty()) {
				changedElsewhere = false;
				setPartName(name());
				form.setText(name());
			}
		}
		showMessages();
		undo.enable(draft != null && !gone && draft.canUndo());
		redo.enable(draft != null && !gone && draft.canRedo());
		firePropertyChange(PROP_DIRTY);
	}

	private String name() {
		return subject().in(draft.world()).map(Named::getName).orElse(getPartName());
	}

	private void showMessages() {
		List<Message> shown = messages();
		IMessageManager atFields = managed.getMessageManager();
		atFields.setAutoUpdate(false);
		atFields.removeAllMessages();
		for (Message message : shown) {
			if (message.field() == null) {
				atFields.addMessage(message.text(), message.text(), null, message.type());
			} else {
				atFields.addMessage(message.text(), message.text(), null, message.type(), message.field());
			}
		}
		atFields.setAutoUpdate(true);
		// The manager would only count several messages, and none before it has a size: here the first is read at once.
		if (!shown.isEmpty()) {
			String first = shown.getFirst().text();
			form.setMessage(shown.size() == 1 ? first : NLS.bind(Messages.Editor_more, first, shown.size() - 1),
					shown.getFirst().type(), form.getForm().getChildrenMessages());
		}
	}

	/** What is to be said now, the most important first. */
	private List<Message> messages() {
		if (gone) {
			return List.of(new Message(Messages.Editor_gone, IMessageProvider.ERROR, null));
		}
		List<Message> messages = new ArrayList<>();
		for (Problem problem : problems()) {
			String text = refused && messages.isEmpty() ? NLS.bind(Messages.Editor_refused, problem.message())
					: problem.message();
			messages.add(new Message(text, IMessageProvider.ERROR, field(problem.feature())));
		}
		if (refusal != null) {
			messages.add(new Message(refusal, IMessageProvider.ERROR, null));
		}
		if (changedElsewhere) {
			messages.add(new Message(Messages.Editor_changedElsewhere, IMessageProvider.WARNING, null));
		}
		for (Problem note : notes(draft)) {
			// What is wrong is to be put right first.
			if (problems().stream().noneMatch(problem -> problem.feature() == note.feature())) {
				messages.add(new Message(note.message(), IMessageProvider.INFORMATION, field(note.feature())));
			}
		}
		if (saving) {
			messages.addFirst(new Message(Messages.Editor_saving, IMessageProvider.INFORMATION, null));
		}
		return messages;
	}

	/** In the order of the fields. */
	private List<Problem> problems() {
		return draft.problems().stream().sorted(Comparator.comparing(problem -> fields.place(problem.feature()))).toList();
	}

	@Override
	public boolean isDirty() {
		return draft != null && !gone && draft.isDirty();
	}

	/** Returns when it is saved or refused; until then the event loop runs. */
	@Override
	public void doSave(IProgressMonitor monitor) {
		if (!isDirty()) {
			return;
		}
		if (saving || !save()) {
			// Whoever saves before closing must not close.
			monitor.setCanceled(true);
		}
	}

	private boolean save() {
		List<Problem> problems = problems();
		if (!problems.isEmpty()) {
			refused = true;
			showMessages();
			Control field = field(problems.getFirst().feature());
			if (field != null) {
				// Later: the workbench gives the focus back to where it was before the save.
				new UiExecutor(field).execute(field::setFocus);
			}
			return false;
		}
		Draft.Submission submission = draft.submission();
		Optional<Named> theirs = Optional.empty();
		refusal = null;
		saving = true;
		showMessages();
		try {
			Named revision = saved(submission.edited());
			if (!form.isDisposed()) {
				draft.saved(submission, revision);
			}
		} catch (StaleRevisionException e) {
			theirs = Optional.of(e.current());
		} catch (RefusedException e) {
			refusal = e.getMessage();
		} finally {
			saving = false;
		}
		if (form.isDisposed()) {
			return refusal == null && theirs.isEmpty();
		}
		follow();
		return theirs.map(this::compared).orElse(refusal == null);
	}

	/** Saves on another thread; meanwhile the event loop runs. */
	private Named saved(Named edited) throws RefusedException {
		Named[] revision = new Named[1];
		try {
			ModalContext.run(_ -> {
				try {
					revision[0] = subject().save(program().worlds(), edited);
				} catch (RefusedException e) {
					throw new InvocationTargetException(e);
				}
			}, true, new NullProgressMonitor(), form.getDisplay());
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof RefusedException refusal) {
				throw refusal;
			}
			LOG.error("'{}' could not be saved.", edited.getName(), e.getCause());
			throw new RefusedException(NLS.bind(Messages.Editor_failed, e.getCause()), e.getCause());
		} catch (InterruptedException e) {
			throw new RefusedException(Messages.Editor_interrupted, e);
		}
		return revision[0];
	}

	/** Lets the person choose between their values and those saved meanwhile, and saves what they chose. */
	private boolean compared(Named theirs) {
		List<Difference> differences = draft.differences(theirs);
		Set<EStructuralFeature> accepted = Set.of();
		if (!differences.isEmpty()) {
			CompareDialog dialog = new CompareDialog(getSite().getShell(), theirs.getName(), differences);
			if (dialog.open() != CompareDialog.OK) {
				return false;
			}
			accepted = dialog.accepted();
		}
		changedElsewhere = false;
		draft.rebase(theirs, accepted);
		return save();
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("A definition is saved in its place alone.");
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void setFocus() {
		fields.setFocus();
	}

	@Override
	public void dispose() {
		if (subscription != null) {
			subscription.close();
		}
		if (managed != null) {
			managed.dispose();
			toolkit.dispose();
		}
		super.dispose();
	}

	/**
	 * A message of the form.
	 *
	 * @param type  one of {@link IMessageProvider}
	 * @param field at which it is said; null: only in the header
	 */
	private record Message(String text, int type, Control field) {
	}

	/** Undo or redo of the platform, for this editor. */
	private static final class CommandHandler extends AbstractHandler {

		private final Runnable action;

		CommandHandler(Runnable action) {
			this.action = action;
			setBaseEnabled(false);
		}

		void enable(boolean enabled) {
			setBaseEnabled(enabled);
		}

		@Override
		public Object execute(ExecutionEvent event) {
			action.run();
			return null;
		}
	}

	/** What happens in the world, and what was missed of it, is one thing: look again. */
	private record Follower(Runnable look) implements EventListener<WorldEvent> {
		@Override
		public void onEvent(WorldEvent event) {
			look.run();
		}

		@Override
		public void onOverflow() {
			look.run();
		}
	}
}
