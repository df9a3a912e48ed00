/** Who gave a command: the one thing that commands know of the world outside of the program. Nothing of the platform. */
package org.agentworld.app.internal.caller;
