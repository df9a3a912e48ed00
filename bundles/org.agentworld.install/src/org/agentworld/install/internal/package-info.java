/**
 * What concerns the installation itself: plug-ins that outlive an upgrade of the program below them, and what is shown of
 * plug-ins before they are installed.
 */
package org.agentworld.install.internal;
