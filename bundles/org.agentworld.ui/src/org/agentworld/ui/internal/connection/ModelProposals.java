package org.agentworld.ui.internal.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Text;

/**
 * Proposes the models of a server where one is named: those that contain what was typed. The list is asked for when the
 * keyboard comes into the field; a name that is in no list can be typed. Used on the UI thread.
 */
public final class ModelProposals {

	private static final String TRIGGERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/";
	private static final Point SIZE = new Point(420, 240);

	/**
	 * A model that is known.
	 *
	 * @param words in which it is found, in lower case
	 */
	record Known(ModelInfo model, String words) {

		static List<Known> of(List<ModelInfo> models) {
			return models.stream().map(model -> new Known(model, (model.id() + " " + model.name()).toLowerCase(Locale.ROOT)))
					.toList();
		}
	}

	/** A list that is known or comes; null: there is nothing to ask yet. */
	public interface Source extends Supplier<CompletableFuture<Optional<List<ModelInfo>>>> {
	}

	private final Text text;
	private final Source source;
	private final Consumer<String> state;
	private final ContentProposalAdapter popup;
	private List<Known> models = List.of();
	/** What is asked last; the answers of others are not shown. */
	private CompletableFuture<?> asked;

	/**
	 * @param source asked when the list is wanted
	 * @param state  takes what is known of the list, as a sentence; empty: nothing
	 */
	public ModelProposals(Text text, Source source, Consumer<String> state) {
		this.text = text;
		this.source = source;
		this.state = state;
		popup = new ContentProposalAdapter(text, new TextContentAdapter(), (typed, _) -> proposals(typed),
				KeyStroke.getInstance(SWT.ARROW_DOWN), TRIGGERS.toCharArray());
		popup.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		popup.setPopupSize(SIZE);
		text.addListener(SWT.FocusIn, _ -> ask());
	}

	/** Asks for the list as it is now. */
	public void ask() {
		CompletableFuture<Optional<List<ModelInfo>>> list = source.get();
		asked = list;
		if (list == null) {
			models = List.of();
			state.accept("");
			return;
		}
		if (!list.isDone()) {
			state.accept(Messages.Models_asking);
		}
		list.whenCompleteAsync((found, failure) -> {
			if (list == asked) {
				show(found, failure);
			}
		}, new UiExecutor(text));
	}

	private void show(Optional<List<ModelInfo>> found, Throwable failure) {
		models = failure == null ? Known.of(found.orElse(List.of())) : List.of();
		if (failure != null) {
			state.accept(NLS.bind(Messages.Models_failed, Background.reason(failure)));
		} else if (found.isEmpty()) {
			state.accept(Messages.Models_noList);
		} else {
			state.accept(models.size() == 1 ? Messages.Models_one : NLS.bind(Messages.Models_count, models.size()));
		}
	}

	/** Shows the list. */
	public void open() {
		text.setFocus();
		popup.openProposalPopup();
	}

	/** The models that contain all words of what was typed; all of them if a whole name was typed. */
	static List<ModelInfo> matching(List<Known> models, String typed) {
		String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
		boolean isWhole = models.stream().anyMatch(known -> known.model().id().equals(typed));
		return models.stream().filter(known -> isWhole || Arrays.stream(words).allMatch(known.words()::contains))
				.map(Known::model).toList();
	}

	private IContentProposal[] proposals(String typed) {
		return matching(models, typed).stream().map(ModelProposals::proposal).toArray(IContentProposal[]::new);
	}

	private static IContentProposal proposal(ModelInfo model) {
		String label = model.name().equals(model.id()) ? model.id()
				: NLS.bind(Messages.Models_named, model.id(), model.name());
		return new ContentProposal(model.id(), label, null);
	}
}
