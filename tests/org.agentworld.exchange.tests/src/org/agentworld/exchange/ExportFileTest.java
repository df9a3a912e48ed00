package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFileTest {

	@TempDir
	Path folder;

	@Test
	void aFileIsReplacedOnlyIfThatIsWanted() throws Exception {
		Path file = folder.resolve("file");
		ExportFile.write(file, false, out -> out.write('1'));
		assertThat(file).hasContent("1");
		assertThatThrownBy(() -> ExportFile.write(file, false, out -> out.write('2'))).isInstanceOf(RefusedException.class)
				.hasMessageContaining(file + " exists already");
		assertThat(file).hasContent("1");
		ExportFile.write(file, true, out -> out.write('3'));
		assertThat(file).hasContent("3");
		assertThat(filesIn(folder)).containsExactly(file);
	}

	@Test
	void aFileThatComesInBetweenIsNotReplaced() throws Exception {
		Path file = folder.resolve("file");
		assertThatThrownBy(() -> ExportFile.write(file, false, _ -> Files.writeString(file, "other")))
				.hasMessageContaining("exists already");
		assertThat(file).hasContent("other");
		assertThat(filesIn(folder)).containsExactly(file);
	}

	@Test
	void whatFailsLeavesTheOldFileAndNothingElse() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "old");
		assertThatThrownBy(() -> ExportFile.write(file, true, out -> {
			out.write(new byte[100_000]);
			throw new IOException("No space left");
		})).isInstanceOf(RefusedException.class).hasMessageContaining("No space left");
		assertThatThrownBy(() -> ExportFile.write(file, true, _ -> {
			throw new IllegalStateException("a fault");
		})).isInstanceOf(IllegalStateException.class);
		assertThat(file).hasContent("old");
		assertThat(filesIn(folder)).containsExactly(file);
		assertThatThrownBy(() -> ExportFile.write(folder.resolve("no/file"), false, out -> out.write('1')))
				.hasMessageContaining("does not exist");
	}

	@ParameterizedTest
	@CsvSource({ "Garden,Garden.md", "a/b\\c:d,a-b-c-d.md", "../../etc/passwd,etc-passwd.md", "...,export.md", "' ',export.md" })
	void aNameIsSuggestedThatAnySystemTakes(String name, String suggested) {
		assertThat(ExportFile.suggestedName(name, ExportFormat.MARKDOWN)).isEqualTo(suggested);
	}

	@Test
	void aLongNameIsShortened() {
		assertThat(ExportFile.suggestedName("\ud83c\udf33".repeat(500), ExportFormat.JSON))
				.isEqualTo("\ud83c\udf33".repeat(60) + ".json");
	}

	private static Path[] filesIn(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toArray(Path[]::new);
		}
	}
}
