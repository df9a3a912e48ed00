package org.agentworld.ui.internal.quickopen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.quickopen.FuzzyPattern.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FuzzyPatternTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void findsLettersInTheirOrderInAnyCase() {
		assertThat(match("RN", "Release notes").positions()).containsExactly(0, 8);
		assertThat(match("eas", "Release notes").positions()).containsExactly(3, 4, 5);
		assertThat(new FuzzyPattern("sr").in("Release notes")).isEmpty();
		assertThat(new FuzzyPattern("aa").in("a")).isEmpty();
		assertThat(new FuzzyPattern("a").in("")).isEmpty();
	}

	@Test
	void anEmptyTextIsInEveryName() {
		assertThat(match("", "x").positions()).isEmpty();
		assertThat(match(" \t", "").positions()).isEmpty();
	}

	@Test
	void blanksOfTheTextAreIgnored() {
		assertThat(match("re no", "Release notes").positions()).containsExactly(0, 1, 8, 9);
	}

	@Test
	void wordStartsComeBeforeLettersInside() {
		assertThat(score("rn", "Release notes")).isGreaterThan(score("rn", "Returns"));
		assertThat(score("n", "Release notes")).isGreaterThan(score("n", "Returns"));
		assertThat(score("lm", "LanguageModel")).isGreaterThan(score("lm", "Calm"));
		assertThat(score("p2", "Sprint plan2")).isGreaterThan(score("p2", "up2"));
	}

	@Test
	void consecutiveLettersComeBeforeScatteredOnes() {
		assertThat(score("tes", "contest")).isGreaterThan(score("tes", "citoyens"));
		assertThat(match("tes", "xtxexs tes").positions()).containsExactly(7, 8, 9);
	}

	@Test
	void theBestPlaceIsFoundEvenIfItIsNotTheFirst() {
		assertThat(match("notes", "n o t e s: release notes").positions()).isNotEmpty();
		assertThat(match("port", "paper on reports; port").positions()).containsExactly(18, 19, 20, 21);
	}

	@Test
	void theBeginningAndTheWholeNameComeFirst() {
		assertThat(score("demo", "Demo")).isGreaterThan(score("demo", "Demo talk"));
		assertThat(score("demo", "Demo talk")).isGreaterThan(score("demo", "The demo"));
	}

	@Test
	void theLengthOfTheNameDoesNotCount() {
		assertThat(score("re", "Release")).isEqualTo(score("re", "Release notes of all versions"));
	}

	@Test
	void lettersThatGrowInLowerCaseDoNotShiftThePositions() {
		assertThat(match("b", "\u0130\u0130b").positions()).containsExactly(2);
	}

	/** Whatever the input: positions are ascending places of the letters, and there is a match if there is a way. */
	@Test
	void randomNames() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			String text = word(random, 5);
			String name = word(random, 14);
			Match match = new FuzzyPattern(text).in(name).orElse(null);
			assertThat(match != null).as("'%s' in '%s', seed %d", text, name, seed).isEqualTo(isIn(text, name));
			if (match != null) {
				StringBuilder there = new StringBuilder();
				int last = -1;
				for (int position : match.positions()) {
					assertThat(position).isGreaterThan(last);
					last = position;
					there.append(name.charAt(position));
				}
				assertThat(there).as("in '%s', seed %d", name, seed).hasToString(text.replace(" ", ""));
			}
		}
	}

	private static String word(Random random, int longest) {
		StringBuilder word = new StringBuilder();
		for (int i = random.nextInt(longest + 1); i > 0; i--) {
			word.append("abc ".charAt(random.nextInt(4)));
		}
		return word.toString();
	}

	private static boolean isIn(String text, String name) {
		int at = 0;
		for (char letter : text.replace(" ", "").toCharArray()) {
			at = name.indexOf(letter, at) + 1;
			if (at == 0) {
				return false;
			}
		}
		return true;
	}

	private static int score(String text, String name) {
		return match(text, name).score();
	}

	private static Match match(String text, String name) {
		return new FuzzyPattern(text).in(name).orElseThrow();
	}
}
