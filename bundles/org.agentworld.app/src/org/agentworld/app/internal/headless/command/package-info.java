/** What all commands have in common, and how they find what a person names. */
package org.agentworld.app.internal.headless.command;
