/** What is known of servers and providers beside their connections, for whoever shows it. Knows no widgets. */
package org.agentworld.ui.internal.catalog;
