package org.agentworld.testing.modelserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.agentworld.testing.modelserver.ModelServer.Asked;

/**
 * The server's side of one connection. Each event is one write to the socket, at once. Not for several threads.
 */
public final class Reply {

	private final Asked request;
	private final Socket socket;
	private final OutputStream out;
	private boolean started;

	Reply(Asked request, Socket socket) throws IOException {
		this.request = request;
		this.socket = socket;
		this.out = socket.getOutputStream();
	}

	/** What is answered. */
	public Asked request() {
		return request;
	}

	/** A piece of the answer's text. */
	public void text(String text) throws IOException {
		delta("content", text);
	}

	/** A piece of reasoning, under the name that most servers use. */
	public void reasoning(String text) throws IOException {
		delta("reasoning_content", text);
	}

	/** A piece of anything that a choice's {@code delta} may contain. */
	public void delta(String name, String text) throws IOException {
		event("{\"id\":\"r\",\"object\":\"chat.completion.chunk\",\"model\":\"test\",\"choices\":[{\"index\":0,\"delta\":{\""
				+ name + "\":" + ModelServer.json(text) + "},\"finish_reason\":null}]}");
	}

	/** The end of a complete answer: finish reason 'stop', usage, {@code [DONE]}. */
	public void end() throws IOException {
		end("stop");
	}

	/** The end of an answer for this reason. */
	public void end(String finishReason) throws IOException {
		finish(finishReason);
		event("{\"id\":\"r\",\"object\":\"chat.completion.chunk\",\"model\":\"test\",\"choices\":[],"
				+ "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}");
		event("[DONE]");
		endOfBody();
	}

	/** The finish reason alone. */
	public void finish(String finishReason) throws IOException {
		event("{\"id\":\"r\",\"object\":\"chat.completion.chunk\",\"model\":\"test\",\"choices\":[{\"index\":0,\"delta\":{},"
				+ "\"finish_reason\":\"" + finishReason + "\"}]}");
	}

	/** An event with this data, whatever it is. */
	public void event(String data) throws IOException {
		raw(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
	}

	/** Bytes of the body as they are; they reach the client as one chunk. */
	public void raw(byte... bytes) throws IOException {
		start();
		byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] chunk = new byte[size.length + bytes.length + 2];
		System.arraycopy(size, 0, chunk, 0, size.length);
		System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
		chunk[chunk.length - 2] = '\r';
		chunk[chunk.length - 1] = '\n';
		out.write(chunk);
	}

	/** The regular end of the body, whatever came before; sends the status if nothing did. */
	public void endOfBody() throws IOException {
		start();
		out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	/** Status 200 and the headers of a stream; the first event does that too. */
	public void start() throws IOException {
		if (!started) {
			head(200, Map.of("Content-Type", "text/event-stream", "Transfer-Encoding", "chunked"));
		}
	}

	/** An answer that is no stream. */
	public void status(int status, Map<String, String> headers, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
		all.put("Content-Length", Integer.toString(bytes.length));
		all.putAll(headers);
		head(status, all);
		out.write(bytes);
	}

	/** Breaks the connection in the middle of the body. */
	public void cut() throws IOException {
		socket.close();
	}

	/** Waits until the client closes the connection. */
	public void awaitClose() {
		request.closed().join();
	}

	private void head(int status, Map<String, String> headers) throws IOException {
		started = true;
		StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
	}
}
