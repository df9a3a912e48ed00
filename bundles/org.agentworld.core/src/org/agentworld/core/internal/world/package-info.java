/** The running side of worlds: their published revisions, and which agents are in use. */
package org.agentworld.core.internal.world;
