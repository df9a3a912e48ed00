/**
 * The store on SQLite: who owns the data folder, one thread that writes and a few that read. What is in the tables is
 * the matter of {@code internal.tables}, how to talk to the database that of {@code internal.sql}.
 */
package org.agentworld.persistence.internal;
