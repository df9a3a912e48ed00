package org.agentworld.core;

import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Diagnostic;

/** A definition breaks a constraint of the model. */
public final class InvalidException extends RefusedException {

	private static final long serialVersionUID = 1L;

	private final transient Diagnostic diagnostic;

	public InvalidException(Diagnostic diagnostic) {
		super(diagnostic.getChildren().stream().map(Diagnostic::getMessage).collect(Collectors.joining(" ")));
		this.diagnostic = diagnostic;
	}

	/** What is wrong, and at which feature. */
	public Diagnostic diagnostic() {
		return diagnostic;
	}
}
