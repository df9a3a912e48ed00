package org.agentworld.ui.internal.quickopen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import org.agentworld.ui.internal.quickopen.FuzzyPattern.Match;

/**
 * The best matches of one text among the targets that were added so far. Better matches come first; among equal ones what
 * was used last. Not for several threads.
 */
final class Ranking {

	private static final Comparator<Ranked> ORDER = Comparator.comparingInt((Ranked ranked) -> -ranked.found.match().score())
			.thenComparingLong(ranked -> ranked.found.target().recent()).thenComparingInt(ranked -> ranked.number);

	private final FuzzyPattern pattern;
	private final int limit;
	private final NavigableSet<Ranked> best = new TreeSet<>(ORDER);
	private int matching;

	/** @param limit how many are kept */
	Ranking(String text, int limit) {
		this.pattern = new FuzzyPattern(text);
		this.limit = limit;
	}

	private record Ranked(Found found, int number) {
	}

	void add(Target target) {
		Optional<Match> match = pattern.in(target.name());
		if (match.isPresent()) {
			matching++;
			best.add(new Ranked(new Found(target, match.get()), matching));
			if (best.size() > limit) {
				best.pollLast();
			}
		}
	}

	/** The best ones in their order, and how many there are beside them. */
	Results results(boolean complete) {
		List<Found> rows = best.stream().map(Ranked::found).toList();
		return new Results(rows, matching - rows.size(), complete);
	}

	/**
	 * What is shown.
	 *
	 * @param rows     the best matches
	 * @param more     how many other matches are known
	 * @param complete whether all was searched that there is
	 */
	record Results(Collection<Found> rows, int more, boolean complete) {
		Results {
			rows = List.copyOf(rows);
		}
	}
}
