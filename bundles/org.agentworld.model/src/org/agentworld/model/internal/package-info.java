/** The constraints of the model, called by the generated code. */
package org.agentworld.model.internal;
