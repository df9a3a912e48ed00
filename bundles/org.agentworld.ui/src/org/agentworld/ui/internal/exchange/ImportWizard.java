package org.agentworld.ui.internal.exchange;

import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.ImportPreview;
import org.agentworld.exchange.ImportResult;
import org.agentworld.exchange.Imports;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.explorer.ExplorerView;
import org.agentworld.ui.internal.explorer.Node;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;

/** Imports a world, a chat or an agent, after a look at what that would bring. */
public final class ImportWizard extends Wizard implements IImportWizard {

	private IWorkbenchWindow window;
	private SourcePage source;
	private PreviewPage preview;
	private Imports imports;

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		window = workbench.getActiveWorkbenchWindow();
		Program program = Program.of(window);
		imports = new Imports(program.engine());
		source = new SourcePage();
		preview = new PreviewPage(program, imports, source::path,
				selection.getFirstElement() instanceof Node node ? Optional.of(node.world()) : Optional.empty());
		setWindowTitle(Messages.Import_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		addPage(source);
		addPage(preview);
	}

	@Override
	public boolean canFinish() {
		return getContainer().getCurrentPage() == preview && preview.isPageComplete();
	}

	@Override
	public boolean performFinish() {
		ImportPreview seen = preview.preview();
		var path = source.path();
		Optional<WorldId> into = preview.into();
		var choices = preview.choices();
		Optional<ImportResult> result = Exchanging.run(getContainer(), NLS.bind(Messages.Import_working, seen.name()),
				progress -> imports.run(path, into, choices, progress), preview::setErrorMessage);
		result.ifPresent(done -> show(seen, done));
		return result.isPresent();
	}

	@Override
	public boolean performCancel() {
		preview.giveUp();
		return true;
	}

	/** What came in is selected in the explorer; a single chat is opened. */
	private void show(ImportPreview seen, ImportResult result) {
		IWorkbenchPage page = window.getActivePage();
		Optional<WorldId> world = result.world();
		if (world.isEmpty()) {
			return;
		}
		Object row = switch (seen.kind()) {
			case WORLD -> world.get();
			case CHAT -> new ChatAddress(world.get(), result.chats().getFirst());
			case AGENT -> result.agents().isEmpty() ? world.get() : result.agents().getFirst();
		};
		if (row instanceof ChatAddress chat) {
			ChatEditor.open(page, chat, seen.name());
		}
		try {
			if (page.showView(ExplorerView.ID, null, IWorkbenchPage.VIEW_VISIBLE) instanceof ExplorerView explorer) {
				explorer.reveal(row);
			}
		} catch (PartInitException e) {
			preview.setErrorMessage(e.getMessage());
		}
	}
}
