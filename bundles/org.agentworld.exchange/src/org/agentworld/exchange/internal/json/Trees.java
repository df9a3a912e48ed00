package org.agentworld.exchange.internal.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON file that others wrote: the large arrays element by element, each element as a tree that has a bound. What
 * is wrong becomes an {@link UnreadableException}.
 */
public final class Trees implements AutoCloseable {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final String file;
	private final JsonParser parser;
	private long tokens;
	private long characters;

	/**
	 * @param file as the person knows it
	 * @param in   closed with this
	 */
	public Trees(String file, InputStream in) throws UnreadableException {
		this.file = file;
		try {
			parser = JsonFiles.BOUNDED.createParser(new BufferedInputStream(in));
		} catch (IOException e) {
			throw unreadable(file, e);
		}
	}

	/** The next token; null at the end of the file. */
	JsonToken next() throws UnreadableException {
		try {
			return parser.nextToken();
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	/** The name of the next member of the object in which the parser is; null if that ends here. */
	String nextMember() throws UnreadableException {
		JsonToken token = next();
		if (token == JsonToken.END_OBJECT) {
			return null;
		}
		if (token != JsonToken.FIELD_NAME) {
			throw error("the file ends within an object.");
		}
		try {
			return parser.currentName();
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	/** Moves into a value that has to be an array. */
	public void enterArray() throws UnreadableException {
		if (next() != JsonToken.START_ARRAY) {
			throw error("a list is expected here.");
		}
	}

	/** Moves into a value that has to be an object. */
	void enterObject() throws UnreadableException {
		if (next() != JsonToken.START_OBJECT) {
			throw error("an object is expected here.");
		}
	}

	/** Moves into the next element of the array in which the parser is; false if that ends here. */
	boolean nextElementIsObject() throws UnreadableException {
		JsonToken token = next();
		if (token == JsonToken.END_ARRAY) {
			return false;
		}
		if (token != JsonToken.START_OBJECT) {
			throw error("an object is expected here.");
		}
		return true;
	}

	/** The value that comes next, with all that is in it. */
	public Node value() throws UnreadableException {
		next();
		return current();
	}

	/**
	 * Members of the object in which the parser is: up to one of this name, at which the parser is then, or to the end of
	 * the object.
	 */
	Node membersBefore(String stop) throws UnreadableException {
		String path = parser.getParsingContext().getParent().pathAsPointer().toString();
		tokens = 0;
		characters = 0;
		ObjectNode members = NODES.objectNode();
		for (String name = nextMember(); name != null && !name.equals(stop); name = nextMember()) {
			count(name);
			next();
			try {
				members.set(name, tree());
			} catch (IOException e) {
				throw unreadable(e);
			}
		}
		return new Node(file, path, members);
	}

	/** Whether the parser is at the name of a member. */
	boolean isAtMember() {
		return parser.currentToken() == JsonToken.FIELD_NAME;
	}

	/** The next element of the array in which the parser is; null if that ends here. */
	public Node element() throws UnreadableException {
		return next() == JsonToken.END_ARRAY ? null : current();
	}

	/** The value at which the parser is. */
	private Node current() throws UnreadableException {
		String path = path();
		tokens = 0;
		characters = 0;
		try {
			return new Node(file, path, tree());
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	/** Nothing may follow. */
	public void end() throws UnreadableException {
		if (next() != null) {
			throw error("something follows after the end.");
		}
	}

	private JsonNode tree() throws IOException, UnreadableException {
		if (++tokens > Bounds.MOST_TOKENS) {
			throw error("this has more than " + Bounds.MOST_TOKENS + " parts.");
		}
		JsonToken token = parser.currentToken();
		return switch (token) {
			case null -> throw error("the file ends too early.");
			case START_OBJECT -> {
				ObjectNode object = NODES.objectNode();
				while (parser.nextToken() == JsonToken.FIELD_NAME) {
					String name = parser.currentName();
					count(name);
					parser.nextToken();
					object.set(name, tree());
				}
				requireEnd(JsonToken.END_OBJECT);
				yield object;
			}
			case START_ARRAY -> {
				ArrayNode array = NODES.arrayNode();
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					array.add(tree());
				}
				yield array;
			}
			case VALUE_STRING -> {
				String text = parser.getText();
				count(text);
				yield NODES.textNode(text);
			}
			case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
				case INT, LONG -> NODES.numberNode(parser.getLongValue());
				default -> throw error("the number is too large.");
			};
			case VALUE_NUMBER_FLOAT -> {
				double number = parser.getDoubleValue();
				if (!Double.isFinite(number)) {
					throw error("the number is too large.");
				}
				yield NODES.numberNode(number);
			}
			case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
			case VALUE_NULL -> NODES.nullNode();
			default -> throw error("this cannot stand here.");
		};
	}

	private void count(String text) throws UnreadableException {
		characters += text.length();
		if (characters > Bounds.LARGEST_ELEMENT) {
			throw error("this has more than " + Bounds.LARGEST_ELEMENT + " characters.");
		}
	}

	private void requireEnd(JsonToken end) throws UnreadableException {
		if (parser.currentToken() != end) {
			throw error("the file ends too early.");
		}
	}

	/** Something is wrong where the parser is. */
	UnreadableException error(String what) {
		return new UnreadableException(file, path(), what);
	}

	/** Something is wrong with the file as a whole. */
	public UnreadableException wrongFile(String what) {
		return new UnreadableException(file, "", what);
	}

	private String path() {
		return parser.getParsingContext().pathAsPointer().toString();
	}

	private UnreadableException unreadable(IOException e) {
		if (e instanceof StreamConstraintsException) {
			return new UnreadableException(file, path(), "this is nested deeper, or longer, than any export is ("
					+ e.getMessage() + ").", e);
		}
		return unreadable(file, e);
	}

	private static UnreadableException unreadable(String file, IOException e) {
		if (e instanceof JsonProcessingException json) {
			JsonLocation where = json.getLocation();
			String place = where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr();
			return new UnreadableException(file, place, "this is not JSON (" + json.getOriginalMessage() + ").", e);
		}
		return new UnreadableException(file, "", "it cannot be read (" + e.getMessage() + ").", e);
	}

	@Override
	public void close() throws UnreadableException {
		try {
			parser.close();
		} catch (IOException e) {
			throw unreadable(e);
		}
	}
}
