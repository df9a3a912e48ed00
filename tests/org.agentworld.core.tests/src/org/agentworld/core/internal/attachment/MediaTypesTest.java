package org.agentworld.core.internal.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

	@ParameterizedTest
	@CsvSource({ "89504e470d0a1a0a00, image/png", "ffd8ffe0, image/jpeg", "474946383961, image/gif",
			"524946460000000057454250, image/webp", "255044462d312e37, application/pdf", "00010203, application/octet-stream" })
	void theContentDecidesWhateverTheNameSays(String content, String mediaType) {
		byte[] bytes = HexFormat.of().parseHex(content);
		assertThat(MediaTypes.of("photo.jpg", bytes)).isEqualTo(mediaType);
		assertThat(MediaTypes.of("", bytes)).isEqualTo(mediaType);
	}

	@ParameterizedTest
	@CsvSource({ "a.json, application/json", "A.MD, text/markdown", "Main.java, text/plain", "Makefile, text/plain",
			"drawing.svg, image/svg+xml", "photo.png, text/plain" })
	void aTextIsKnownByItsName(String name, String mediaType) {
		assertThat(MediaTypes.of(name, "some text".getBytes(StandardCharsets.UTF_8))).isEqualTo(mediaType);
	}

	@Test
	void whatIsNoTextIsNamedByItsName() {
		assertThat(MediaTypes.of("archive.zip", new byte[] { 'P', 'K', 3, 4, 0 })).isEqualTo("application/zip");
		assertThat(MediaTypes.of("broken.png", new byte[] { 0, 1 })).isEqualTo("application/octet-stream");
	}

	@Test
	void textIsUtf8WithoutNul() {
		assertThat(MediaTypes.text("grün".getBytes(StandardCharsets.UTF_8))).contains("grün");
		assertThat(MediaTypes.text("grün".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
		assertThat(MediaTypes.text(new byte[] { 'a', 0 })).isEmpty();
		assertThat(MediaTypes.text(new byte[0])).contains("");
	}
}
