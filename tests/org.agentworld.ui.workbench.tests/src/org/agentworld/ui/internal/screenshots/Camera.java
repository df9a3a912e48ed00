package org.agentworld.ui.internal.screenshots;

import java.nio.file.Path;

import org.agentworld.ui.internal.editor.EditorPage;
import org.agentworld.ui.internal.editor.EventLoop;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Writes what is on the screen where a window is, with all that lies over it. */
final class Camera {

	private final Path folder;
	private final Shell window;
	private int taken;

	Camera(Path folder, Shell window) {
		this.folder = folder;
		this.window = window;
	}

	/**
	 * @param name  of the file, without extension
	 * @param pages the editors that are to be seen; waited for until they are painted
	 */
	void take(String name, EditorPage... pages) {
		for (EditorPage page : pages) {
			awaitPainted(page.browser());
		}
		Display display = window.getDisplay();
		while (display.readAndDispatch()) {
			// All that is to be drawn is drawn.
		}
		Rectangle bounds = window.getBounds();
		Image image = new Image(display, bounds.width, bounds.height);
		GC screen = new GC(display);
		screen.copyArea(image, bounds.x, bounds.y);
		screen.dispose();
		ImageLoader file = new ImageLoader();
		file.data = new ImageData[] { opaque(image.getImageData()) };
		file.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
		image.dispose();
	}

	/** Some frames after now all that is in the page is on the screen. Asked until the page is loaded. */
	private void awaitPainted(Browser browser) {
		taken++;
		String script = "if (window.asked !== %1$d) { window.asked = %1$d; requestAnimationFrame(() =>"
				+ " requestAnimationFrame(() => setTimeout(() => window.painted = %1$d, 100))); }"
				+ " return window.painted === %1$d";
		EventLoop.until(() -> "the page is not painted",
				() -> Boolean.TRUE.equals(browser.evaluate(script.formatted(taken))));
	}

	/** A copy of the screen has an alpha channel that means nothing. */
	private static ImageData opaque(ImageData data) {
		ImageData copy = new ImageData(data.width, data.height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		int[] row = new int[data.width];
		for (int y = 0; y < data.height; y++) {
			data.getPixels(0, y, data.width, row, 0);
			for (int x = 0; x < data.width; x++) {
				copy.setPixel(x, y, copy.palette.getPixel(data.palette.getRGB(row[x])));
			}
		}
		return copy;
	}
}
