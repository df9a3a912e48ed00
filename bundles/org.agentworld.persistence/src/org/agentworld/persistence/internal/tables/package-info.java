/** What stands in the tables: one class per group of them, and the changes of a chat, which touch several. */
package org.agentworld.persistence.internal.tables;
