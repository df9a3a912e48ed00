package org.agentworld.ui.internal.definition;

import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Why a draft cannot be saved.
 *
 * @param feature whose value is wrong; null if it is none of those in the form
 * @param message a sentence that names the rule
 */
record Problem(EStructuralFeature feature, String message) {
}
