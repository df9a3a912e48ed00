package org.agentworld.core.internal.world;

import org.agentworld.core.InvalidException;
import org.agentworld.model.Named;
import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.Diagnostician;

/** The constraints of the model, as exceptions. */
public final class Checks {

	/** @throws InvalidException if the object or what it contains breaks a constraint */
	public static void valid(EObject definition) throws InvalidException {
		refuseErrors(Diagnostician.INSTANCE.validate(definition));
	}

	/** Checks the name alone. */
	public static void validName(Named named) throws InvalidException {
		BasicDiagnostic diagnostic = new BasicDiagnostic();
		named.hasUsableName(diagnostic, null);
		refuseErrors(diagnostic);
	}

	private static void refuseErrors(Diagnostic diagnostic) throws InvalidException {
		if (diagnostic.getSeverity() >= Diagnostic.ERROR) {
			throw new InvalidException(diagnostic);
		}
	}

	private Checks() {
	}
}
