package org.agentworld.exchange.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/**
 * New ids for those of a file, the same for the same. They are computed from the old ones and a number that no other import
 * has, so that nothing has to be remembered for a chat of any length, and messages may name what comes later.
 */
public final class Ids {

	private final UUID salt = UUID.randomUUID();

	public AgentId agent(String old) {
		return new AgentId(of("agent", "", old));
	}

	public ChatId chat(String old) {
		return new ChatId(of("chat", "", old));
	}

	/** @param chat the chat's new id: chats of a file do not share messages, whatever the file says */
	public MessageId message(ChatId chat, String old) {
		return new MessageId(of("message", chat.toString(), old));
	}

	/** @param chat the chat's new id */
	public TurnId turn(ChatId chat, String old) {
		return new TurnId(of("turn", chat.toString(), old));
	}

	private UUID of(String kind, String scope, String old) {
		MessageDigest digest = sha256();
		for (String part : new String[] { salt.toString(), kind, scope, old }) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_16BE);
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
			digest.update(bytes);
		}
		ByteBuffer hash = ByteBuffer.wrap(digest.digest());
		long most = hash.getLong() & 0xffffffffffff0fffL | 0x8000L;
		long least = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
		return new UUID(most, least);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError("every Java platform has SHA-256", e);
		}
	}
}
