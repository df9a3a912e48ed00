package org.agentworld.ui.internal.definition;

import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * A value that is one in the draft and another in what was saved meanwhile.
 *
 * @param mineChanged whether the draft changed it; otherwise only the others did
 */
record Difference(EStructuralFeature feature, Object mine, Object theirs, boolean mineChanged) {
}
