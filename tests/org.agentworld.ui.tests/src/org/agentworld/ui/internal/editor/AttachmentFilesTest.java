package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.AttachmentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is opened by a program of the system cannot be taken for something to run. */
class AttachmentFilesTest {

	@ParameterizedTest
	@CsvSource({ "photo.png, image/png, photo.png", "photo.PNG, image/png, photo.PNG", "run.sh, image/png, run.sh.png",
			"a.desktop, application/pdf, a.desktop.pdf", "../../.bashrc, image/gif, .bashrc.gif",
			"'a\u202egnp.exe', image/jpeg, agnp.exe.jpg" })
	void itsNameEndsAsItsKindWants(String name, String mediaType, String opened) {
		assertThat(AttachmentFiles.nameToOpen(file(name, mediaType))).isEqualTo(opened);
	}

	@Test
	void onlyPicturesAndPrintedPagesAreOpened() {
		assertThat(AttachmentFiles.canOpen(file("a.png", "image/png"))).isTrue();
		for (String never : new String[] { "image/svg+xml", "text/html", "text/plain", "application/octet-stream", "" }) {
			assertThat(AttachmentFiles.canOpen(file("a.png", never))).as(never).isFalse();
		}
	}

	private static Attachment file(String name, String mediaType) {
		return new Attachment(AttachmentId.of(new byte[0]), name, mediaType, 0);
	}
}
