package org.agentworld.ui.internal.editor;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.theme.Appearance;
import org.agentworld.ui.internal.transcript.EntryViews;
import org.agentworld.ui.internal.transcript.PageCalls;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.transcript.PageWriter;
import org.agentworld.ui.internal.transcript.TranscriptPage;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationAdapter;
import org.eclipse.swt.browser.LocationEvent;
import org.eclipse.swt.browser.ProgressAdapter;
import org.eclipse.swt.browser.ProgressEvent;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The transcript as a page. Nothing in it can run, fetch or go anywhere: its policy forbids it, each navigation is
 * vetoed, and links that a person clicks open in the system's browser.
 */
final class BrowserTranscript implements TranscriptView {

	private static final String BLANK = "about:blank";

	private final TranscriptPage page = new TranscriptPage();
	private final PageWriter writer = new PageWriter(new EntryViews(InstantSource.system(), ZoneId.systemDefault()));
	private final Listener listener;
	private final Appearance appearance;
	private final Preferences preferences;
	private final Browser browser;
	/** The entries in the page; none while several steps are under way. */
	private Set<String> shown = Set.of();
	private boolean ready;
	private boolean lost;

	/** @throws SWTError if there is no browser widget here */
	BrowserTranscript(Composite parent, Listener listener, Appearance appearance, Preferences preferences) {
		this.listener = listener;
		this.appearance = appearance;
		this.preferences = preferences;
		browser = new Browser(parent, SWT.WEBKIT);
		UiExecutor later = new UiExecutor(browser);
		AccessibleNames.set(browser, Messages.Transcript_name);
		browser.addLocationListener(new LocationAdapter() {
			@Override
			public void changing(LocationEvent event) {
				event.doit = BLANK.equals(event.location);
				if (!event.doit) {
					// Later: the browser waits for this decision and may not be asked anything now.
					String location = event.location;
					later.execute(() -> follow(location));
				}
			}
		});
		browser.addOpenWindowListener(event -> event.required = true);
		// The browser's own menu offers to reload and to go back, and there is nothing to go to.
		browser.addListener(SWT.MenuDetect, event -> event.doit = false);
		browser.addProgressListener(new ProgressAdapter() {
			@Override
			public void completed(ProgressEvent event) {
				loaded();
			}
		});
		appearance.onChange(browser, _ -> look());
		preferences.onChange(browser, this::look);
		browser.setText(page.html());
	}

	private void loaded() {
		if (!ready && run(page.functions(words()))) {
			ready = true;
			look();
			// The event loop ran meanwhile: it may be over already.
			if (!lost && !browser.isDisposed()) {
				listener.onReady();
			}
		}
	}

	private static TranscriptPage.Words words() {
		return new TranscriptPage.Words(Messages.Transcript_moreBelow, Messages.Transcript_older,
				Messages.Transcript_empty, Messages.Transcript_copyCode, Messages.Transcript_copyCodeName,
				Messages.Transcript_copied, Messages.Transcript_openFile, Messages.Transcript_saveFile);
	}

	@Override
	public Control control() {
		return browser;
	}

	private void look() {
		if (ready) {
			TranscriptPage.Theme theme = appearance.isDark() ? TranscriptPage.Theme.DARK : TranscriptPage.Theme.LIGHT;
			run(PageCalls.look(theme, preferences.textSize()));
		}
	}

	@Override
	public List<Runnable> prepare(List<TranscriptChange> changes) {
		List<Runnable> steps = new ArrayList<>();
		for (Iterator<String> scripts = writer.write(changes).iterator(); scripts.hasNext();) {
			String script = scripts.next();
			Set<String> complete = scripts.hasNext() ? Set.of() : writer.keys();
			steps.add(() -> {
				run(script);
				shown = complete;
			});
		}
		return steps;
	}

	@Override
	public boolean shows(String key) {
		return shown.contains(key);
	}

	@Override
	public void showPicture(String key, int index, Thumbnail picture) {
		run(PageCalls.picture(key, index, picture));
	}

	@Override
	public void focus() {
		browser.setFocus();
		run(PageCalls.FOCUS_LAST);
	}

	@Override
	public void focusNext(boolean backwards) {
		browser.setFocus();
		run(backwards ? PageCalls.FOCUS_PREVIOUS : PageCalls.FOCUS_NEXT);
	}

	@Override
	public void hasOlder(boolean any) {
		run(PageCalls.hasOlder(any));
	}

	@Override
	public void find(String text, boolean backwards) {
		run(PageCalls.find(text, backwards));
	}

	@Override
	public void scrollTo(PageRequest.Scrolled place) {
		run(place.key().map(key -> PageCalls.scrollTo(key, place.offset())).orElse(PageCalls.SCROLL_TO_END));
	}

	/** False from the browser means that its process is gone, since a script of ours does not fail. */
	private boolean run(String script) {
		if (lost || browser.isDisposed()) {
			return false;
		}
		boolean done = browser.execute(script);
		// The event loop ran meanwhile: the editor may have been closed.
		if (!done && !lost && !browser.isDisposed()) {
			lost = true;
			listener.onLost(Messages.Transcript_crashed);
		}
		return done;
	}

	private void follow(String location) {
		page.request(location).ifPresentOrElse(listener::onRequest, () -> openOutside(location));
	}

	/** Only what a person clicks gets here: content has no other way to navigate. */
	private static void openOutside(String location) {
		boolean harmless = location.startsWith("https://") || location.startsWith("http://")
				|| location.startsWith("mailto:");
		if (harmless && !Program.launch(location)) {
			String why = NLS.bind(Messages.Transcript_linkRefused, location);
			StatusManager.getManager().handle(Status.warning(why), StatusManager.SHOW);
		}
	}
}
