package org.agentworld.core.internal.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			photo.png                | photo.png
			Größe 😀.txt             | Größe 😀.txt
			../../etc/passwd         | passwd
			C:\\Windows\\win.ini      | win.ini
			a/                       | file
			..                       | file
			'a\u202egnp.exe'         | agnp.exe
			'a\u0000\u0007\u2066b\n' | ab
			' '                      | file
			<b onload=x>.png         | <b onload=x>.png
			""")
	void onlyTheVisiblePartOfItsLastFolderIsKept(String name, String plain) {
		assertThat(FileNames.plain(name)).isEqualTo(plain);
	}

	@Test
	void aVeryLongOneKeepsItsEnd() {
		assertThat(FileNames.plain("x".repeat(10_000) + ".png")).hasSizeLessThanOrEqualTo(200).startsWith("xxx").endsWith(".png");
		for (String letter : new String[] { "😀", "\u6f22", "\u00fc" }) {
			String name = FileNames.plain(letter.repeat(10_000) + ".png");
			assertThat(name).startsWith(letter + letter).endsWith(letter + ".png");
			assertThat(name.getBytes(StandardCharsets.UTF_8)).as("file systems count bytes").hasSizeLessThanOrEqualTo(200);
		}
		assertThat(FileNames.plain("\u6f22".repeat(66) + ".p")).isEqualTo("\u6f22".repeat(66) + ".p");
	}
}
