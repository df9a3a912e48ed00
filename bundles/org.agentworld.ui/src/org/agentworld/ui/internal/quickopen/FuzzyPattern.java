package org.agentworld.ui.internal.quickopen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds names that have the letters of a text in its order, in any case, with anything between them. Blanks of the text
 * are ignored. Letters at the beginning of words, and letters that follow each other, make a better match. Immutable.
 */
final class FuzzyPattern {

	private static final int LETTER = 1;
	private static final int WORD_START = 8;
	private static final int CONSECUTIVE = 7;
	private static final int NAME_START = 2;
	private static final int WHOLE_NAME = 20;
	/** A name that is longer is looked at up to here: the time goes with its length. */
	private static final int LOOKED_AT = 400;
	private static final int NONE = -1;

	private final char[] letters;

	FuzzyPattern(String text) {
		letters = lower(text.replaceAll("\\s+", ""));
	}

	/**
	 * Where the text was found in a name.
	 *
	 * @param score     the higher, the better; does not depend on the length of the name
	 * @param positions of the letters in the name, ascending
	 */
	record Match(int score, int... positions) {
	}

	/** The best way to find the text in the name; empty if there is none. An empty text is in every name. */
	Optional<Match> in(String name) {
		char[] chars = lower(name.length() > LOOKED_AT ? name.substring(0, LOOKED_AT) : name);
		if (!isIn(chars)) {
			return Optional.empty();
		}
		if (letters.length == 0) {
			return Optional.of(new Match(0));
		}
		int[][] score = new int[letters.length][chars.length];
		int[][] from = new int[letters.length][chars.length];
		for (int letter = 0; letter < letters.length; letter++) {
			fill(letter, name, chars, score, from);
		}
		return Optional.of(best(chars, score, from));
	}

	/** Whether all letters are there in their order: cheap, and true of few names. */
	private boolean isIn(char... chars) {
		int found = 0;
		for (int i = 0; i < chars.length && found < letters.length; i++) {
			if (chars[i] == letters[found]) {
				found++;
			}
		}
		return found == letters.length;
	}

	/** For each place of this letter: the best score of all letters up to it, and where the letter before is then. */
	private void fill(int letter, String name, char[] chars, int[][] score, int[][] from) {
		int before = NONE;
		for (int i = 0; i < chars.length; i++) {
			if (letter > 0 && i > 0 && score[letter - 1][i - 1] > 0
					&& (before == NONE || score[letter - 1][i - 1] > score[letter - 1][before])) {
				before = i - 1;
			}
			if (chars[i] != letters[letter] || letter > 0 && before == NONE) {
				continue;
			}
			int own = LETTER + (startsWord(name, i) ? WORD_START : 0) + (i == 0 ? NAME_START : 0);
			score[letter][i] = own + (letter == 0 ? 0 : score[letter - 1][before]);
			from[letter][i] = before;
			if (letter > 0 && i > 0 && score[letter - 1][i - 1] > 0
					&& own + score[letter - 1][i - 1] + CONSECUTIVE >= score[letter][i]) {
				score[letter][i] = own + score[letter - 1][i - 1] + CONSECUTIVE;
				from[letter][i] = i - 1;
			}
		}
	}

	private Match best(char[] chars, int[][] score, int[][] from) {
		int last = letters.length - 1;
		int end = 0;
		for (int i = 1; i < chars.length; i++) {
			if (score[last][i] > score[last][end]) {
				end = i;
			}
		}
		int[] positions = new int[letters.length];
		for (int letter = last, at = end; letter >= 0; letter--) {
			positions[letter] = at;
			at = from[letter][at];
		}
		boolean whole = Arrays.equals(chars, letters);
		return new Match(score[last][end] + (whole ? WHOLE_NAME : 0), positions);
	}

	private static boolean startsWord(String name, int at) {
		char here = name.charAt(at);
		if (at == 0) {
			return true;
		}
		char before = name.charAt(at - 1);
		return Character.isLetterOrDigit(here) && !Character.isLetterOrDigit(before)
				|| Character.isUpperCase(here) && Character.isLowerCase(before)
				|| Character.isDigit(here) && Character.isLetter(before);
	}

	/** Letter by letter, so that positions stay those of the name, which {@link String#toLowerCase(Locale)} may shift. */
	private static char[] lower(String text) {
		char[] chars = text.toCharArray();
		for (int i = 0; i < chars.length; i++) {
			chars[i] = Character.toLowerCase(chars[i]);
		}
		return chars;
	}
}
