package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void readsWhatThePageAsksFor() {
		assertThat(PageRequest.parse("agentworld:s3/retry/retry-a%2Fb%20c", "s3"))
				.contains(new PageRequest.Retry("retry-a/b c"));
		assertThat(PageRequest.parse("agentworld:s3/scrolled/message-1/-12", "s3"))
				.contains(new PageRequest.Scrolled(Optional.of("message-1"), -12));
		assertThat(PageRequest.parse("agentworld:s3/scrolled//0", "s3"))
				.contains(new PageRequest.Scrolled(Optional.empty(), 0));
		assertThat(PageRequest.parse("agentworld:s3/copy/a+b", "s3"))
				.contains(new PageRequest.OnMessage(MessageAction.COPY, "a+b"));
		assertThat(PageRequest.parse("agentworld:s3/delete/message-1", "s3"))
				.contains(new PageRequest.OnMessage(MessageAction.DELETE, "message-1"));
		assertThat(PageRequest.parse("agentworld:s3/focused/message-1", "s3"))
				.contains(new PageRequest.Focused("message-1"));
		assertThat(PageRequest.parse("agentworld:s3/open/message-1/0", "s3")).contains(new PageRequest.OpenFile("message-1", 0));
		assertThat(PageRequest.parse("agentworld:s3/save/message-1/2", "s3")).contains(new PageRequest.SaveFile("message-1", 2));
		assertThat(PageRequest.parse("agentworld:s3/picture/message-1/1", "s3"))
				.contains(new PageRequest.Picture("message-1", 1));
		assertThat(PageRequest.parse("agentworld:s3/dragged", "s3")).contains(new PageRequest.Dragged());
		assertThat(PageRequest.parse("agentworld:s3/older", "s3")).contains(new PageRequest.Older());
	}

	@ParameterizedTest
	@ValueSource(strings = { "agentworld:wrong/retry/a", "agentworld:/retry/a", "agentworld:retry/a", "agentworld:",
			"http://s3/retry/a", "AGENTWORLD:s3/retry/a", "agentworld:s3", "agentworld:s3/format/c", "", "javascript:1" })
	void takesNothingElse(String location) {
		assertThat(PageRequest.parse(location, "s3")).isEmpty();
	}
}
