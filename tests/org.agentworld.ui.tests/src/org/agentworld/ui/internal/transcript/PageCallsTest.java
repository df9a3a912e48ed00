package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.transcript.TranscriptPage.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageCallsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void contentCannotBecomeCode() {
		assertThat(PageCalls.appendText("k", "\");x(\"\\</script>\u2028\n\u0000\ud800 \ud83d\ude00")).isEqualTo(
				"agentworld.appendText(\"k\",\"\\u0022);x(\\u0022\\u005c\\u003c/script\\u003e\\u2028\\u000a\\u0000\\ud800 \ud83d\ude00\");0");
	}

	@Test
	void thePageHasNoScriptAndAPolicyThatAllowsNone() {
		String page = new TranscriptPage().html();
		assertThat(page).contains("default-src 'none'; style-src 'nonce-").doesNotContain("<script", "@nonce@", "@css@");
		assertThat(new TranscriptPage().html()).as("another nonce").isNotEqualTo(page);
	}

	@Test
	void everyScriptTellsItsSuccess() {
		assertThat(new TranscriptPage().functions(new Words("a", "b", "c", "d", "e", "f", "g", "h"))).endsWith(";0");
		assertThat(PageCalls.reset()).isEqualTo("agentworld.reset();0");
		assertThat(PageCalls.look(TranscriptPage.Theme.DARK, 14)).isEqualTo("agentworld.look(\"dark\",14);0");
	}
}
