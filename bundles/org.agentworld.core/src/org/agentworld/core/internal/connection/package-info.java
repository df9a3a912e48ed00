/** The connections of this installation and their keys: where turns and forms find them. */
package org.agentworld.core.internal.connection;
