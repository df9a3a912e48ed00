package org.agentworld.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A world folder as Agent World 0.16 writes it. */
final class AgentWorldFolder {

	final Path root;

	/** With two agents, a chat, and one that was deleted. */
	AgentWorldFolder(Path parent) throws IOException {
		root = parent.resolve("my-garden");
		write("config.json", """
				{"id": "my-garden", "name": "My Garden", "description": "Of plants", "turnLimit": 7, "mainAgent": "grace",
				 "chatLLMProvider": "openai", "chatLLMModel": "small", "currentChatId": "chat-1-aaaaaaaaa",
				 "variables": "working_directory=/tmp/garden\\nreasoning_effort=high\\nplace=Garden",
				 "heartbeatEnabled": false, "createdAt": "2026-01-01T00:00:00.000Z", "lastUpdated": "2026-01-02T00:00:00.000Z",
				 "totalAgents": 2, "totalMessages": 4, "isProcessing": false, "_eventEmitter": {}}
				""");
		write("agents/ada/config.json", """
				{"id": "ada", "name": "Ada", "type": "default", "autoReply": false, "status": "inactive",
				 "provider": "openai", "model": "large", "temperature": 0.5, "maxTokens": 1000, "llmCallCount": 3,
				 "createdAt": "2026-01-01T00:00:00.000Z"}
				""");
		write("agents/ada/system-prompt.md", "You are Ada.\nYou like {{place}}.");
		write("agents/grace/config.json", """
				{"id": "grace", "name": "Grace Hopper", "type": "default", "status": "active", "provider": "google",
				 "model": "medium", "llmCallCount": 0, "createdAt": "2026-01-01T00:00:00.000Z"}
				""");
		write("agents/ada/memory.json", """
				[{"role": "system", "content": "You are Ada.", "createdAt": "2026-01-01T10:00:00.000Z"},
				 {"role": "user", "content": "What grows?", "sender": "human", "messageId": "m1", "chatId": "chat-1-aaaaaaaaa",
				  "createdAt": "2026-01-01T10:00:01.000Z", "agentId": "ada"},
				 {"role": "assistant", "content": "Let me look.", "sender": "ada", "messageId": "m2", "replyToMessageId": "m1",
				  "chatId": "chat-1-aaaaaaaaa", "createdAt": "2026-01-01T10:00:02.500Z", "agentId": "ada",
				  "tool_calls": [{"id": "call1", "type": "function",
				    "function": {"name": "list_files", "arguments": "{\\"path\\": \\"beds\\"}"}}]},
				 {"role": "tool", "content": "roses", "messageId": "m3", "chatId": "chat-1-aaaaaaaaa", "tool_call_id": "call1",
				  "createdAt": "2026-01-01T10:00:03.000Z", "agentId": "ada"},
				 {"role": "user", "content": "@Ada, nice.", "sender": "grace", "messageId": "m4",
				  "chatId": "chat-1-aaaaaaaaa", "createdAt": "2026-01-01T10:00:04.000Z", "agentId": "ada"},
				 {"role": "user", "content": "lost", "sender": "human", "messageId": "m9", "chatId": "chat-9-zzzzzzzzz",
				  "createdAt": "2025-12-01T00:00:00.000Z"},
				 {"role": "user", "content": "nowhere", "sender": "human", "messageId": "m8"}]
				""");
		write("agents/grace/memory.json", """
				[{"role": "user", "content": "What grows?", "sender": "human", "messageId": "m1", "chatId": "chat-1-aaaaaaaaa",
				  "createdAt": "2026-01-01T10:00:01.000Z", "agentId": "grace"},
				 {"role": "user", "content": "Let me look.", "sender": "ada", "messageId": "m2",
				  "chatId": "chat-1-aaaaaaaaa", "createdAt": "2026-01-01T10:00:02.500Z", "agentId": "grace"},
				 {"role": "assistant", "content": "@Ada, nice.", "sender": "grace", "messageId": "m4",
				  "chatId": "chat-1-aaaaaaaaa", "createdAt": "2026-01-01T10:00:04.000Z", "agentId": "grace"},
				 {"role": "user", "content": "Roses from the world", "sender": "world", "messageId": "m5",
				  "chatId": "chat-1-aaaaaaaaa", "createdAt": "2026-01-01T10:00:05.000Z", "agentId": "grace"}]
				""");
		write("chats/chat-1-aaaaaaaaa.json", """
				{"id": "chat-1-aaaaaaaaa", "worldId": "my-garden", "name": "Roses", "createdAt": "2026-01-01T10:00:00.000Z",
				 "updatedAt": "2026-01-01T10:00:05.000Z", "messageCount": 0, "titleProvenance": "auto"}
				""");
	}

	void write(String path, String text) throws IOException {
		Path file = root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	void write(String path, byte[] content) throws IOException {
		Files.write(root.resolve(path), content);
	}

	/** The same as an archive. */
	Path zipped(Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			List<Path> files;
			try (Stream<Path> all = Files.walk(root)) {
				files = all.filter(Files::isRegularFile).toList();
			}
			for (Path one : files) {
				zip.putNextEntry(new ZipEntry(root.getParent().relativize(one).toString()));
				Files.copy(one, zip);
			}
		}
		return file;
	}
}
