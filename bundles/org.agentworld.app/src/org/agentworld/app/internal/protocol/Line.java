package org.agentworld.app.internal.protocol;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * One line: a JSON object with a {@code type} and members that are text, numbers, yes or no, or lists of text; bytes are
 * text in Base64. Members that are not known are kept and ignored.
 */
public final class Line {

	private static final JsonFactory JSON = new JsonFactory();
	private static final String TYPE = "type";

	private final Map<String, Object> members = new LinkedHashMap<>();

	private Line() {
	}

	public static Line of(String type) {
		return new Line().with(TYPE, type);
	}

	/** @throws ProtocolException if this is no such object */
	public static Line parse(String text) throws ProtocolException {
		Line line = new Line();
		try (JsonParser parser = JSON.createParser(text)) {
			line.read(parser);
		} catch (ProtocolException e) {
			throw e;
		} catch (IOException _) {
			// Without its message, which quotes the line.
			throw new ProtocolException("A line is not JSON.");
		}
		line.type();
		return line;
	}

	private void read(JsonParser parser) throws IOException {
		if (parser.nextToken() != JsonToken.START_OBJECT) {
			throw new ProtocolException("A line is no JSON object.");
		}
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			members.put(name, value(parser, parser.nextToken()));
		}
		if (parser.nextToken() != null) {
			throw new ProtocolException("A line has more than one JSON object.");
		}
	}

	private static Object value(JsonParser parser, JsonToken first) throws IOException {
		return switch (first) {
			case VALUE_STRING -> parser.getText();
			case VALUE_NUMBER_INT -> parser.getLongValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case START_ARRAY -> texts(parser);
			default -> throw new ProtocolException("A member of a line has a value of an unknown kind.");
		};
	}

	private static List<String> texts(JsonParser parser) throws IOException {
		List<String> texts = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				throw new ProtocolException("A list of a line has something else than text.");
			}
			texts.add(parser.getText());
		}
		return List.copyOf(texts);
	}

	public Line with(String name, String text) {
		members.put(name, text);
		return this;
	}

	public Line with(String name, long number) {
		members.put(name, number);
		return this;
	}

	public Line with(String name, boolean flag) {
		members.put(name, flag);
		return this;
	}

	public Line with(String name, List<String> texts) {
		members.put(name, List.copyOf(texts));
		return this;
	}

	public Line with(String name, byte[] bytes, int offset, int length) {
		return with(name, Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, offset, offset + length)));
	}

	public String type() throws ProtocolException {
		return text(TYPE);
	}

	public boolean has(String name) {
		return members.containsKey(name);
	}

	public String text(String name) throws ProtocolException {
		return get(name, String.class);
	}

	public long number(String name) throws ProtocolException {
		return get(name, Long.class);
	}

	public boolean flag(String name) throws ProtocolException {
		return get(name, Boolean.class);
	}

	public List<String> texts(String name) throws ProtocolException {
		List<?> texts = get(name, List.class);
		return texts.stream().map(String.class::cast).toList();
	}

	public byte[] bytes(String name) throws ProtocolException {
		try {
			return Base64.getDecoder().decode(text(name));
		} catch (IllegalArgumentException _) {
			throw new ProtocolException("The member '" + name + "' of a line is not Base64.");
		}
	}

	private <T> T get(String name, Class<T> kind) throws ProtocolException {
		if (!kind.isInstance(members.get(name))) {
			throw new ProtocolException("A line has no member '" + name + "' of the right kind.");
		}
		return kind.cast(members.get(name));
	}

	/** As JSON, without the end of the line. */
	String json() {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(text)) {
			json.writeStartObject();
			for (Map.Entry<String, Object> member : members.entrySet()) {
				json.writeFieldName(member.getKey());
				write(json, member.getValue());
			}
			json.writeEndObject();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, Object value) throws IOException {
		switch (value) {
			case String text -> json.writeString(text);
			case Long number -> json.writeNumber(number);
			case Boolean flag -> json.writeBoolean(flag);
			case List<?> texts -> {
				json.writeStartArray();
				for (Object text : texts) {
					json.writeString((String) text);
				}
				json.writeEndArray();
			}
			default -> throw new AssertionError("with() takes nothing else");
		}
	}
}
