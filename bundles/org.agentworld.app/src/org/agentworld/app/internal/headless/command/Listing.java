package org.agentworld.app.internal.headless.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Option;

/** How a list is printed: the option, and the lines. */
public final class Listing {

	private static final ObjectWriter WRITER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build()
			.writer();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "plain", description = "plain: fields between tabs;"
			+ " json: a line of JSON each. Default: plain.")
	private ListFormat format;

	/** Whether people read it. */
	public boolean isForPeople() {
		return format == ListFormat.PLAIN;
	}

	/** What one line has, in its order; to be filled. */
	public static ObjectNode row() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** Prints one line. Names of fields are printed as JSON only. */
	public void print(PrintStream out, ObjectNode row) {
		out.println(format == ListFormat.JSON ? json(row) : plain(row));
	}

	private static String json(ObjectNode row) {
		try {
			return WRITER.writeValueAsString(row);
		} catch (JsonProcessingException e) {
			throw new AssertionError("a tree of strings and numbers can be written", e);
		}
	}

	private static String plain(ObjectNode row) {
		List<JsonNode> fields = new ArrayList<>();
		row.elements().forEachRemaining(fields::add);
		return fields.stream().map(JsonNode::asText).map(Listing::onOneLine).collect(Collectors.joining("\t"));
	}

	/** So that a line is a thing, and what somebody else wrote does not steer the terminal. */
	private static String onOneLine(String text) {
		return text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}
}
