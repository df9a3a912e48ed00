package org.agentworld.core;

import static org.agentworld.testing.TestEngine.get;
import static org.agentworld.testing.TestEngine.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files go to models that take them, as text where they are text, and are refused in words otherwise. */
class AttachmentsTest extends CoreTest {

	private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a01020304");

	private ChatRecorder chat;

	@BeforeEach
	void openChat() {
		chat = chat(program.world("World", "Ada"), "chat");
	}

	@Test
	void aModelThatTakesItGetsTheWholeFile() {
		provider.take("image/png");
		Attachment photo = add("photo.png", PNG);
		Call call = send(photo, new ContentPart.Text("What is this?"));
		List<PromptPart> asked = prompt(call).getFirst().content();
		assertThat(asked).hasSize(2).last().isEqualTo(new PromptPart.Text("What is this?"));
		PromptPart.File file = (PromptPart.File) asked.getFirst();
		assertThat(file.name()).isEqualTo("photo.png");
		assertThat(file.mediaType()).isEqualTo("image/png");
		assertThat(file.content()).isEqualTo(PNG);
		answer(call, chat, "A tree.");
		chat.awaitIdle();
		assertThat(program.snapshot(id(chat)).page().messages().getFirst().attachments()).containsExactly(photo);
	}

	@Test
	void aMessageMayConsistOfAFileAlone() {
		provider.take("image/png");
		Call call = send(add("photo.png", PNG));
		assertThat(prompt(call).getFirst().content()).hasSize(1);
		call.text("x").end();
		chat.awaitIdle();
	}

	@Test
	void aFileThatTheModelCannotTakeFailsTheTurnInWords() {
		get(program.chats().send(id(chat), List.of(add("photo.png", PNG), new ContentPart.Text("What is this?"))));
		TurnError error = chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
		assertThat(error.kind()).isEqualTo(TurnError.Kind.BAD_REQUEST);
		assertThat(error.message()).contains("'photo.png'").contains("image/png").contains("connection 'test'")
				.contains("Send the message without it");
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void aTextIsReadByEveryModel() {
		Call call = send(add("notes.md", "# Plan\n```\nx\n````".getBytes(StandardCharsets.UTF_8)), new ContentPart.Text("Sum up."));
		assertThat(prompt(call).getFirst().content()).containsExactly(
				new PromptPart.Text("The file 'notes.md':\n`````\n# Plan\n```\nx\n````\n`````"), new PromptPart.Text("Sum up."));
		call.text("x").end();
		chat.awaitIdle();
	}

	@Test
	void aChatGoesOnWithAModelThatCannotTakeWhatWasSentBefore() {
		provider.take("image/png");
		answer(send(add("photo.png", PNG), new ContentPart.Text("What is this?")), chat, "A tree.");
		chat.awaitIdle();
		provider.take();
		Call next = ask(chat, "Why?");
		assertThat(prompt(next).getFirst().content()).containsExactly(
				new PromptPart.Text("[The file 'photo.png' was attached here. It is not shown to you.]"),
				new PromptPart.Text("What is this?"));
		next.text("x").end();
		chat.awaitIdle(2);
	}

	@Test
	void filesOfLongAgoMakeRoomForLaterOnes() {
		provider.take("application/octet-stream");
		for (int i = 0; i < 3; i++) {
			byte[] large = new byte[Attachments.LARGEST_FILE];
			large[0] = (byte) i;
			answer(send(add(i + ".bin", large)), chat, "answer " + i);
			chat.awaitIdle(i + 1);
		}
		Call next = ask(chat, "And now?");
		assertThat(prompt(next).stream().flatMap(message -> message.content().stream())
				.filter(PromptPart.File.class::isInstance).map(part -> ((PromptPart.File) part).name())).containsExactly("1.bin",
						"2.bin");
		assertThat(prompt(next).getFirst().text()).contains("'0.bin'").contains("not shown");
		next.text("x").end();
		chat.awaitIdle(4);
	}

	@Test
	void theQueueKeepsThem() {
		provider.take("image/png");
		Call first = ask(chat, "first");
		Attachment photo = add("photo.png", PNG);
		get(program.chats().send(id(chat), List.of(photo)));
		assertThat(Message.attachmentsOf(
				chat.await(QueueChanged.class, _ -> true).queue().messages().getFirst().content())).containsExactly(photo);
		answer(first, chat, "one");
		Call second = call(chat);
		assertThat(prompt(second).getLast().content().getFirst()).isInstanceOf(PromptPart.File.class);
		second.text("x").end();
		chat.awaitIdle();
	}

	@Test
	void onlyWhatWasKeptCanBeSent() {
		Attachment unknown = new Attachment(AttachmentId.of(PNG), "lost.png", "image/png", PNG.length);
		assertThat(refusal(program.chats().send(id(chat), List.of(unknown)))).hasMessageContaining("lost.png")
				.hasMessageContaining("attach it again");
		assertThat(program.snapshot(id(chat)).page().messages()).isEmpty();
	}

	@Test
	void whatIsTooLargeIsRefusedInWords() throws IOException {
		Path large = folder.resolve("large.bin");
		try (var file = Files.newByteChannel(large, StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			file.position(100L * 1024 * 1024).write(ByteBuffer.allocate(1));
		}
		assertThat(refusal(attachments().add(large))).hasMessageContaining("'large.bin' is larger than 20 MB");
		assertThat(refusal(attachments().add("x.bin", new byte[Attachments.LARGEST_FILE + 1]))).hasMessageContaining("20 MB");
		Attachment claimed = new Attachment(AttachmentId.of(PNG), "a.bin", "image/png", Attachments.LARGEST_FILE);
		assertThatThrownBy(() -> ChatManager.checkMessage(List.copyOf(Collections.nCopies(3, claimed))))
				.isInstanceOf(RefusedException.class).hasMessageContaining("50 MB together");
	}

	@Test
	void whatCannotBeReadIsRefusedInWords() {
		assertThat(refusal(attachments().add(folder.resolve("missing.txt")))).hasMessageContaining("'missing.txt'");
		assertThat(refusal(attachments().add(folder))).hasMessageContaining("is a folder");
	}

	@Test
	void aFileIsReadWithItsNameAndKind() throws IOException {
		Path file = Files.writeString(folder.resolve("a.json"), "{}");
		Attachment added = get(attachments().add(file));
		assertThat(added).isEqualTo(
				new Attachment(AttachmentId.of("{}".getBytes(StandardCharsets.UTF_8)), "a.json", "application/json", 2));
		assertThat(get(attachments().content(added))).asString(StandardCharsets.UTF_8).isEqualTo("{}");
	}

	private Attachments attachments() {
		return program.engine().attachments();
	}

	private Attachment add(String name, byte[] content) {
		return get(attachments().add(name, content));
	}

	private Call send(ContentPart... content) {
		get(program.chats().send(id(chat), List.of(content)));
		return call(chat);
	}

	private static List<PromptMessage> prompt(Call call) {
		return call.request().prompt();
	}
}
