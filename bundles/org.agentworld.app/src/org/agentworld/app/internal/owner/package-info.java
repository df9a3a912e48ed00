/** The owner's end of the data folder's socket: runs what clients ask for. */
package org.agentworld.app.internal.owner;
