/** The keyring on Equinox secure storage: a file of our own, encrypted with a password that the desktop's keyring keeps. */
package org.agentworld.core.internal.keyring;
