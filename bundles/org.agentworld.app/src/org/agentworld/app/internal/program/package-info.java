/** What both applications share: the data folder, its log, the engine over it, the demo world. */
package org.agentworld.app.internal.program;
