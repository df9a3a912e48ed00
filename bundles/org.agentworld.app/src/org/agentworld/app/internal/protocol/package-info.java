/**
 * What a client and the owner of a data folder say to each other, and where they meet; see docs/command-line.md. Nothing of
 * the platform: a client runs without it.
 */
package org.agentworld.app.internal.protocol;
