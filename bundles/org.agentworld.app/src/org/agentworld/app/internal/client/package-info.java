/**
 * Where the process begins, and the client's end of the data folder's socket. It runs without the platform, so that a command
 * to a running window is done before Equinox would have started.
 */
package org.agentworld.app.internal.client;
