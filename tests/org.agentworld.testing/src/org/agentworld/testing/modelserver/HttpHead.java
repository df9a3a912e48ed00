package org.agentworld.testing.modelserver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands before a request's body.
 *
 * @param headers by their names in lower case
 */
record HttpHead(String requestLine, Map<String, String> headers) {

	static HttpHead read(InputStream in) throws IOException {
		String requestLine = line(in);
		Map<String, String> headers = new HashMap<>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String[] parts = line.split(":", 2);
			headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
		}
		return new HttpHead(requestLine, headers);
	}

	Optional<String> header(String name) {
		return Optional.ofNullable(headers.get(name));
	}

	int contentLength() {
		return header("content-length").map(Integer::parseInt).orElse(0);
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException("The client closed the connection before its request was complete");
			}
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}
}
