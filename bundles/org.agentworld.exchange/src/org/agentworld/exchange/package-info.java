/**
 * Export and import. {@link org.agentworld.exchange.Exports} writes worlds, chats and agents; {@link
 * org.agentworld.exchange.Imports} reads what was written as JSON, and the folders of Agent World 0.16, after a preview.
 * docs/exchange.md describes the formats.
 */
package org.agentworld.exchange;
