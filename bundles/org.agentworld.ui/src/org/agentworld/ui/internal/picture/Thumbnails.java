package org.agentworld.ui.internal.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes small pictures of images. An image may be made to harm: its header is looked at before anything is decoded, only
 * every n-th pixel of a large one is, one image is decoded at a time, and what cannot be read has no picture. What comes
 * out is always encoded anew, so that nothing of the file itself reaches a page.
 */
public final class Thumbnails {

	private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

	/** What Java reads by itself; the content, not the name, decided that it is one of these. */
	private static final Set<String> READABLE = Set.of("image/png", "image/jpeg", "image/gif");

	/** More than any camera makes; decoding these takes a second or two. */
	private static final long MOST_PIXELS = 120_000_000;

	/** One that is larger when it is encoded is made smaller, in bytes. */
	private static final int LARGEST = 200_000;

	private static final int OPAQUE = 0xff;

	/** A platform thread, since decoding is native code in part; it ends when it has nothing to do. */
	private static final Executor DECODER = decoder();

	static {
		// Java's own window toolkit is never used beside SWT; without this it would look for a display of its own.
		System.setProperty("java.awt.headless", "true");
	}

	/** Whether images of this type can have a picture at all. */
	public static boolean isReadable(String mediaType) {
		return READABLE.contains(mediaType);
	}

	/**
	 * A picture that is at most so large; smaller images keep their size. Empty if the image cannot be shown. Returns at
	 * once.
	 *
	 * @param content an image, or anything else; not changed
	 */
	public static CompletableFuture<Optional<Thumbnail>> of(byte[] content, String mediaType, int width, int height) {
		return CompletableFuture.supplyAsync(() -> make(content, mediaType, width, height), DECODER);
	}

	private static Optional<Thumbnail> make(byte[] content, String mediaType, int width, int height) {
		Iterator<ImageReader> readers = isReadable(mediaType) ? ImageIO.getImageReadersByMIMEType(mediaType)
				: Collections.emptyIterator();
		if (!readers.hasNext()) {
			return Optional.empty();
		}
		ImageReader reader = readers.next();
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
			reader.setInput(in, true, true);
			long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
			if (pixels < 1 || pixels > MOST_PIXELS) {
				return Optional.empty();
			}
			return Optional.of(encoded(Pixels.of(sampled(reader, width, height)), width, height));
		} catch (IOException | RuntimeException e) {
			// Readers answer to broken files with all kinds of exceptions.
			LOG.debug("An image has no picture.", e);
			return Optional.empty();
		} finally {
			reader.dispose();
		}
	}

	/** Leaves about twice as many pixels in each direction as are shown. */
	private static BufferedImage sampled(ImageReader reader, int width, int height) throws IOException {
		int step = Math.max(1, Math.max(reader.getWidth(0) / (2 * width), reader.getHeight(0) / (2 * height)));
		ImageReadParam every = reader.getDefaultReadParam();
		every.setSourceSubsampling(step, step, 0, 0);
		return reader.read(0, every);
	}

	private static Thumbnail encoded(Pixels pixels, int width, int height) throws IOException {
		Pixels small = pixels.within(width, height);
		boolean opaque = small.isOpaque();
		BufferedImage image = small.image(opaque);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(image, opaque ? "jpeg" : "png", out);
		}
		if (bytes.size() > LARGEST && width > 1 && height > 1) {
			return encoded(small, width / 2, height / 2);
		}
		return new Thumbnail(bytes.toByteArray(), opaque ? "image/jpeg" : "image/png", small.width(), small.height());
	}

	private static Executor decoder() {
		ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("pictures").factory());
		one.allowCoreThreadTimeOut(true);
		return one;
	}

	private Thumbnails() {
	}

	/** Pixels as 0xAARRGGBB, row by row. */
	private record Pixels(int width, int height, int[] argb) {

		static Pixels of(BufferedImage image) {
			int width = image.getWidth();
			int height = image.getHeight();
			return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
		}

		boolean isOpaque() {
			for (int pixel : argb) {
				if (pixel >>> 24 != OPAQUE) {
					return false;
				}
			}
			return true;
		}

		/** Made smaller until it fits, each pixel the mean of those that it stands for. */
		Pixels within(int mostWidth, int mostHeight) {
			double scale = Math.min(1, Math.min((double) mostWidth / width, (double) mostHeight / height));
			int newWidth = Math.max(1, (int) Math.round(width * scale));
			int newHeight = Math.max(1, (int) Math.round(height * scale));
			if (newWidth == width && newHeight == height) {
				return this;
			}
			int[] scaled = new int[newWidth * newHeight];
			for (int y = 0; y < newHeight; y++) {
				for (int x = 0; x < newWidth; x++) {
					scaled[y * newWidth + x] = mean((int) ((long) x * width / newWidth),
							(int) ((long) (x + 1) * width / newWidth), (int) ((long) y * height / newHeight),
							(int) ((long) (y + 1) * height / newHeight));
				}
			}
			return new Pixels(newWidth, newHeight, scaled);
		}

		/** What is transparent counts only for how transparent the result is, not for its colour. */
		private int mean(int left, int right, int top, int bottom) {
			long alpha = 0;
			long red = 0;
			long green = 0;
			long blue = 0;
			for (int y = top; y < bottom; y++) {
				for (int x = left; x < right; x++) {
					int pixel = argb[y * width + x];
					int opacity = pixel >>> 24;
					alpha += opacity;
					red += opacity * (pixel >> 16 & 0xff);
					green += opacity * (pixel >> 8 & 0xff);
					blue += opacity * (pixel & 0xff);
				}
			}
			if (alpha == 0) {
				return 0;
			}
			long count = (long) (right - left) * (bottom - top);
			return (int) (alpha / count) << 24 | (int) (red / alpha) << 16 | (int) (green / alpha) << 8 | (int) (blue / alpha);
		}

		BufferedImage image(boolean opaque) {
			BufferedImage image = new BufferedImage(width, height,
					opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
			image.setRGB(0, 0, width, height, argb, 0, width);
			return image;
		}
	}
}
