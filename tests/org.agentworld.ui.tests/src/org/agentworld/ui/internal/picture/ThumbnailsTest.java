package org.agentworld.ui.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are small whatever the image is, and hostile images have none. */
@Timeout(120)
class ThumbnailsTest {

	private static final int RED = 0xffcc2010;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void aSmallImageKeepsItsSizeAndItsColours() throws Exception {
		Thumbnail picture = picture(png(filled(40, 20, RED)), "image/png").orElseThrow();
		assertThat(picture.width()).isEqualTo(40);
		assertThat(picture.height()).isEqualTo(20);
		BufferedImage shown = decoded(picture);
		assertThat(shown.getRGB(20, 10) >> 16 & 0xff).isBetween(0xc8, 0xd0);
		assertThat(picture.dataUri()).startsWith("data:image/jpeg;base64,/9j/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif" })
	void aLargeImageIsMadeSmaller(String format) throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(filled(3000, 1500, RED), format, file);
		Thumbnail picture = picture(file.toByteArray(), "image/" + format).orElseThrow();
		assertThat(picture.width()).isEqualTo(320);
		assertThat(picture.height()).isEqualTo(160);
		assertThat(decoded(picture).getRGB(160, 80) >> 16 & 0xff).isBetween(0xc4, 0xd4);
	}

	@Test
	void whatIsTransparentStaysSo() throws Exception {
		BufferedImage image = new BufferedImage(800, 800, BufferedImage.TYPE_INT_ARGB);
		Arrays.stream(new int[] { 0, 1 }).forEach(x -> image.setRGB(x, 0, RED));
		Thumbnail picture = picture(png(image), "image/png").orElseThrow();
		assertThat(picture.mediaType()).isEqualTo("image/png");
		assertThat(decoded(picture).getRGB(100, 100) >>> 24).isZero();
	}

	@Test
	void noiseThatCannotBeCompressedIsBounded() throws Exception {
		BufferedImage image = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_ARGB);
		Random random = new Random(1);
		for (int y = 0; y < 1200; y++) {
			for (int x = 0; x < 1200; x++) {
				image.setRGB(x, y, random.nextInt());
			}
		}
		Optional<Thumbnail> picture = Thumbnails.of(png(image), "image/png", 1000, 1000).get(60, TimeUnit.SECONDS);
		assertThat(picture.orElseThrow().content()).hasSizeLessThan(200_000);
	}

	@Test
	void aThinImageHasAPicture() throws Exception {
		Thumbnail picture = picture(png(filled(20_000, 3, RED)), "image/png").orElseThrow();
		assertThat(picture.width()).isEqualTo(320);
		assertThat(picture.height()).isEqualTo(1);
	}

	@Test
	void anImageThatWouldFillTheMemoryHasNone() throws Exception {
		assertThat(picture(bomb(50_000, 50_000), "image/png")).isEmpty();
		assertThat(picture(bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), "image/png")).isEmpty();
	}

	@Test
	void whatIsBrokenHasNone() throws Exception {
		byte[] whole = png(filled(300, 300, RED));
		Random random = new Random(7);
		for (int i = 0; i < 200; i++) {
			byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
			for (int j = 0; j < broken.length / 20; j++) {
				broken[random.nextInt(broken.length)] = (byte) random.nextInt();
			}
			Optional<Thumbnail> picture = picture(broken, "image/png");
			picture.ifPresent(some -> assertThat(some.width()).isBetween(1, 320));
		}
		assertThat(picture(Arrays.copyOf(whole, 30), "image/png")).isEmpty();
		assertThat(picture("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8), "image/png")).isEmpty();
		assertThat(picture(new byte[0], "image/jpeg")).isEmpty();
	}

	@Test
	void onlyWhatIsKnownIsRead() throws Exception {
		assertThat(picture(png(filled(3, 3, RED)), "image/svg+xml")).isEmpty();
		assertThat(Thumbnails.isReadable("image/png")).isTrue();
		assertThat(Thumbnails.isReadable("image/svg+xml")).isFalse();
		assertThat(Thumbnails.isReadable("text/html")).isFalse();
	}

	private static Optional<Thumbnail> picture(byte[] content, String mediaType) throws Exception {
		return Thumbnails.of(content, mediaType, 320, 240).get(60, TimeUnit.SECONDS);
	}

	private static BufferedImage filled(int width, int height, int argb) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		int[] row = new int[width];
		Arrays.fill(row, argb);
		for (int y = 0; y < height; y++) {
			image.setRGB(0, y, width, 1, row, 0, width);
		}
		return image;
	}

	private static byte[] png(BufferedImage image) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(image, "png", file);
		return file.toByteArray();
	}

	private static BufferedImage decoded(Thumbnail picture) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(picture.content()));
	}

	/** A file of some thousand bytes that says it has so many pixels, and begins as if it had. */
	private static byte[] bomb(int width, int height) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		DataOutputStream numbers = new DataOutputStream(head);
		numbers.writeInt(width);
		numbers.writeInt(height);
		numbers.write(new byte[] { 8, 6, 0, 0, 0 });
		chunk(file, "IHDR", head.toByteArray());
		ByteArrayOutputStream pixels = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(pixels)) {
			out.write(new byte[2_000_000]);
		}
		chunk(file, "IDAT", pixels.toByteArray());
		chunk(file, "IEND", new byte[0]);
		return file.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
		DataOutputStream out = new DataOutputStream(file);
		out.writeInt(data.length);
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		out.write(name);
		out.write(data);
		CRC32 sum = new CRC32();
		sum.update(name);
		sum.update(data);
		out.writeInt((int) sum.getValue());
	}
}
