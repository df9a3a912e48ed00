package org.agentworld.exchange.internal.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

import org.agentworld.exchange.UnreadableException;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of a file, and where it stands, so that whatever is wrong with it can be said in words. */
public final class Node {

	private static final Instant EARLIEST = Instant.parse("1678-01-01T00:00:00Z");
	private static final Instant LATEST = Instant.parse("2261-12-31T00:00:00Z");

	private final String file;
	private final String path;
	private final JsonNode json;

	Node(String file, String path, JsonNode json) {
		this.file = file;
		this.path = path;
		this.json = json;
	}

	/** Something is wrong with this. */
	public UnreadableException error(String what) {
		return new UnreadableException(file, path, what);
	}

	public boolean isObject() {
		return json.isObject();
	}

	/** The names of the members, in their order. */
	public List<String> members() {
		List<String> names = new ArrayList<>();
		json.fieldNames().forEachRemaining(names::add);
		return names;
	}

	/** Whether there is such a member, and it is not null. */
	public boolean has(String name) {
		return json.hasNonNull(name);
	}

	/** The member; empty if it is not there, or null. */
	public Optional<Node> find(String name) throws UnreadableException {
		requireObject();
		return has(name) ? Optional.of(child(name)) : Optional.empty();
	}

	/** The member, which has to be there. */
	public Node get(String name) throws UnreadableException {
		return find(name).orElseThrow(() -> error("'" + name + "' is missing."));
	}

	private Node child(String name) {
		return new Node(file, path + "/" + name.replace("~", "~0").replace("/", "~1"), json.get(name));
	}

	/** Says which members are not among those that are known. */
	void warnOfUnknown(Set<String> known, Consumer<String> warn) throws UnreadableException {
		requireObject();
		for (String name : members()) {
			if (!known.contains(name)) {
				// Without the numbers in it, so that the same one in many messages is told once.
				warn.accept(file + ": '" + name + "' is not known and was left out (at " + path.replaceAll("/\\d+", "/…")
						+ ").");
			}
		}
	}

	private void requireObject() throws UnreadableException {
		if (!json.isObject()) {
			throw error("an object is expected here.");
		}
	}

	/** The elements; this has to be an array. */
	public List<Node> elements() throws UnreadableException {
		if (!json.isArray()) {
			throw error("a list is expected here.");
		}
		List<Node> elements = new ArrayList<>(json.size());
		for (int i = 0; i < json.size(); i++) {
			elements.add(new Node(file, path + "/" + i, json.get(i)));
		}
		return elements;
	}

	/** The elements of a member, of which there is a most; none if it is not there. */
	List<Node> elements(String name, int most) throws UnreadableException {
		Optional<Node> member = find(name);
		if (member.isEmpty()) {
			return List.of();
		}
		member.get().refuseMoreThan(most);
		return member.get().elements();
	}

	/** Refuses a list or an object that has too much in it. */
	void refuseMoreThan(int most) throws UnreadableException {
		if (json.size() > most) {
			throw error("there are " + json.size() + " of these; at most " + most + " are allowed.");
		}
	}

	/** This as text. */
	public String text() throws UnreadableException {
		if (!json.isTextual()) {
			throw error("a text is expected here.");
		}
		return json.textValue();
	}

	public String text(String name) throws UnreadableException {
		return get(name).text();
	}

	public String text(String name, String otherwise) throws UnreadableException {
		Optional<Node> member = find(name);
		return member.isPresent() ? member.get().text() : otherwise;
	}

	public Optional<String> optionalText(String name) throws UnreadableException {
		Optional<Node> member = find(name);
		return member.isPresent() ? Optional.of(member.get().text()) : Optional.empty();
	}

	boolean flag(String name, boolean otherwise) throws UnreadableException {
		Optional<Node> member = find(name);
		if (member.isPresent() && !member.get().json.isBoolean()) {
			throw member.get().error("true or false is expected here.");
		}
		return member.isPresent() ? member.get().json.booleanValue() : otherwise;
	}

	/** This as a whole number within bounds, both included. */
	long number(long least, long most) throws UnreadableException {
		if (!json.isIntegralNumber()) {
			throw error("a whole number is expected here.");
		}
		long number = json.longValue();
		if (number < least || number > most) {
			throw error("the number is " + number + "; " + least + " to " + most + " are allowed.");
		}
		return number;
	}

	long number(String name, long least, long most) throws UnreadableException {
		return get(name).number(least, most);
	}

	OptionalLong optionalNumber(String name, long least, long most) throws UnreadableException {
		Optional<Node> member = find(name);
		return member.isPresent() ? OptionalLong.of(member.get().number(least, most)) : OptionalLong.empty();
	}

	/** Null if it is not there. */
	Double decimal(String name) throws UnreadableException {
		Optional<Node> member = find(name);
		if (member.isPresent() && !member.get().json.isNumber()) {
			throw member.get().error("a number is expected here.");
		}
		return member.isPresent() ? (Double) member.get().json.doubleValue() : null;
	}

	/** Null if it is not there. */
	Integer integer(String name, int least) throws UnreadableException {
		OptionalLong number = optionalNumber(name, least, Integer.MAX_VALUE);
		return number.isPresent() ? (Integer) (int) number.getAsLong() : null;
	}

	Instant instant(String name) throws UnreadableException {
		Node member = get(name);
		Instant instant;
		try {
			instant = Instant.parse(member.text());
		} catch (DateTimeException e) {
			throw member.error("a time is expected here, such as 2026-01-31T12:00:00Z.");
		}
		if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
			throw member.error("the time is outside of the years 1678 to 2261.");
		}
		return instant;
	}

	Duration nanoseconds(String name) throws UnreadableException {
		return Duration.ofNanos(optionalNumber(name, 0, Long.MAX_VALUE).orElse(0));
	}

	<E extends Enum<E>> E literal(Class<E> type, String name) throws UnreadableException {
		return get(name).literal(type);
	}

	<E extends Enum<E>> E literal(Class<E> type, String name, E otherwise) throws UnreadableException {
		Optional<Node> member = find(name);
		return member.isPresent() ? member.get().literal(type) : otherwise;
	}

	private <E extends Enum<E>> E literal(Class<E> type) throws UnreadableException {
		String text = text();
		for (E literal : type.getEnumConstants()) {
			if (literal.name().equals(text)) {
				return literal;
			}
		}
		throw error("one of " + List.of(type.getEnumConstants()).stream().map(Enum::name).toList() + " is expected here.");
	}

	/** Any value as JSON text, for people to read. */
	public String asText() {
		return json.isTextual() ? json.textValue() : json.toString();
	}

	/** This as a value of any simple kind; empty for objects, arrays and null. */
	public Optional<String> asSimpleText() {
		return json.isValueNode() && !json.isNull() ? Optional.of(json.asText()) : Optional.empty();
	}

	/** This as a number; empty if it is none. */
	public Optional<Double> asNumber() {
		return json.isNumber() ? Optional.of(json.doubleValue()) : Optional.empty();
	}

	/** This as true or false; empty if it is neither. */
	public Optional<Boolean> asFlag() {
		return json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty();
	}
}
