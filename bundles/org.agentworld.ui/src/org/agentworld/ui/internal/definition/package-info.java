/**
 * Forms for worlds and agents. A {@link org.agentworld.ui.internal.definition.Draft} holds what is being edited, without
 * widgets; the editors show one and save it.
 */
package org.agentworld.ui.internal.definition;
