/** The program without a display: one command word, its arguments, its output and an exit code. */
package org.agentworld.app.internal.headless;
