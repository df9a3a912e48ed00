package org.agentworld.ui.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.ui.internal.connection.ConnectionDraft.KeyChoice;
import org.junit.jupiter.api.Test;

class ConnectionDraftTest {

	private static final ConnectionPreset CLOUD = preset(KeyUse.REQUIRED);

	@Test
	void severalOfAKindHaveNamesOfTheirOwn() {
		assertThat(fresh(CLOUD, "Other").text(Literals.NAMED__NAME)).isEqualTo("Cloud");
		assertThat(fresh(CLOUD, "cloud", "Cloud 2").text(Literals.NAMED__NAME)).isEqualTo("Cloud 3");
	}

	@Test
	void theKeyComesFromTheEnvironmentIfThereIsOne() {
		ConnectionDraft draft = ConnectionDraft.to(CLOUD, List.of(), "CLOUD_KEY"::equals);
		assertThat(draft.keyChoice()).isEqualTo(KeyChoice.ENVIRONMENT);
		assertThat(draft.problem()).isEmpty();
		assertThat(draft.result().getKeySource()).isEqualTo(KeySource.ENVIRONMENT);
	}

	@Test
	void aKeyIsAskedForWhereOneIsNeeded() {
		assertThat(fresh(CLOUD).keyChoice()).isEqualTo(KeyChoice.ENTERED);
		assertThat(fresh(preset(KeyUse.OPTIONAL)).keyChoice()).isEqualTo(KeyChoice.NONE);
		assertThat(fresh(preset(KeyUse.NONE)).keyChoice()).isEqualTo(KeyChoice.NONE);
	}

	@Test
	void whatIsNoKeyIsRefusedInWordsWithoutIt() {
		ConnectionDraft draft = fresh(CLOUD);
		assertThat(draft.problem().orElseThrow()).contains("Cloud");
		draft.enterKey(" \t");
		assertThat(draft.problem()).isPresent();
		draft.enterKey("secret words");
		assertThat(draft.problem().orElseThrow()).contains("space").doesNotContain("secret");
		assertThat(draft.key()).isEmpty();
		draft.enterKey("good");
		assertThat(draft.problem()).isEmpty();
		assertThat(draft.key().orElseThrow().reveal()).isEqualTo("good");
	}

	@Test
	void aKeyThatIsKeptStaysUntilAnotherSourceIsChosen() {
		ConnectionSettings published = CLOUD.draft();
		published.setRevision(3);
		published.setKeySource(KeySource.THIS_RUN);
		ConnectionDraft draft = ConnectionDraft.of(published, Optional.of(CLOUD));
		assertThat(draft.keepsKey()).isTrue();
		assertThat(draft.problem()).isEmpty();
		assertThat(draft.key()).isEmpty();
		assertThat(draft.result().getKeySource()).isEqualTo(KeySource.THIS_RUN);

		draft.choose(KeyChoice.NONE);
		assertThat(draft.keepsKey()).isFalse();
		assertThat(draft.result().getKeySource()).isEqualTo(KeySource.NONE);
	}

	@Test
	void theSettingsAreCheckedToo() {
		ConnectionDraft draft = fresh(preset(KeyUse.NONE));
		draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, "localhost:1234");
		assertThat(draft.problem().orElseThrow()).startsWith("The address begins with http://");
		draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, "");
		draft.set(Literals.NAMED__NAME, " ");
		assertThat(draft.problem()).contains("The name is empty.");
	}

	@Test
	void aServiceWithoutAUsualAddressAsksForOne() {
		ConnectionDraft draft = fresh(new ConnectionPreset("any", "Any", "openai", "", KeyUse.NONE, "", "", false, "", true));
		assertThat(draft.problem().orElseThrow()).startsWith("Enter the address of 'Any'");
		draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, "http://localhost:1234/v1");
		assertThat(draft.problem()).isEmpty();
	}

	@Test
	void noKeyGoesToAnAddressThatIsBeingTyped() {
		ConnectionSettings published = CLOUD.draft();
		published.setBaseUrl("https://cloud.example/v1");
		published.setKeySource(KeySource.KEYRING);
		ConnectionDraft draft = ConnectionDraft.of(published, Optional.of(CLOUD));
		assertThat(draft.mayBeAskedUnsaid()).isTrue();
		draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, "https://clout.example/v1");
		assertThat(draft.mayBeAskedUnsaid()).isFalse();
		draft.choose(KeyChoice.NONE);
		assertThat(draft.mayBeAskedUnsaid()).isTrue();
	}

	@Test
	void whoSendsAKeyUnencryptedIsWarned() {
		ConnectionDraft draft = fresh(CLOUD);
		assertThat(draft.warning()).isEmpty();
		for (String open : List.of("http://cloud.example/v1", "HTTP://10.0.0.1", "http://localhost.example/", "http://127.0.0.1.example")) {
			draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, open);
			assertThat(draft.warning()).as(open).isPresent();
		}
		for (String safe : List.of("https://cloud.example/v1", "http://localhost:1234/v1", "http://127.0.0.1", "http://[::1]:8080")) {
			draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, safe);
			assertThat(draft.warning()).as(safe).isEmpty();
		}
		draft.set(Literals.CONNECTION_SETTINGS__BASE_URL, "http://cloud.example/v1");
		draft.choose(KeyChoice.NONE);
		assertThat(draft.warning()).isEmpty();
	}

	@Test
	void whatIsEditedIsACopy() {
		ConnectionSettings published = CLOUD.draft();
		published.setRevision(1);
		ConnectionDraft draft = ConnectionDraft.of(published, Optional.empty());
		draft.set(Literals.NAMED__NAME, "Mine");
		assertThat(published.getName()).isEqualTo("Cloud");
		assertThat(draft.result().getRevision()).isEqualTo(1);
	}

	@Test
	void aMissingConnectionIsNamedAsSuch() {
		ConnectionSettings cloud = CLOUD.draft();
		assertThat(ConnectionTexts.name("cloud", List.of(cloud))).isEqualTo("Cloud");
		assertThat(ConnectionTexts.name("gone", List.of(cloud))).isEqualTo("gone (not among the connections)");
	}

	@Test
	void theListSaysWhereAKeyIs() {
		ConnectionSettings cloud = CLOUD.draft();
		assertThat(ConnectionTexts.key(cloud, Optional.empty())).isEqualTo("none");
		cloud.setKeySource(KeySource.THIS_RUN);
		assertThat(ConnectionTexts.key(cloud, Optional.empty())).isEqualTo("until the program ends");
		cloud.setKeySource(KeySource.ENVIRONMENT);
		assertThat(ConnectionTexts.key(cloud, Optional.empty())).isEqualTo("from $CLOUD_KEY");
		assertThat(ConnectionTexts.key(cloud, Optional.of("It is not set."))).isEqualTo("missing");
	}

	private static ConnectionDraft fresh(ConnectionPreset preset, String... names) {
		return ConnectionDraft.to(preset, List.of(names), _ -> false);
	}

	private static ConnectionPreset preset(KeyUse key) {
		return new ConnectionPreset("cloud", "Cloud", "openai", "", key, "CLOUD_KEY", "", false, "", false);
	}
}
