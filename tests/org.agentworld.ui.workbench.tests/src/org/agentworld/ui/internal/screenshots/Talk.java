package org.agentworld.ui.internal.screenshots;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is said in the pictures: a chat's name, a question and its answer in Markdown. */
enum Talk {

	RELEASE_NOTES("Release notes 2.4", "Draft the release notes for 2.4. Keep it short.", """
			## What is new in 2.4

			Search now covers **attachments**, and large imports no longer block the editor.

			| Area | Change | Ticket |
			|---|---|--:|
			| Search | Finds text in PDF and Word files | 1482 |
			| Import | Runs in the background, can be paused | 1507 |
			| Sharing | Links can expire after a day, a week or a month | 1511 |
			| Accounts | Sign in with a passkey | 1466 |

			**Before you update**

			1. Close running imports; they start again from the last file.
			2. Plan about ¦*ten minutes* for the new search index.

			> Passkeys need a browser of 2024 or later.
			"""),
	SLOW_IMPORT("Why is the import slow?", "The import of 40,000 rows takes nine minutes. Why?", """
			Every row is a transaction of its own, so each waits for the disk. Write them in batches:

			```java
			try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
				for (List<Row> batch : Lists.partition(rows, 1_000)) {
					for (Row row : batch) {
						bind(insert, row);
						insert.addBatch();
					}
					insert.executeBatch();
					connection.commit();
				}
			}
			```

			With 1,000 rows a commit I expect **under ten seconds**. Two things to check afterwards:

			- an error in the middle rolls back one batch, so the ¦report must name its first row;
			- the progress bar counts batches, not rows.
			"""),
	LISBON("Three days in Lisbon", "Plan three days in Lisbon in May, on foot, with a child of six.", """
			### Three easy days

			| Day | Morning | Afternoon |
			|---|---|---|
			| Friday | Tram 28 to Graça, viewpoint | Castle, peacocks in the garden |
			| Saturday | Oceanarium, before eleven | Cable car, playground by the river |
			| Sunday | Belém: tower and tarts | Boat museum, ferry to Cacilhas |

			**Good to know**

			- Hills are steep: bring a light buggy.
			- The Oceanarium sells timed ¦tickets; book two days ahead.
			- In May evenings are cool, around 14 °C by the river.
			"""),
	INTERVIEWS("Interview summary", "Summarise the eight interviews: what did people agree on?", """
			## Eight interviews, three findings

			1. **Setup is the hurdle.** Six of eight stopped at the certificate step.
			2. **Search is loved.** Nobody used folders after the first week.
			3. **Prices are unclear.** Five asked what a *seat* is.

			> "I found everything in seconds, but it took me a day to get in."
			> — office manager, 40 people

			| Question | Agree | Neutral | Disagree |
			|---|--:|--:|--:|
			| I would recommend it | 7 | 1 | 0 |
			| Setup was easy | 2 | 0 | 6 |
			| I know what it costs | 2 | 1 | 5 |

			Next, I would test a ¦setup without certificates with three new people.
			"""),
	INVOICES("Invoice numbers", "Find invoice numbers like AB-2026-0417 in a text, in Python.", """
			A pattern with named groups keeps the parts apart:

			```python
			import re

			INVOICE = re.compile(
			    r"\\b(?P<series>[A-Z]{2})-(?P<year>20\\d{2})-(?P<number>\\d{4})\\b")

			def invoices(text):
			    return [match.groupdict() for match in INVOICE.finditer(text)]
			```

			It finds each number once, also in the middle of a sentence. Not found are:

			- numbers in small letters: add `re.IGNORECASE` if people type them;
			- numbers that a line break splits, as in scanned letters.

			For those I would ¦join the lines before the search.
			"""),
	BUDGET("Budget for the fair", "What will our stand at the spring fair cost?", """
			About **€ 11,400** for three days, without travel:

			- space of 18 m², 3 days: € 5,200
			- stand, lighting, ¦power: € 4,100
			- printing and giveaways: € 1,300
			- reserve of 7 %: € 800
			""");

	/** Stands where an answer is in the pictures of chats that are still being answered. */
	private static final String STOP = "¦";

	private final String chat;
	private final String question;
	private final String answer;
	private final String beginning;

	Talk(String chat, String question, String answer) {
		this.chat = chat;
		this.question = question;
		this.answer = answer.replace(STOP, "");
		this.beginning = answer.substring(0, answer.indexOf(STOP));
	}

	String chat() {
		return chat;
	}

	String question() {
		return question;
	}

	/** The answer in pieces as a model sends them: words with what follows them. */
	String[] pieces() {
		return pieces(answer);
	}

	/** The first of the answer's pieces. */
	String[] beginning() {
		return pieces(beginning);
	}

	private static String[] pieces(String text) {
		return text.split("(?<=\\s)(?=\\S)");
	}

	String lastWord() {
		return lastWord(answer);
	}

	String lastWordOfBeginning() {
		return lastWord(beginning);
	}

	/** The last word that looks the same in the page. */
	private static String lastWord(String markdown) {
		return Pattern.compile("\\p{L}{4,}").matcher(markdown).results().map(MatchResult::group).reduce((_, last) -> last)
				.orElseThrow();
	}

	static Talk asking(String question) {
		return Arrays.stream(values()).filter(talk -> talk.question.equals(question)).findFirst().orElseThrow();
	}

	static Talk titled(String chat) {
		return Arrays.stream(values()).filter(talk -> talk.chat.equals(chat)).findFirst().orElseThrow();
	}
}
