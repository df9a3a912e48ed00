package org.agentworld.providers.internal.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * The texts and files of one request. LangChain4j gets a short mark in the place of each and makes a body that is small
 * whatever is sent; here they are put into it. So no JSON is made or read that contains a file, and their encoding is done
 * by threads of the system, two at most: on virtual threads it would hold up the turns of all chats. Not for several
 * threads.
 */
final class RequestContents {

	private static final ExecutorService ENCODERS = Executors.newFixedThreadPool(2,
			Thread.ofPlatform().daemon().name("encode request ", 1).factory());

	/** Occurs in no text: it is made for this request. JSON needs no escape in it. */
	private final String mark = UUID.randomUUID() + "-";
	private final Pattern marks = Pattern.compile(mark + "(\\d+);");
	private final List<Supplier<byte[]>> contents = new ArrayList<>();

	/** What stands for a text; a blank one for itself, since LangChain4j leaves those out. */
	String text(String text) {
		return text.isBlank() ? text : add(() -> quoted(text));
	}

	/** What stands for a file, in Base64. */
	String file(byte[] content) {
		return add(() -> Base64.getEncoder().encode(content));
	}

	/** @param encode what is put into the body, as it has to stand inside a string of JSON */
	String add(Supplier<byte[]> encode) {
		contents.add(encode);
		return mark + (contents.size() - 1) + ";";
	}

	/** The body with the contents in the places of their marks. Waits for a thread that encodes them. */
	BodyPublisher putInto(String body) throws InterruptedException {
		Future<BodyPublisher> encoded = ENCODERS.submit(() -> encode(body));
		try {
			return encoded.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException("The request cannot be encoded", e.getCause());
		} finally {
			encoded.cancel(true);
		}
	}

	private BodyPublisher encode(String body) throws InterruptedException {
		List<BodyPublisher> parts = new ArrayList<>();
		int end = 0;
		for (Matcher next = marks.matcher(body); next.find(); end = next.end()) {
			parts.add(BodyPublishers.ofString(body.substring(end, next.start())));
			if (Thread.interrupted()) {
				throw new InterruptedException("nobody waits for the request any more");
			}
			parts.add(BodyPublishers.ofByteArray(contents.get(Integer.parseInt(next.group(1))).get()));
		}
		parts.add(BodyPublishers.ofString(body.substring(end)));
		return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
	}

	private static byte[] quoted(String text) {
		return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)).getBytes(StandardCharsets.UTF_8);
	}
}
