package org.agentworld.providers.internal.http;

import java.util.Optional;

import org.agentworld.providers.internal.http.Lines.MalformedStreamException;
import org.agentworld.spi.provider.ProviderException;

import dev.langchain4j.http.client.sse.ServerSentEvent;

/** How a server cuts its answer into events. */
public enum StreamFormat {

	/** The standard's server-sent events. */
	SERVER_SENT_EVENTS {
		/** As the standard asks, an event that the end cuts off is dropped. */
		@Override
		Optional<ServerSentEvent> next(Lines lines)
				throws MalformedStreamException, ProviderException, InterruptedException {
			String name = null;
			StringBuilder data = null;
			for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
				String line = next.get();
				if (line.isEmpty()) {
					if (data != null) {
						return Optional.of(new ServerSentEvent(name, data.toString()));
					}
					name = null;
				} else if (line.startsWith("data:")) {
					data = data == null ? new StringBuilder() : data.append('\n');
					data.append(value(line, "data:"));
					if (data.length() > Lines.MAX_LENGTH) {
						throw Lines.tooLong();
					}
				} else if (line.startsWith("event:")) {
					name = value(line, "event:");
				}
			}
			return Optional.empty();
		}
	},
	/** A JSON object in each line; the last line may lack its end. */
	JSON_LINES {
		@Override
		Optional<ServerSentEvent> next(Lines lines)
				throws MalformedStreamException, ProviderException, InterruptedException {
			for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
				if (!next.get().isBlank()) {
					return next.map(line -> new ServerSentEvent(null, line));
				}
			}
			return lines.rest().filter(line -> !line.isBlank()).map(line -> new ServerSentEvent(null, line));
		}
	};

	/** The next event with data; empty at the end. */
	abstract Optional<ServerSentEvent> next(Lines lines)
			throws MalformedStreamException, ProviderException, InterruptedException;

	private static String value(String line, String field) {
		int start = field.length();
		return line.substring(line.startsWith(" ", start) ? start + 1 : start);
	}
}
