package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "1023, '1,023 B'", "1024, 1 KB", "3500, 3.4 KB", "123456, 121 KB", "1048576, 1 MB",
			"20971520, 20 MB" })
	void isReadable(long bytes, String readable) {
		assertThat(FileSize.readable(bytes)).isEqualTo(readable);
	}
}
