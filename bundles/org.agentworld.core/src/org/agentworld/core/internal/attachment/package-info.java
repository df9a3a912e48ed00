/** What can be told about a file from its name and its content. */
package org.agentworld.core.internal.attachment;
