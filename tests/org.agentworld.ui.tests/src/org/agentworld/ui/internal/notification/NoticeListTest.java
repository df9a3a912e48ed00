package org.agentworld.ui.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.notification.Notice.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticeListTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final NoticeList list = new NoticeList();

	@Test
	void showsTheNewestAndCountsTheOthers() {
		notices().limit(NoticeList.SHOWN + 2).forEach(list::add);

		assertThat(list.shown()).extracting(ShownNotice::chat).containsExactly("4", "3", "2");
		assertThat(list.more()).isEqualTo(2);
	}

	@Test
	void aChatHasOneLineAndThatIsItsLast() {
		notices().limit(3).forEach(list::add);
		ChatAddress first = list.shown().getLast().notice().chat();

		list.add(new ShownNotice(new Notice(first, Kind.FAILED, "No connection."), "0", "World"));

		assertThat(list.shown()).extracting(ShownNotice::chat).containsExactly("0", "2", "1");
		assertThat(list.shown().getFirst().notice().kind()).isEqualTo(Kind.FAILED);
	}

	@Test
	void theNoticeOfAChatThatWasSeenGoesAlone() {
		notices().limit(3).forEach(list::add);
		ChatAddress seen = list.shown().get(1).notice().chat();

		assertThat(list.remove(seen)).isTrue();

		assertThat(list.shown()).extracting(ShownNotice::chat).containsExactly("2", "0");
		assertThat(list.remove(seen)).isFalse();
	}

	@Test
	void aRenamedChatKeepsItsPlace() {
		notices().limit(3).forEach(list::add);
		ChatAddress renamed = list.shown().get(1).notice().chat();

		assertThat(list.rename(renamed, "new")).isTrue();

		assertThat(list.shown()).extracting(ShownNotice::chat).containsExactly("2", "new", "0");
		assertThat(list.rename(renamed, "new")).isFalse();
		assertThat(list.rename(new ChatAddress(WorldId.random(), ChatId.random()), "other")).isFalse();
	}

	@Test
	void nothingIsLeftAfterClearing() {
		notices().limit(5).forEach(list::add);

		list.clear();

		assertThat(list.shown()).isEmpty();
		assertThat(list.more()).isZero();
	}

	/** Of as many chats as are asked for, called 0, 1, 2... */
	private static Stream<ShownNotice> notices() {
		return IntStream.iterate(0, i -> i + 1)
				.mapToObj(i -> new ShownNotice(
						new Notice(new ChatAddress(WorldId.random(), ChatId.random()), Kind.ENDED, ""),
						String.valueOf(i), "World"));
	}
}
