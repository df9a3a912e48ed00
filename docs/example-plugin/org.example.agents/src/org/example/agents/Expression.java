package org.example.agents;

import java.math.BigDecimal;
import java.math.MathContext;

import org.agentworld.spi.agent.AgentException;

/** Numbers, {@code + - * /} and brackets. Calculated while it is read, from the left to the right. */
final class Expression {

	/** Hears of each step, for example {@code 3 + 4 = 7}; may wait. */
	@FunctionalInterface
	interface Steps {
		void take(String step) throws InterruptedException;
	}

	private final String text;
	private final Steps steps;
	private int position;

	Expression(String text, Steps steps) {
		this.text = text;
		this.steps = steps;
	}

	/** @throws AgentException if it cannot be read or calculated; the message says why */
	String value() throws AgentException, InterruptedException {
		BigDecimal value = sum();
		if (position < text.length()) {
			throw unexpected();
		}
		return plain(value);
	}

	private BigDecimal sum() throws AgentException, InterruptedException {
		BigDecimal left = product();
		for (char operator = next(); operator == '+' || operator == '-'; operator = next()) {
			position++;
			left = step(left, operator, product());
		}
		return left;
	}

	private BigDecimal product() throws AgentException, InterruptedException {
		BigDecimal left = factor();
		for (char operator = next(); operator == '*' || operator == '/'; operator = next()) {
			position++;
			left = step(left, operator, factor());
		}
		return left;
	}

	private BigDecimal factor() throws AgentException, InterruptedException {
		char first = next();
		if (first == '-') {
			position++;
			return factor().negate();
		}
		if (first == '(') {
			position++;
			BigDecimal inner = sum();
			if (next() != ')') {
				throw new AgentException("A closing bracket is missing in '" + text + "'.");
			}
			position++;
			return inner;
		}
		return number();
	}

	private BigDecimal number() throws AgentException {
		int begin = position;
		while (position < text.length() && (Character.isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
			position++;
		}
		try {
			return new BigDecimal(text.substring(begin, position));
		} catch (NumberFormatException e) {
			position = begin;
			throw unexpected();
		}
	}

	private BigDecimal step(BigDecimal left, char operator, BigDecimal right) throws AgentException, InterruptedException {
		if (operator == '/' && right.signum() == 0) {
			throw new AgentException("Nothing can be divided by zero, as in " + plain(left) + " / 0.");
		}
		BigDecimal result = switch (operator) {
			case '+' -> left.add(right, MathContext.DECIMAL64);
			case '-' -> left.subtract(right, MathContext.DECIMAL64);
			case '*' -> left.multiply(right, MathContext.DECIMAL64);
			default -> left.divide(right, MathContext.DECIMAL64);
		};
		steps.take(plain(left) + " " + operator + " " + plain(right) + " = " + plain(result));
		return result;
	}

	/** The next character that is no space; 0 at the end. */
	private char next() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
			position++;
		}
		return position < text.length() ? text.charAt(position) : 0;
	}

	private AgentException unexpected() {
		String what = position < text.length() ? "'" + text.charAt(position) + "' at place " + (position + 1) : "the end";
		return new AgentException("A number or a bracket is missing before " + what + " in '" + text
				+ "'. Write something like 2 * (3 + 4).");
	}

	private static String plain(BigDecimal number) {
		return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
	}
}
